import {type LocalDate, localDateOf} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {type JobCursor, readCursor} from '../store/job-cursor.ts';

export const HOT_WORDS_JOB = 'hot-words';

/** Up to which review words are counted: one of a day, or all of it. Days are counted in their order. */
export interface WordPlace {
  /** Empty before the first. */
  readonly day: LocalDate | '';
  readonly after: string;
  readonly whole: boolean;
}

const NO_WORDS: WordPlace = {day: '', after: '', whole: true};

export async function readWordPlace(engine: Engine): Promise<JobCursor<WordPlace>> {
  return readCursor(engine, HOT_WORDS_JOB, NO_WORDS);
}

/** The last day of which all words are counted; undefined while a day is being counted, and before the first. */
export async function wordsUntil(engine: Engine, at: number): Promise<LocalDate | undefined> {
  const {place} = await readWordPlace(engine);
  return place.day !== '' && place.whole && place.day < localDateOf(at) ? place.day : undefined;
}
