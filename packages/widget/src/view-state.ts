import type {Level} from '@haochaping/core';
import type {Catalogue} from '@haochaping/protocol/citizen';
import type {DeliveredOutcome, InvitationRead, Submission} from '@haochaping/sdk';
import {edited, emptyForm, isFormProblem} from './form-state.ts';
import type {FormEdit, FormState} from './form-state.ts';

/** Why there is nothing to fill in. `unavailable`: nobody could say; worth another try. */
export type ClosedReason = 'missing' | 'rated' | 'expired' | 'forged' | 'foreign' | 'unknown' | 'unavailable';

/** Where a review that exists stands. `already-rated`: another one counts for this service, this one is kept beside it. */
export type Delivery = 'saved' | 'delivered' | 'already-rated';

/** Whether the receipt code got into the clipboard. */
export type Copying = 'no' | 'copied' | 'failed';

/**
 * `level` is unknown where the review was given in an earlier visit. `contactLeftOut`: it could not be sealed, so the review went without it.
 * `news`: this came by itself, and is to be said aloud.
 */
export type DoneState = {
  readonly phase: 'done';
  readonly delivery: Delivery;
  readonly id: string;
  readonly receiptCode: string | undefined;
  readonly level: Level | undefined;
  readonly contactLeftOut: boolean;
  readonly copying: Copying;
  readonly news: boolean;
};

/** Refused for good. With an id where the review had been saved first and is parked on this device. */
export type RefusedState = {
  readonly phase: 'refused';
  readonly code: string;
  readonly id: string | undefined;
  readonly news: boolean;
};

/** Everything the element can show. */
export type ViewState =
  | {readonly phase: 'loading'}
  | {readonly phase: 'closed'; readonly why: ClosedReason}
  | FormState
  | DoneState
  | RefusedState;

/** Everything that can happen to it: the first two while it opens, the middle ones by hand, the last ones in answer. */
export type ViewEvent =
  | {readonly type: 'opened'; readonly catalogue: Catalogue; readonly invitation: InvitationRead}
  | {readonly type: 'closed'; readonly why: ClosedReason}
  | FormEdit
  | {readonly type: 'answered'; readonly submission: Submission}
  | {readonly type: 'copied'; readonly copying: Copying}
  | {readonly type: 'delivered'; readonly id: string; readonly outcome: DeliveredOutcome}
  | {readonly type: 'refused'; readonly id: string; readonly code: string};

/** The next state. An event that means nothing in this state leaves it as it is: the very same object. */
export function step(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'closed':
      return state.phase === 'loading' ? {phase: 'closed', why: event.why} : state;
    case 'opened':
      return state.phase === 'loading' ? opened(event.catalogue, event.invitation) : state;
    case 'copied':
      return state.phase === 'done' ? {...state, copying: event.copying} : state;
    case 'delivered':
      return awaits(state, event.id) ? {...state, delivery: deliveryOf(event.outcome), news: true} : state;
    case 'refused':
      return awaits(state, event.id) ? {phase: 'refused', code: event.code, id: event.id, news: true} : state;
    case 'answered':
      return state.phase === 'form' ? answered(state, event.submission) : state;
    default:
      return state.phase === 'form' && !state.submitting ? edited(state, event) : state;
  }
}

/** Whether this review was shown as saved, so that news of it belongs here. */
function awaits(state: ViewState, id: string): state is DoneState {
  return state.phase === 'done' && state.delivery === 'saved' && state.id === id;
}

function opened(catalogue: Catalogue, invitation: InvitationRead): ViewState {
  if (invitation.kind === 'problem') return {phase: 'closed', why: closedBy(invitation.code)};
  const {waiting} = invitation;
  if (waiting?.state === 'parked') return {phase: 'refused', code: waiting.code ?? '', id: waiting.id, news: false};
  if (waiting !== undefined) {
    return done('saved', waiting, undefined);
  }
  if (invitation.kind === 'reading' && invitation.state !== 'open') return {phase: 'closed', why: invitation.state};
  return emptyForm(catalogue, invitation.about, invitation.kind === 'reading');
}

function closedBy(code: string): ClosedReason {
  switch (code) {
    case 'invitation-forged':
    case 'body-invalid':
      return 'forged';
    case 'invitation-foreign':
      return 'foreign';
    case 'invitation-expired':
      return 'expired';
    case 'service-instance-unknown':
      return 'unknown';
    default:
      return 'unavailable';
  }
}

function answered(form: FormState, submission: Submission): ViewState {
  const open = {...form, submitting: false};
  switch (submission.state) {
    case 'unsaved':
      return {...open, unsaved: submission.reason};
    case 'refused':
      return isFormProblem(submission.code)
        ? {...open, problems: [submission.code]}
        : {phase: 'refused', code: submission.code, id: undefined, news: false};
    case 'saved':
      return done('saved', submission, form.draft.level);
    case 'delivered':
      return done(deliveryOf(submission.outcome), submission, form.draft.level);
  }
}

function done(
  delivery: Delivery,
  {id, receiptCode, contactLeftOut = false}: {id: string; receiptCode?: string; contactLeftOut?: boolean},
  level: Level | undefined,
): DoneState {
  return {phase: 'done', delivery, id, receiptCode, level, contactLeftOut, copying: 'no', news: false};
}

/** Contested looks like any other second rating: that two ratings disagree is the management body's matter. */
function deliveryOf(outcome: DeliveredOutcome): Delivery {
  return outcome === 'recorded' ? 'delivered' : 'already-rated';
}

/** Where the focus goes when an event led from one state to another, if it goes anywhere. `problem`: the first wrong field of the page. */
export type FocusTarget = 'result' | 'unsaved' | 'more-tags' | 'problem' | 'contact';

/** Only what the citizen just asked for moves the focus; news from the network never does. */
export function focusAfter(event: ViewEvent, after: ViewState): FocusTarget | undefined {
  if (event.type === 'fill') return event.focus;
  if (event.type !== 'submit' && event.type !== 'answered' && event.type !== 'expand') return undefined;
  if (after.phase !== 'form') return 'result';
  if (event.type === 'expand') return 'more-tags';
  if (after.unsaved !== undefined) return 'unsaved';
  return after.problems.length === 0 ? undefined : 'problem';
}
