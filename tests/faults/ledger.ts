import Database from 'better-sqlite3';
import type {PendingReview} from '@haochaping/sdk';
import type {Told} from './page/contract.ts';

/** What one citizen says about one service instance, once. */
export interface Rating {
  /** `caseNumber#serviceNumber`. */
  readonly subject: string;
  readonly invitation: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly text: string;
}

/** What the database holds for one service instance. */
export interface Held {
  readonly reviews: readonly {readonly id: string; readonly level: number; readonly text: string}[];
  readonly orders: number;
}

/** One cycle, or many, in numbers. */
export interface Figures {
  /** Ratings that their citizens were told are safe: saved on the device, or delivered. */
  readonly told_saved: number;
  /** Of those: in the database as they were given, the bad ones with their order. */
  readonly recorded: number;
  /** Of those: refused for good where that is right, kept on the device, and shown with their code. */
  readonly parked: number;
  /** Of those: none of these. */
  readonly lost: number;
  /** Reviews and orders beyond the one that a rating may become. */
  readonly doubled: number;
}

/** What the database holds for these service instances, read past the server. */
export function readHeld(file: string, subjects: readonly string[]): Map<string, Held> {
  const database = new Database(file, {readonly: true, timeout: 5_000});
  try {
    const reviews = database.prepare<[string], Held['reviews'][number]>(
      'select id, level, text from review where subject_key = ?',
    );
    const orders = database.prepare<[string], {count: number}>(
      'select count(*) as count from work_order where subject_key = ?',
    );
    return new Map(
      subjects.map((subject) => [
        subject,
        {reviews: reviews.all(subject), orders: orders.get(subject)?.count ?? 0} satisfies Held,
      ]),
    );
  } finally {
    database.close();
  }
}

/**
 * Holds what citizens were told against what is there. Each rating was given once, so that a second row for its service instance is a
 * double, whatever its id. A rating of which nobody was told anything may be there or not.
 */
export function settle(
  ratings: readonly Rating[],
  told: readonly Told[],
  held: ReadonlyMap<string, Held>,
  {pending, mayPark}: {readonly pending: readonly PendingReview[]; readonly mayPark: boolean},
): Figures {
  const figures = {told_saved: 0, recorded: 0, parked: 0, lost: 0, doubled: 0};
  for (const rating of ratings) {
    const {reviews, orders} = held.get(rating.subject) ?? {reviews: [], orders: 0};
    figures.doubled += Math.max(0, reviews.length - 1) + Math.max(0, orders - 1);
    const ids = idsToldSafe(rating, told);
    if (ids.size === 0) continue;
    figures.told_saved++;
    const good = reviews.some(({id, level, text}) => ids.has(id) && level === rating.level && text === rating.text);
    const ordered = rating.level > 2 || orders > 0;
    if (good && ordered) figures.recorded++;
    else if (mayPark && pending.some((one) => ids.has(one.id) && isShownAsParked(one, told))) figures.parked++;
    else figures.lost++;
  }
  return figures;
}

function idsToldSafe({subject}: Rating, told: readonly Told[]): ReadonlySet<string> {
  return new Set(
    told.flatMap((one) => {
      const safe = one.what === 'saved' || one.what === 'delivered';
      return safe && one.subject === subject ? [one.id] : [];
    }),
  );
}

function isShownAsParked({id, state, code}: PendingReview, told: readonly Told[]): boolean {
  const heard = told.some((one) => one.what === 'event-refused' && one.id === id && one.code === code);
  return state === 'parked' && code !== undefined && heard;
}

export const NOTHING: Figures = {told_saved: 0, recorded: 0, parked: 0, lost: 0, doubled: 0};

export function sum(one: Figures, other: Figures): Figures {
  return {
    told_saved: one.told_saved + other.told_saved,
    recorded: one.recorded + other.recorded,
    parked: one.parked + other.parked,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
  };
}
