import {isMobileNumber, isResidentId} from './identifiers.ts';

export type PersonalDataKind = 'resident-id' | 'mobile' | 'bank-card';

/** Where a text holds personal data; `start` and `end` count as `slice` does. */
export type PersonalDataSpan = {readonly kind: PersonalDataKind; readonly start: number; readonly end: number};

type Group = {readonly digits: string; readonly start: number; readonly end: number};

/**
 * Identity, mobile and bank card numbers in a text, also in full-width digits or grouped by spaces and hyphens. A number counts
 * only when it stands alone: eleven digits within a longer number are part of that number.
 */
export function findPersonalData(text: string): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const run of groupsIn(text, /[0-9０-９](?:[ \-－\u00A0\u3000]?[0-9０-９])*(?:[XxＸｘ](?![A-Za-z0-9]))?/g)) {
    const groups = groupsIn(text.slice(run.start, run.end), /[^ \-－\u00A0\u3000]+/g, run.start);
    for (let from = 0; from < groups.length;) {
      const found = longestFrom(groups, from);
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
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = offset + match.index;
    groups.push({digits: match[0].normalize('NFKC').toUpperCase(), start, end: start + match[0].length});
  }
  return groups;
}

function longestFrom(groups: readonly Group[], from: number): {span: PersonalDataSpan; next: number} | undefined {
  const first = groups[from];
  if (first === undefined) return undefined;
  for (let to = groups.length; to > from; to -= 1) {
    const taken = groups.slice(from, to);
    const kind = kindOf(taken.map((group) => group.digits).join(''));
    const end = taken[taken.length - 1]?.end ?? first.end;
    if (kind !== undefined) return {span: {kind, start: first.start, end}, next: to};
  }
  return undefined;
}

function kindOf(digits: string): PersonalDataKind | undefined {
  if (isResidentId(digits)) return 'resident-id';
  // The country code, with or without the plus sign before it.
  if (isMobileNumber(digits.replace(/^(?:00)?86(?=\d{11}$)/, ''))) return 'mobile';
  return /^\d{16,19}$/.test(digits) && passesLuhn(digits) ? 'bank-card' : undefined;
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
