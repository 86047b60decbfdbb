import type {LateWords, Words} from './dictionary.ts';
import {words as chinese} from './zh-CN.ts';

/** One language: its first words, and the way to the others. */
export type Speech = {readonly words: Words; readonly late: () => Promise<LateWords>};

const CHINESE: Speech = {
  words: chinese,
  late: async () => {
    const part = await import('../late.ts');
    return part.chineseLateWords;
  },
};

/**
 * The words for a language tag; Chinese where there are none for it, and where they cannot be fetched: words in another language are
 * better than none. Chinese comes without a promise, so that the first drawing needs no second.
 */
export function speechFor(language: string): Speech | Promise<Speech> {
  return /^en\b/i.test(language) ? english().catch(() => CHINESE) : CHINESE;
}

async function english(): Promise<Speech> {
  const [{words}, {lateWords}] = await Promise.all([import('./en.ts'), import('./en.late.ts')]);
  return {words, late: () => Promise.resolve(lateWords)};
}
