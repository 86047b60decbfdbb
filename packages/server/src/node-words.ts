import fs from 'node:fs';
import type {Segment} from '@haochaping/core';
import {Jieba} from '@node-rs/jieba';

/**
 * What jieba calls a word of the language: adjectives, adverbs of manner, idioms, nouns, verbs. Names of people (`nr…`), places
 * (`ns`) and bodies (`nt`), numbers, times, letters, and words that its dictionary does not know (`x`) are left out: a name that
 * it guesses is never shown.
 */
const WORDS_OF_THE_LANGUAGE: ReadonlySet<string> = new Set([
  ...['a', 'ad', 'an', 'i', 'l', 'n', 'v', 'vd', 'vn', 'z', 'j', 'b'],
]);

/** Words by jieba's dictionary, which is read when the first text comes: many a process never needs it. */
export function nodeWords(): Segment {
  let jieba: Jieba | undefined;
  return (text) =>
    (jieba ??= Jieba.withDict(fs.readFileSync(new URL(import.meta.resolve('@node-rs/jieba/dict.txt')))))
      .tag(text)
      .filter(({tag}) => WORDS_OF_THE_LANGUAGE.has(tag))
      .map(({word}) => word);
}
