import type {IdentityMode, Level, PersonalDataKind} from '@haochaping/core';
import type {UnsavedReason} from '@haochaping/sdk';
import type {LauncherLabel} from '../closing.ts';
import type {ContactProblem} from '../contact-draft.ts';
import type {FormProblem} from '../form-state.ts';
import type {RefusalGroup} from '../refusal-group.ts';
import type {ClosedReason, Delivery} from '../view-state.ts';

/** What happened, and then what was kept or what to do. */
export type Message = {readonly title: string; readonly text: string};

/** Whether somebody whose own language it is has read it. What is not reviewed is offered only where a site turns it on, and says so. */
export type Review = 'reviewed' | 'not-yet-reviewed-by-a-native-speaker';

/**
 * One language with all its parts, fetched in one go by whoever speaks it; what most people load stays as small as it was. The Chinese of the
 * mainland has the same parts, each in the chunk that draws it.
 */
export interface Dictionary {
  readonly review: Review;
  /** In its own words, for the list to choose from. */
  readonly name: string;
  readonly words: Words;
  readonly late: Omit<LateWords, 'dictionary'>;
  readonly closed: ClosedWords;
  readonly refusals: RefusalWords;
  readonly steps: StepWords;
  readonly dialog: DialogWords;
  readonly contact: ContactWords;
  readonly warning: WarningWords;
  readonly sharedDevice: SharedDeviceWords;
  readonly aids: AidWords;
}

/** The words of the first screen in one language. A missing one does not compile. */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  /** Absent where letters run as in Chinese. */
  readonly direction?: 'rtl';
  readonly loading: string;
  /** The name of the form, for those who go by landmarks. */
  readonly form: string;

  readonly about: string;
  readonly department: string;
  readonly window: string;
  readonly staffNumber: string;
  readonly servedOn: string;
  /** A day written `YYYY-MM-DD`, as people write it. */
  readonly day: (day: string) => string;
  readonly unverified: string;

  readonly levels: string;
  /** Beside the official Chinese wording; absent where that is the language. */
  readonly levelNames?: Readonly<Record<Level, string>>;
  readonly notice: string;

  /** The two that need no answer of a server; the others are {@link ClosedWords}. */
  readonly closed: Readonly<Record<'missing' | 'unavailable', Message>>;
  readonly retry: string;
}

/** The words of what comes after a level is chosen. They are loaded beside the first screen, and are there before it is shown. */
export interface LateWords {
  /** The whole of a language that came in one go; absent for the Chinese that each part brings along. */
  readonly dictionary?: Dictionary;
  readonly tags: string;
  readonly tagsOptional: string;
  readonly tagsNeeded: string;
  readonly moreTags: (count: number) => string;
  /** By code, beside the official Chinese wording; absent where that is the language. */
  readonly tagNames?: Readonly<Record<string, string>>;

  readonly text: string;
  readonly textHint: string;
  readonly charactersLeft: (left: number) => string;
  /** Heard near the end: at most this many are left, or -1 when there are too many. */
  readonly spokenCharactersLeft: (atMost: number) => string;

  readonly identity: string;
  readonly identityModes: Readonly<Record<IdentityMode, Message>>;

  /** On the button that opens the fields. */
  readonly contact: string;

  readonly submit: string;
  readonly submitting: string;
  readonly submitAgain: string;
  readonly problems: Readonly<Record<FormProblem, string>>;
  readonly unsaved: string;
  readonly unsavedReasons: Readonly<Record<UnsavedReason, string>>;
  /** Behind each reason: what is still there, and what to do. */
  readonly unsavedKept: string;

  readonly done: Readonly<Record<Delivery, Message>>;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly progress: string;

  readonly refused: string;
  readonly refusedKept: string;
  readonly code: (code: string) => string;
}

/** Why an invitation that was read invites to nothing. */
export type ClosedWords = Readonly<Record<Exclude<ClosedReason, 'missing' | 'unavailable'>, Message>>;

/** Why a review was refused for good, and what to do. */
export type RefusalWords = Readonly<Record<RefusalGroup, string>>;

/** The words around a rating that stands in a dialog. */
export interface DialogWords {
  /** The name of the dialog. */
  readonly dialog: string;
  readonly close: string;
  readonly launcher: Readonly<Record<LauncherLabel, string>>;
  /** On a shared device, before what was filled in is cleared. */
  readonly lost: Message;
  readonly stay: string;
  readonly leave: string;
}

/** The words of a form that is asked step by step. */
export interface StepWords {
  readonly place: (number: number, count: number) => string;
  readonly back: string;
  readonly next: string;
}

/** The words of the contact that a citizen may leave. These and those below are loaded when somebody needs them. */
export interface ContactWords {
  readonly contact: string;
  readonly contactHint: string;
  readonly phone: string;
  readonly name: string;
  readonly consent: string;
  /** What the consent is to: the purpose, who sees it, how long it is kept. */
  readonly consentMeans: string;
  readonly remove: string;
  readonly problems: Readonly<Record<ContactProblem, string>>;
  /** Beside the receipt, where the contact could not be sealed and stayed behind. */
  readonly leftOut: Message;
}

/** The warning of a person's own numbers in the text. */
export interface WarningWords {
  readonly found: (kinds: readonly PersonalDataKind[]) => string;
  readonly advice: string;
}

/** The words on a shared device, whose screen is cleared when nobody touches it. */
export interface SharedDeviceWords {
  readonly clearing: string;
  readonly clearsIn: (seconds: number) => string;
  readonly stay: string;
  readonly clearNow: string;
}

/** What helps to read: another language, the elder view, and a voice. */
export interface AidWords {
  /** The name of the row of aids, for those who go by landmarks. */
  readonly aids: string;
  readonly language: string;
  /** Two names of one switch: what it leads to. */
  readonly elder: string;
  readonly standard: string;
  readonly readAloud: string;
  readonly stopReading: string;
  /** Under the list, while the language is not reviewed. */
  readonly notReviewed: string;
  /** Said aloud instead of the tags, which would tell the level to whoever stands near. */
  readonly tagsAloud: string;
}
