import type {PersonalDataKind, Level} from '@haochaping/core';
import type {
  AidWords,
  ClosedWords,
  ContactWords,
  DialogWords,
  Dictionary,
  RefusalWords,
  Review,
  SharedDeviceWords,
  StepWords,
  Words,
} from './dictionary.ts';

/**
 * A language as data, which somebody who does not program can write and read: what is computed in `Dictionary` is here a sentence with
 * `{places}` to fill. The drafts are written so, and what a locality brings as JSON is the same.
 */
export interface WrittenDictionary {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly review: Review;
  readonly name: string;
  /** `day` has {year}, {month} and {day}, in figures. */
  readonly words: Written<Omit<Words, 'language' | 'direction' | 'levelNames'>> & {
    readonly levelNames: Readonly<Record<Level, string>>;
  };
  /** Of `spokenCharactersLeft` the first is for none, the second for too many. */
  readonly late: Written<Omit<Dictionary['late'], 'spokenCharactersLeft' | 'tagNames'>> & {
    readonly charactersOver: string;
    readonly spokenCharactersLeft: {readonly some: string; readonly none: string; readonly over: string};
    /** By code; a tag that is left out stays in its official Chinese alone. */
    readonly tagNames?: Readonly<Record<string, string>>;
  };
  readonly closed: ClosedWords;
  readonly refusals: RefusalWords;
  /** `place` has {number} and {count}. */
  readonly steps: Written<StepWords>;
  readonly dialog: DialogWords;
  readonly contact: ContactWords;
  /** `found` has {kinds}: one of them, or several with `and` between. */
  readonly warning: {
    readonly found: string;
    readonly kinds: Readonly<Record<PersonalDataKind, string>>;
    readonly and: string;
    readonly advice: string;
  };
  readonly sharedDevice: Written<SharedDeviceWords>;
  readonly aids: AidWords;
}

type Written<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends (...values: never[]) => string ? string : Words[Key];
};

/** What the element speaks with. */
export function dictionaryOf(written: WrittenDictionary): Dictionary {
  const {
    language,
    direction,
    review,
    name,
    words,
    late,
    closed,
    refusals,
    steps,
    dialog,
    contact,
    warning,
    sharedDevice,
    aids,
  } = written;
  const {spokenCharactersLeft: spoken} = late;
  return {
    review,
    name,
    closed,
    refusals,
    steps: {...steps, place: (number, count) => filled(steps.place, {number, count})},
    dialog,
    contact,
    aids,
    words: {
      ...words,
      language,
      ...(direction === 'rtl' && {direction}),
      day(date) {
        const [year, month, day] = date.split('-').map(Number);
        return filled(words.day, {year, month, day});
      },
    },
    late: {
      ...late,
      moreTags: (count) => filled(late.moreTags, {count}),
      charactersLeft: (left) =>
        left < 0 ? filled(late.charactersOver, {count: -left}) : filled(late.charactersLeft, {count: left}),
      spokenCharactersLeft: (atMost) =>
        atMost < 0 ? spoken.over : atMost === 0 ? spoken.none : filled(spoken.some, {count: atMost}),
      code: (code) => filled(late.code, {code}),
    },
    warning: {
      found: (kinds) => filled(warning.found, {kinds: kinds.map((kind) => warning.kinds[kind]).join(warning.and)}),
      advice: warning.advice,
    },
    sharedDevice: {...sharedDevice, clearsIn: (seconds) => filled(sharedDevice.clearsIn, {seconds})},
  };
}

/** A place without a value stays as it is written. */
function filled(sentence: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
