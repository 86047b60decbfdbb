import type {Level} from '@haochaping/core';
import type {Client, ClientEvent, Submission} from '@haochaping/sdk';
import type {ReviewEventDetail} from './events.ts';
import {chosenIndicators, contactToSend} from './form-state.ts';
import {step} from './view-state.ts';
import type {FormState} from './form-state.ts';
import type {ViewEvent, ViewState} from './view-state.ts';

/** What a session tells the element. `ready` resolves when all that draws a form and its end is here. */
export type SessionHost = {
  readonly ready: () => Promise<unknown>;
  readonly changed: (event: ViewEvent, state: ViewState) => void;
  readonly tell: (detail: ReviewEventDetail, level: Level | undefined) => void;
};

/** The rating of one invitation, from reading it to the news of its delivery. */
export type Session = {
  readonly state: () => ViewState;
  readonly send: (event: ViewEvent) => void;
  /** Whether anybody looks. One that nobody looks at goes on listening only while a review of its own is under way. */
  readonly show: (shown: boolean) => void;
};

/** Begins at once to read the invitation; tells nothing before it has returned. */
export function startSession(client: Client, invitation: string, host: SessionHost): Session {
  let state: ViewState = invitation === '' ? {phase: 'closed', why: 'missing'} : {phase: 'loading'};
  let shown = true;
  let stop: (() => void) | undefined;

  const send = (event: ViewEvent): void => {
    const before = state;
    state = step(before, event);
    if (state === before) return;
    host.changed(event, state);
    // Written by hand, a contact takes longer than loading what seals it.
    if (event.type === 'fill' && event.fill.contact !== undefined) void client.prepareSealing();
    if (event.type === 'submit' && state.phase === 'form' && state.submitting) void submit(state);
    listen();
  };

  const hear = (event: ClientEvent): void => {
    const before = state;
    if (before.phase !== 'done' || (event.type !== 'delivered' && event.type !== 'refused')) return;
    send(event);
    if (state === before) return;
    const code = event.type === 'refused' ? {code: event.code} : {};
    host.tell({id: event.id, state: event.type, ...code}, before.level);
  };

  const listen = (): void => {
    if (shown || isUnderWay(state)) {
      stop ??= client.subscribe(hear);
    } else {
      stop?.();
      stop = undefined;
    }
  };

  const read = async (): Promise<void> => {
    const event = await Promise.all([client.catalogue(), client.readInvitation(invitation), host.ready()]).then(
      ([{catalogue}, read]): ViewEvent => ({type: 'opened', catalogue, invitation: read}),
      // A part that did not come, a client that was closed: to the citizen it is the same as a service that cannot be reached.
      (): ViewEvent => ({type: 'closed', why: 'unavailable'}),
    );
    send(event);
  };

  const submit = async (form: FormState): Promise<void> => {
    const {level, text, identityMode} = form.draft;
    if (level === undefined) return;
    const {indicatorsVersion} = form.catalogue;
    const indicators = chosenIndicators(form);
    const contact = contactToSend(form)?.given;
    const submission = await client.submit({
      invitation,
      level,
      indicators,
      indicatorsVersion,
      text,
      identityMode,
      ...(contact && {contact}),
    });
    send({type: 'answered', submission});
    host.tell(detailOf(submission), level);
  };

  listen();
  if (invitation !== '') void read();
  return {
    state: () => state,
    send,
    show: (now) => {
      shown = now;
      listen();
    },
  };
}

function isUnderWay(state: ViewState): boolean {
  return state.phase === 'form' ? state.submitting : state.phase === 'done' && state.delivery === 'saved';
}

function detailOf(submission: Submission): ReviewEventDetail {
  switch (submission.state) {
    case 'saved':
    case 'delivered':
      return {id: submission.id, state: submission.state};
    case 'refused':
      return {state: 'refused', code: submission.code};
    case 'unsaved':
      return {state: 'unsaved', code: submission.reason};
  }
}
