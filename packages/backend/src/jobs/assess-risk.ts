import {addDays, localDateOf, riskScore, startOfLocalDate, windowFacts} from '@haochaping/core';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {
  type AssessedUntil,
  listReviewsToAssess,
  listWindowReviews,
  quarantineReview,
  readSetting,
  type ReviewToAssess,
  writeSetting,
} from '../store/index.ts';

const SETTING = 'risk-assessed-until';
const REVIEWS_AT_ONCE = 500;
// What another server is just committing has an earlier instant than what it commits after.
const SETTLED_MS = 5_000;
const HOUR_MS = 3_600_000;
const OFFSET_HOURS = 8;
const SHARED_CHANNELS: ReadonlySet<string> = new Set(['desk-evaluator', 'kiosk']);

/**
 * Looks through what was recorded since the last run, and takes out of the statistics what was probably given to move them, until
 * somebody has looked. Says how many. It never touches an order: a bad review has opened its own long before.
 */
export async function runAssessRisk(
  {engine}: {readonly engine: Engine},
  {profile}: Pick<Settings, 'profile'>,
  at: number,
): Promise<number> {
  let quarantined = 0;
  for (;;) {
    const reviews = await listReviewsToAssess(engine, await assessedUntil(engine), at - SETTLED_MS, REVIEWS_AT_ONCE);
    const last = reviews.at(-1);
    if (last === undefined) return quarantined;
    // One day after the other: the neighbours of a review are those of its window and day.
    for (const [day, ofDay] of Map.groupBy(reviews, ({receivedAt}) => localDateOf(receivedAt))) {
      quarantined += await assessDay(engine, profile, day, ofDay, at);
    }
    await writeSetting(engine, SETTING, JSON.stringify({receivedAt: last.receivedAt, id: last.id}));
    if (reviews.length < REVIEWS_AT_ONCE) return quarantined;
  }
}

async function assessDay(
  engine: Engine,
  profile: Settings['profile'],
  day: ReturnType<typeof localDateOf>,
  reviews: readonly ReviewToAssess[],
  at: number,
): Promise<number> {
  const departments = [
    ...new Set(reviews.flatMap((one) => (one.windowNumber === undefined ? [] : [one.departmentCode]))),
  ];
  const [from, until] = [startOfLocalDate(day), startOfLocalDate(addDays(day, 1)) - 1];
  const neighbours =
    departments.length === 0
      ? new Map<string, never>()
      : Map.groupBy(await listWindowReviews(engine, departments, from, until), ({window}) => window);
  let quarantined = 0;
  for (const review of reviews) {
    if (review.countedOn === undefined) continue;
    const {level, indicators, receivedAt, departmentCode, windowNumber} = review;
    const ofWindow = windowNumber === undefined ? [] : (neighbours.get(`${departmentCode} ${windowNumber}`) ?? []);
    const facts = {
      sharedDevice: SHARED_CHANNELS.has(review.channel),
      hour: hourOf(review.submittedAt),
      ...windowFacts(ofWindow, {level, indicators: indicators.join(), receivedAt}, profile),
    };
    const risk = riskScore(facts, level, profile);
    if (risk.quarantined && (await quarantineReview(engine, review, {...risk, at}))) quarantined += 1;
  }
  return quarantined;
}

async function assessedUntil(engine: Engine): Promise<AssessedUntil> {
  const stored = await readSetting(engine, SETTING);
  return stored === undefined ? {receivedAt: 0, id: ''} : (JSON.parse(stored) as AssessedUntil);
}

/** The hour of the office's clock. */
function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS + OFFSET_HOURS) % 24;
}
