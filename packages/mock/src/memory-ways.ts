import type {AddressObjection, Ways} from '@haochaping/backend';
import type {LetterWay, SendOutcome} from '@haochaping/core';

/** A letter as it would have been sent. */
export interface SentLetter {
  /** Its place among all that were ever sent here, from 1. */
  readonly number: number;
  readonly way: LetterWay;
  readonly at: string;
  readonly id: string;
  /** Where it would have gone; telephone numbers with most of them hidden. */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
}

// A visitor looks at the latest; an open tab sends for days.
const MOST_KEPT = 200;

/** Ways that lead to a list in memory instead of into the world: a page has nobody to write to. */
export interface MemoryWays {
  readonly ways: Ways;
  /** The latest letters, newest first. */
  readonly sent: () => readonly SentLetter[];
}

/** Takes every letter there is, as a receiver that never fails. */
export function memoryWays(clock: () => number): MemoryWays {
  const letters: SentLetter[] = [];
  let number = 0;
  const keep = (letter: Omit<SentLetter, 'number' | 'at'>): SendOutcome => {
    number += 1;
    letters.unshift({number, at: new Date(clock()).toISOString(), ...letter});
    letters.splice(MOST_KEPT);
    return {kind: 'delivered'};
  };
  const each =
    <Sent>(write: (letter: Sent) => Omit<SentLetter, 'number' | 'at'>) =>
    (all: readonly Sent[]): Promise<readonly SendOutcome[]> =>
      Promise.resolve(all.map((letter) => keep(write(letter))));
  const ways: Ways = {
    webhook: {
      objection,
      deliver: each(({id, url, body}) => ({way: 'webhook', id, to: url, text: body})),
    },
    mail: {deliver: each(({id, to, subject, text}) => ({way: 'mail', id, to, subject, text}))},
    sms: {deliver: each(({id, to, text}) => ({way: 'sms', id, to: `${to.slice(0, 3)}****${to.slice(-4)}`, text}))},
    province: {
      deliver: each(({id, kind, record}) => ({way: 'province', id, to: kind, text: JSON.stringify(record)})),
    },
  };
  return {ways, sent: () => letters};
}

/** A page resolves no names; what can be said of an address as it is written is said. */
function objection(url: string): AddressObjection | undefined {
  if (!URL.canParse(url)) return 'not-an-address';
  const {protocol, hostname} = new URL(url);
  if (protocol !== 'https:') return 'not-https';
  return hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname) ? 'inside' : undefined;
}
