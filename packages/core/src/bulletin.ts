import {type LocalMonth, monthOf} from './periods.ts';
import type {LocalDate} from './calendar.ts';
import {findPersonalData} from './personal-data.ts';
import type {Rate} from './metrics.ts';
import {isBlank} from './text.ts';
import type {Profile} from './profile.ts';
import type {WorkOrderState} from './work-order/states.ts';

/** What a bulletin ranks by, together: not by 好评率, which would invite asking for five stars (domain of doc 002, 003). */
export const BULLETIN_METRICS = ['activeReviewRate', 'timelyRectificationRate', 'callBackSatisfactionRate'] as const;
export type BulletinMetric = (typeof BULLETIN_METRICS)[number];

/** 一至两个差评案例 (doc 002). */
export const MOST_BULLETIN_CASES = 2;

/** A case as it is to be published: words that somebody has written anew, without whoever was there. */
export type BulletinCase = {readonly said: string; readonly done: string; readonly comment: string};

/** Why a bulletin cannot be issued. */
export type BulletinRefusal =
  | 'month-not-over'
  | 'too-many-cases'
  | 'case-not-closed'
  | 'case-incomplete'
  | 'personal-data'
  | 'not-checked'
  | 'reason-missing';

/**
 * Whether a bulletin may be issued as it stands; undefined where nothing stands against it. A month is told once it is over; a case once
 * its order is closed, and in words that hold nobody's numbers; by somebody who says that they have read them. A second version says why.
 */
export function bulletinProblem({
  month,
  today,
  version,
  reason,
  checked,
  comment,
  cases,
}: {
  readonly month: LocalMonth;
  readonly today: LocalDate;
  /** Of the bulletin that is to be issued, from 1. */
  readonly version: number;
  readonly reason: string;
  readonly checked: boolean;
  readonly comment: string;
  readonly cases: readonly (BulletinCase & {readonly state: WorkOrderState | undefined})[];
}): BulletinRefusal | undefined {
  if (month >= monthOf(today)) return 'month-not-over';
  if (cases.length > MOST_BULLETIN_CASES) return 'too-many-cases';
  if (cases.some(({state}) => state !== 'closed' && state !== 'archived')) return 'case-not-closed';
  if (cases.some(({said, done}) => isBlank(said) || isBlank(done))) return 'case-incomplete';
  const words = [comment, reason, ...cases.flatMap((one) => [one.said, one.done, one.comment])];
  if (words.some((text) => findPersonalData(text).length > 0)) return 'personal-data';
  if (cases.length > 0 && !checked) return 'not-checked';
  if (version > 1 && isBlank(reason)) return 'reason-missing';
  return undefined;
}

/**
 * A rate as a bulletin may show it; null where so few were asked that the answer of one of them could be told. What reviews and duties
 * make is shown from the first on, as everywhere (doc 002).
 */
export function bulletinRate(name: BulletinMetric, rate: Rate, {disclosure}: Pick<Profile, 'disclosure'>): Rate | null {
  if (name !== 'callBackSatisfactionRate') return rate;
  return rate.denominator === 0 || rate.denominator >= disclosure.cellReviewsMin ? rate : null;
}
