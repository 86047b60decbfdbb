import {LETTERS, WEBHOOKS} from '../locales/administration-zh-CN.ts';

// A backend may be newer than this page, and say what nobody here has words for.
const kinds: Readonly<Partial<Record<string, string>>> = WEBHOOKS.kinds;
const ways: Readonly<Partial<Record<string, string>>> = LETTERS.ways;
const failures: Readonly<Partial<Record<string, string>>> = LETTERS.failures;
const numbered: Readonly<Partial<Record<string, (code: string) => string>>> = LETTERS.numbered;

/** `http-503` is of the family `http-5`, `province-9` of `province`. */
const NUMBERED = /^(?=((?:http|smtp)-\d|province))[a-z]+-(.+)$/;

/** What a letter tells of, in words; the bare kind where there are none. */
export function kindWords(kind: string): string {
  return kinds[kind] ?? kind;
}

/** By which way a letter went, in words; the bare way where there are none. */
export function wayWords(way: string): string {
  return ways[way] ?? way;
}

/** Why a letter did not arrive, in words; the bare code where there are none. */
export function failureWords(code: string): string {
  const words = failures[code];
  if (words !== undefined) return words;
  const [, family = '', number = ''] = NUMBERED.exec(code) ?? [];
  return numbered[family]?.(number) ?? code;
}
