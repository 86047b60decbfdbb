import {isBlank, needsReason, textLength} from '@haochaping/core';
import type {IdentityMode, Level} from '@haochaping/core';
import type {Catalogue, ServiceSubject} from '@haochaping/protocol/citizen';
import type {UnsavedReason} from '@haochaping/sdk';
import type {ContactDraft, ContactProblem} from './contact-draft.ts';

/** What the citizen has said so far. `indicators` keeps those of levels left behind, so that coming back loses nothing. */
export type FormDraft = {
  readonly level: Level | undefined;
  readonly indicators: readonly string[];
  readonly text: string;
  readonly identityMode: IdentityMode;
  /** Absent until it is asked for, and when it was taken back. */
  readonly contact: ContactDraft | undefined;
};

/** What the citizen can mend, beside the field it belongs to. */
export type FormProblem = 'reason-missing' | 'indicators-too-many' | 'text-too-long';

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
  readonly problems: readonly (FormProblem | ContactProblem)[];
  readonly submitting: boolean;
  readonly unsaved: UnsavedReason | undefined;
};

/** What a citizen does to it by hand. `contact`: whether the focus goes on there, for it was just opened or taken back. */
export type FormEdit =
  | {readonly type: 'fill'; readonly fill: Partial<FormDraft>; readonly focus?: 'contact'}
  | {readonly type: 'indicator'; readonly code: string; readonly chosen: boolean}
  | {readonly type: 'expand'}
  | {readonly type: 'submit'};

// Bound to the person, so that a bad rating can be answered, and shown to as few as can be.
const EMPTY_DRAFT: FormDraft = {
  level: undefined,
  indicators: [],
  text: '',
  identityMode: 'confidential',
  contact: undefined,
};

/** The form in which nothing is filled in yet. */
export function emptyForm(catalogue: Catalogue, about: ServiceSubject, verified: boolean): FormState {
  return {
    phase: 'form',
    catalogue,
    about,
    verified,
    draft: EMPTY_DRAFT,
    expanded: false,
    problems: [],
    submitting: false,
    unsaved: undefined,
  };
}

/** The form after one edit. `submit` leaves it as it is, or with its problems, or `submitting`. */
export function edited(form: FormState, event: FormEdit): FormState {
  switch (event.type) {
    case 'expand':
      return {...form, expanded: true};
    case 'submit': {
      if (form.draft.level === undefined) return form;
      const problems = formProblems(form);
      return {...form, problems, submitting: problems.length === 0, unsaved: undefined};
    }
    case 'fill':
      return drafted(form, event.fill);
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

/** Whether a refusal says what the citizen can mend in the form. */
export function isFormProblem(code: string): code is FormProblem {
  return code === 'reason-missing' || code === 'indicators-too-many' || code === 'text-too-long';
}

/** Everything that has to be mended before the form can be submitted. */
export function formProblems(form: FormState): (FormProblem | ContactProblem)[] {
  const {draft, catalogue} = form;
  const problems: (FormProblem | ContactProblem)[] = [];
  const chosen = chosenIndicators(form).length;
  if (asksForReason(form) && chosen === 0 && isBlank(draft.text)) problems.push('reason-missing');
  if (chosen > catalogue.rules.indicatorsMax) problems.push('indicators-too-many');
  if (charactersLeft(form) < 0) problems.push('text-too-long');
  const problem = contactToSend(form)?.problem;
  if (problem !== undefined) problems.push(problem);
  return problems;
}

/** The contact, unless the citizen is to stay unknown: then what was written stays here, for the way back. */
export function contactToSend({draft}: FormState): ContactDraft | undefined {
  return draft.identityMode === 'anonymous' ? undefined : draft.contact;
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
