import {textLength} from './text.ts';

/** Why a password is refused. */
export const PASSWORD_PROBLEM_CODES = ['too-short', 'as-before', 'own-name', 'common'] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEM_CODES)[number];

/** What a new password is judged by; `own` holds what is known of the person: account, name, staff number. */
export type PasswordFacts = {
  readonly next: string;
  readonly current: string;
  readonly own: readonly string[];
  /** Characters (code points) it has at least. */
  readonly lengthMin: number;
};

// With so few different characters a long password is still soon tried.
const DIFFERENT_MIN = 4;
// A name of one character, or a number of two digits, is in too many words to forbid.
const OWN_LENGTH_MIN = 3;

/**
 * What people and guessing programs try first, among those long enough to pass otherwise: from the published lists of leaked passwords,
 * and what an office here writes on the first note.
 */
const COMMON = [
  ...['password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'qwerty', 'asdfgh', 'zxcvbn', 'iloveyou', 'letmein', 'welcome'],
  ...['admin', 'administrator', 'changeme', 'football', 'sunshine', 'princess', 'dragon', 'monkey', 'superman'],
  ...['woaini', '1qaz2wsx', '1q2w3e4r', 'qazwsx', 'zaq12wsx', 'abc123', 'a1b2c3', '5201314', '147258369', 'haochaping'],
];

/** Keys that lie beside each other, and the digits and letters in their order. */
const ROWS = [
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

/**
 * What is wrong with a new password, or undefined: it is long enough, not the old one, holds nothing of its owner's name, and is not
 * one of those that are tried first. No kinds of characters are asked for (NIST SP 800-63B §3.1.1): they make passwords alike.
 */
export function passwordProblem({next, current, own, lengthMin}: PasswordFacts): PasswordProblem | undefined {
  if (textLength(next) < lengthMin) return 'too-short';
  if (next === current) return 'as-before';
  const plain = next.toLowerCase();
  if (own.some((name) => textLength(name) >= OWN_LENGTH_MIN && plain.includes(name.toLowerCase()))) return 'own-name';
  return isCommon(plain) ? 'common' : undefined;
}

/** Whether nothing is left of it but what everybody tries: a common word with a few digits around it, a row of keys, one character again and again. */
function isCommon(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT_MIN) return true;
  if (ROWS.some((row) => isRun(plain, row) || isRun(plain, Array.from(row).reverse().join('')))) return true;
  const letters = plain.replace(/[\d\s!@#$%^&*()_.+=-]+$/, '').replace(/^[\d\s!@#$%^&*()_.+=-]+/, '');
  const digits = plain.replace(/\D/g, '');
  return COMMON.some((word) => [plain, letters, digits].some((part) => part !== '' && isRepeated(part, word)));
}

function isRun(plain: string, row: string): boolean {
  // A row may be gone through more than once.
  return (row + row + row).includes(plain) || isRepeated(plain, row);
}

function isRepeated(text: string, word: string): boolean {
  return text.length >= word.length && text.split(word).join('') === '';
}
