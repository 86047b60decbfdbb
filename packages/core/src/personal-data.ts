import {isResidentId, isUnifiedSocialCreditCode} from './identifiers.ts';
import {isMobileNumber} from './telephone.ts';

export type PersonalDataKind = 'resident-id' | 'mobile' | 'bank-card';

/** Where a text holds personal data; `start` and `end` count as `slice` does. */
export type PersonalDataSpan = {readonly kind: PersonalDataKind; readonly start: number; readonly end: number};

type Group = {readonly digits: string; readonly start: number; readonly end: number};

/** What stands right before and behind a number. */
type Surroundings = {readonly before: string; readonly after: string};

const SEPARATOR = ' \\-－\\u2010-\\u2015\\u00A0\\u3000';
const RUN = new RegExp(`[0-9０-９](?:[${SEPARATOR}]?[0-9０-９])*(?:[XxＸｘ](?![A-Za-z0-9]))?`, 'g');
const GROUP = new RegExp(`[^${SEPARATOR}]+`, 'g');

// As far back as a word may stand that says what the number is: 我的身份证号码是：
const LABEL_REACH = 10;

// GB/T 2260, the first two digits: the provinces, and 83 for residents from Taiwan.
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * Resident identity (GB 11643, of 18 and of 15 digits), mainland mobile and bank card numbers in a text, in any width of digits, grouped by
 * spaces and hyphens or not. For a kind warning: rather silent about a number that could be either than wrong about one that is not, so
 * what a case number, a 统一社会信用代码 or a day looks like counts as such. A number counts only when it stands alone: eleven digits within
 * a longer number are part of that number.
 */
export function findPersonalData(text: string): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const run of groupsIn(text, RUN)) {
    const groups = groupsIn(text.slice(run.start, run.end), GROUP, run.start);
    for (let from = 0; from < groups.length;) {
      const found = longestFrom(text, groups, from);
      if (found === undefined) from += 1;
      else {
        spans.push(found.span);
        from = found.next;
      }
    }
  }
  return spans;
}

// By `exec`, not `matchAll`: this also runs in browsers from before 2019.
function groupsIn(text: string, pattern: RegExp, offset = 0): Group[] {
  const groups: Group[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = offset + match.index;
    groups.push({digits: match[0].normalize('NFKC').toUpperCase(), start, end: start + match[0].length});
  }
  return groups;
}

function longestFrom(
  text: string,
  groups: readonly Group[],
  from: number,
): {span: PersonalDataSpan; next: number} | undefined {
  const first = groups[from];
  if (first === undefined) return undefined;
  const before = text.slice(Math.max(0, first.start - LABEL_REACH), first.start).normalize('NFKC');
  for (let to = groups.length; to > from; to -= 1) {
    const taken = groups.slice(from, to);
    const end = taken[taken.length - 1]?.end ?? first.end;
    const kind = kindOf(
      taken.map(({digits}) => digits),
      {before, after: text.charAt(end).normalize('NFKC')},
    );
    if (kind !== undefined) return {span: {kind, start: first.start, end}, next: to};
  }
  return undefined;
}

function kindOf(groups: readonly string[], {before, after}: Surroundings): PersonalDataKind | undefined {
  const digits = groups.join('');
  // A letter makes it part of a code, as the last character of a 统一社会信用代码 does; the X of an identity number is one of its digits.
  const endsInCode = /[A-Z]/i.test(after);
  const beginsInCode = /[A-Z_]$/i.test(before);
  if (!endsInCode && isIdentity(digits, before)) return 'resident-id';
  if (isMobile(groups)) return 'mobile';
  if (endsInCode || beginsInCode) return undefined;
  if (isOldIdentity(digits)) return 'resident-id';
  return isCardGrouping(groups) && isBankCard(digits) ? 'bank-card' : undefined;
}

/**
 * Case numbers of area, day and serial have the very form of an identity number, and one in eleven its check digit. They carry days of
 * the time in which cases are numbered so; a child's number from then on counts where the text calls it one.
 */
function isIdentity(digits: string, before: string): boolean {
  if (!isResidentId(digits) || !PROVINCES.test(digits)) return false;
  const year = Number(digits.slice(6, 10));
  return year >= 1900 && (year < 2015 || /身份|证件|证号/.test(before));
}

/** Of 15 digits, issued until 1999: as today's without century and check digit. */
function isOldIdentity(digits: string): boolean {
  return (
    digits.length === 15 && PROVINCES.test(digits) && /^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits)
  );
}

/** With or without the country code. Not where a longer number of parts begins with few digits, as `13-20261122-1`. */
function isMobile(groups: readonly string[]): boolean {
  const [first = '', second = ''] = groups;
  const start = /^(?:00)?86$/.test(first) ? second : first;
  return start.length >= 3 && isMobileNumber(groups.join('').replace(/^(?:00)?86(?=\d{11}$)/, ''));
}

/** In one piece, in fours with a rest, or the issuer's six digits apart: how cards are written, and lists of numbers are not. */
function isCardGrouping(groups: readonly string[]): boolean {
  return /^(?:\d+|(?:\d{4} ){3,4}\d{1,4}|\d{6} \d{10,13})$/.test(groups.join(' '));
}

/**
 * By the check digit of ISO/IEC 7812-1 and the first digit that banks have: 4, 5, 6, for some old ones 9. A day of this century at the
 * front or behind an area code makes it the number of a case.
 */
function isBankCard(digits: string): boolean {
  const numbersACase = /^(?:\d{6})?20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
  if (numbersACase || isUnifiedSocialCreditCode(digits)) return false;
  return /^[4-69]\d{15,18}$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
