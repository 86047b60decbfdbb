import type {Dictionary} from './dictionary.ts';
import {dictionary as chinese} from './zh-CN.ts';

/**
 * The dictionary for a language tag; Chinese where there is none for it, and where its part cannot be fetched: words in another
 * language are better than none. Chinese comes at once, without a promise, so that the first drawing needs no second.
 */
export function dictionaryFor(language: string): Dictionary | Promise<Dictionary> {
  if (!/^en\b/i.test(language)) return chinese;
  return import('./en.ts').then(
    ({dictionary}) => dictionary,
    () => chinese,
  );
}
