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
 * The words for a language tag at an element; Chinese where there are none for it, and where they cannot be fetched: words in another language
 * are better than none. Chinese comes without a promise, so that the first drawing needs no second, unless the site offers a choice; `again` is
 * called when the citizen makes it.
 */
export function speechFor(language: string, host: HTMLElement, again: () => void): Speech | Promise<Speech> {
  // zh, zh-CN, zh-Hans; not zh-Hant, zh-TW, zh-HK, zh-MO.
  return /^(zh[^tkm]*)?$/i.test(language) && !host.matches('[languages],[view]')
    ? CHINESE
    : otherSpeech(language, host, again).catch(() => CHINESE);
}

async function otherSpeech(language: string, host: HTMLElement, again: () => void): Promise<Speech> {
  const part = await import('./other-languages.ts');
  return part.speechIn(language, host, CHINESE, again);
}
