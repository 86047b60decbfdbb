import {isBlank, needsReason, textLength} from '@haochaping/core';
import type {IdentityMode, Level} from '@haochaping/core';
import type {Catalogue, ServiceSubject} from '@haochaping/protocol/citizen';
import type {DeliveredOutcome, InvitationRead, Submission, UnsavedReason} from '@haochaping/sdk';

/** What the citizen has said so far. `indicators` keeps those of levels left behind, so that coming back loses nothing. */
export type FormDraft = {
  readonly level: Level | undefined;
  readonly indicators: readonly string[];
  readonly text: string;
  readonly identityMode: IdentityMode;
};

/** What the citizen can mend, beside the field it belongs to. */
export type FormProblem = 'reason-missing' | 'indicators-too-many' | 'text-too-long';

/** Why there is nothing to fill in. `unavailable`: nobody could say; worth another try. */
export type ClosedReason = 'missing' | 'rated' | 'expired' | 'forged' | 'foreign' | 'unknown' | 'unavailable';

/** Where a review that exists stands. `already-rated`: another one counts for this service, this one is kept beside it. */
export type Delivery = 'saved' | 'delivered' | 'already-rated';

/**
 * The form. `verified` is false while `about` is only what the invitation says of itself. `expanded`: the tags behind "more"
 * are out. `unsaved`: the last submit kept nothing, and why; what was filled in is still here.
 */
export type FormState = {
  readonly phase: 'form';
  readonly catalogue: Catalogue;
  readonly about: ServiceSubject;
  readonly verified: boolean;
  readonly draft: FormDraft;
  readonly expanded: boolean;
  readonly problems: readonly FormProblem[];
  readonly submitting: boolean;
  readonly unsaved: UnsavedReason | undefined;
};

/** Whether the receipt code got into the clipboard. */
export type Copying = 'no' | 'copied' | 'failed';

/** `level` is unknown where the review was given in an earlier visit. `news`: this came by itself, and is to be said aloud. */
export type DoneState = {
  readonly phase: 'done';
  readonly delivery: Delivery;
  readonly id: string;
  readonly receiptCode: string | undefined;
  readonly level: Level | undefined;
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
  | {readonly type: 'level'; readonly level: Level}
  | {readonly type: 'indicator'; readonly code: string; readonly chosen: boolean}
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'identity'; readonly identityMode: IdentityMode}
  | {readonly type: 'expand'}
  | {readonly type: 'submit'}
  | {readonly type: 'answered'; readonly submission: Submission}
  | {readonly type: 'copied'; readonly copying: Copying}
  | {readonly type: 'delivered'; readonly id: string; readonly outcome: DeliveredOutcome}
  | {readonly type: 'refused'; readonly id: string; readonly code: string};

// Bound to the person, so that a bad rating can be answered, and shown to as few as can be.
const EMPTY_DRAFT: FormDraft = {level: undefined, indicators: [], text: '', identityMode: 'confidential'};

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

type Edit = Extract<ViewEvent, {type: 'level' | 'indicator' | 'text' | 'identity' | 'expand' | 'submit'}>;

function edited(form: FormState, event: Edit): FormState {
  switch (event.type) {
    case 'expand':
      return {...form, expanded: true};
    case 'submit': {
      if (form.draft.level === undefined) return form;
      const problems = formProblems(form);
      return {...form, problems, submitting: problems.length === 0, unsaved: undefined};
    }
    case 'level':
      return drafted(form, {level: event.level});
    case 'text':
      return drafted(form, {text: event.text});
    case 'identity':
      return drafted(form, {identityMode: event.identityMode});
    case 'indicator': {
      const others = form.draft.indicators.filter((code) => code !== event.code);
      return drafted(form, {indicators: event.chosen ? [...others, event.code] : others});
    }
  }
}

/** A problem goes as soon as it is mended; a new one waits for the next submit. */
function drafted(form: FormState, change: Partial<FormDraft>): FormState {
  const next = {...form, draft: {...form.draft, ...change}};
  const left = formProblems(next);
  return {...next, problems: form.problems.filter((problem) => left.includes(problem))};
}

function opened(catalogue: Catalogue, invitation: InvitationRead): ViewState {
  if (invitation.kind === 'problem') return {phase: 'closed', why: closedBy(invitation.code)};
  const {waiting} = invitation;
  if (waiting?.state === 'parked') return {phase: 'refused', code: waiting.code ?? '', id: waiting.id, news: false};
  if (waiting !== undefined) {
    return done('saved', waiting.id, waiting.receiptCode, undefined);
  }
  if (invitation.kind === 'reading' && invitation.state !== 'open') return {phase: 'closed', why: invitation.state};
  return {
    phase: 'form',
    catalogue,
    about: invitation.about,
    verified: invitation.kind === 'reading',
    draft: EMPTY_DRAFT,
    expanded: false,
    problems: [],
    submitting: false,
    unsaved: undefined,
  };
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
      return done('saved', submission.id, submission.receiptCode, form.draft.level);
    case 'delivered':
      return done(deliveryOf(submission.outcome), submission.id, submission.receiptCode, form.draft.level);
  }
}

function done(delivery: Delivery, id: string, receiptCode: string | undefined, level: Level | undefined): DoneState {
  return {phase: 'done', delivery, id, receiptCode, level, copying: 'no', news: false};
}

/** Contested looks like any other second rating: that two ratings disagree is the management body's matter. */
function deliveryOf(outcome: DeliveredOutcome): Delivery {
  return outcome === 'recorded' ? 'delivered' : 'already-rated';
}

function isFormProblem(code: string): code is FormProblem {
  return code === 'reason-missing' || code === 'indicators-too-many' || code === 'text-too-long';
}

function formProblems(form: FormState): FormProblem[] {
  const {draft, catalogue} = form;
  const problems: FormProblem[] = [];
  const chosen = chosenIndicators(form).length;
  if (asksForReason(form) && chosen === 0 && isBlank(draft.text)) problems.push('reason-missing');
  if (chosen > catalogue.rules.indicatorsMax) problems.push('indicators-too-many');
  if (charactersLeft(form) < 0) problems.push('text-too-long');
  return problems;
}

/** Whether the form asks for a tag or a word before it takes the chosen level. */
export function asksForReason({catalogue, draft}: FormState): boolean {
  return draft.level !== undefined && needsReason(draft.level, catalogue.rules);
}

/** The tags of the chosen level in the order they are shown: the basic ones, and the others once the citizen asked for more. */
export function offeredIndicators(form: FormState): {
  readonly basic: Catalogue['indicators'];
  readonly expanded: Catalogue['indicators'];
} {
  const ofLevel = form.catalogue.indicators.filter((indicator) => indicator.level === form.draft.level);
  return {
    basic: ofLevel.filter((indicator) => indicator.shown === 'basic'),
    expanded: ofLevel.filter((indicator) => indicator.shown === 'expanded'),
  };
}

/** The codes that would be submitted: those of the chosen level. */
export function chosenIndicators(form: FormState): string[] {
  const {basic, expanded} = offeredIndicators(form);
  return [...basic, ...expanded].map(({code}) => code).filter((code) => form.draft.indicators.includes(code));
}

/** How many characters may still be written; negative when there are too many. */
export function charactersLeft(form: FormState): number {
  return form.catalogue.rules.textMax - textLength(form.draft.text);
}

/**
 * The number a screen reader hears while somebody writes: nothing until 20 are left, then only 20, 10, 5 and 0 as an upper bound,
 * so that it does not speak at every key. Past the end it is -1.
 */
export function spokenCharactersLeft(form: FormState): number | undefined {
  const left = charactersLeft(form);
  return left < 0 ? -1 : [0, 5, 10, 20].find((bound) => left <= bound);
}

/** Where the focus goes when an event led from one state to another, if it goes anywhere. */
export type FocusTarget = 'result' | 'unsaved' | 'more-tags' | 'tags' | 'text';

/** Only what the citizen just asked for moves the focus; news from the network never does. */
export function focusAfter(event: ViewEvent, after: ViewState): FocusTarget | undefined {
  if (event.type !== 'submit' && event.type !== 'answered' && event.type !== 'expand') return undefined;
  if (after.phase !== 'form') return 'result';
  if (event.type === 'expand') return 'more-tags';
  if (after.unsaved !== undefined) return 'unsaved';
  const [first] = after.problems;
  return first === undefined ? undefined : problemField(after, first);
}

/** The field that a problem stands at: a missing reason at the tags, or at the text where this level has no tags. */
export function problemField(form: FormState, problem: FormProblem): 'tags' | 'text' {
  if (problem === 'text-too-long') return 'text';
  return form.catalogue.indicators.some(({level}) => level === form.draft.level) ? 'tags' : 'text';
}

/** Why a review was refused, in groups that a person can tell apart; the code itself is shown beside the words. */
export type RefusalGroup = 'expired' | 'invitation' | 'service' | 'content' | 'repeated' | 'other';

export function refusalGroup(code: string): RefusalGroup {
  switch (code) {
    case 'invitation-expired':
      return 'expired';
    case 'invitation-forged':
    case 'invitation-foreign':
      return 'invitation';
    case 'service-instance-unknown':
      return 'service';
    case 'id-reused':
      return 'repeated';
    default:
      return /^(level|indicator|text|reason|review|format)/.test(code) ? 'content' : 'other';
  }
}
