import {localDateOf} from '@haochaping/core';
import type {Settings} from '../options.ts';
import type {Counter, DemonstrationDirectory} from './build-directory.ts';
import {itemNamed} from './counters.ts';
import type {Dice} from './dice.ts';
import type {FrontDesk, Visit} from './front-desk.ts';
import {OPEN_STORIES, type OpenStory} from './open-stories.ts';
import {type Rating, RETURN_OF_THE_ENTERPRISE, STORIES} from './stories.ts';
import type {StoryTeller} from './story-teller.ts';
import {latestBefore, type StoryTime, storyTime, workingDayFrom, workingDaysBefore} from './story-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
// The finished stories need room for the longest handling and its call-back.
const FINISHED_BEFORE_MS = 45 * DAY_MS;

/** What the parts of the demonstration are played with. */
export interface SeedStage {
  readonly places: DemonstrationDirectory;
  readonly settings: Settings;
  readonly dice: Dice;
  /** The day the demonstration is made for. */
  readonly at: number;
  readonly desk: FrontDesk;
  readonly teller: StoryTeller;
}

/** Somebody who was served at a counter, and what they thought of it. */
export function visitOf(
  {desk}: Pick<SeedStage, 'desk'>,
  counter: Counter,
  {item, rating}: {readonly item: string; readonly rating: Rating},
  servedAt: number,
  ratedAt?: number,
): Visit {
  return desk.rate(desk.serve(counter, itemNamed(counter, item), servedAt), rating, ratedAt);
}

/** The stories that are over, and the enterprise that came back; the receipt code of the first. */
export async function tellFinishedStories(stage: SeedStage): Promise<string> {
  const {places, settings, at, desk, teller} = stage;
  const {notices} = settings;
  const codes: string[] = [];
  for (const story of STORIES) {
    const time = storyTime(notices, latestBefore(notices, story.day, at - FINISHED_BEFORE_MS));
    const counter = places.counties[story.office];
    const visit = visitOf(stage, counter, story, time.on(0, '10:20'));
    await teller.tell(visit, {counter, handling: story.handling, time, stage: 'closed'});
    codes.push(visit.receiptCode);
  }
  const {office, day} = RETURN_OF_THE_ENTERPRISE;
  const returned = storyTime(notices, latestBefore(notices, day, at));
  await desk.record([visitOf(stage, places.counties[office], RETURN_OF_THE_ENTERPRISE, returned.on(0, '10:50'))]);
  return codes[0] ?? '';
}

/** The orders that are open on this day; the receipt code of one that waits for its answer. */
export async function tellOpenStories(stage: SeedStage): Promise<string> {
  const {places, at, teller} = stage;
  let waiting = '';
  for (const story of OPEN_STORIES) {
    const counter = places.counties[story.office];
    const {servedAt, time} = timeOf(story, stage);
    const visit = visitOf(stage, counter, story, servedAt, Math.min(servedAt + HOUR_MS / 2, at));
    await teller.tell(visit, {counter, handling: story.handling, time, stage: story.stage});
    if (story.stage === 'rectifying' && waiting === '') waiting = visit.receiptCode;
  }
  return waiting;
}

function timeOf(
  {countedFrom, receivedBefore}: OpenStory,
  {settings, at}: SeedStage,
): {readonly servedAt: number; readonly time: StoryTime} {
  const {notices} = settings;
  if (countedFrom === 'now') return {servedAt: at - 2 * HOUR_MS, time: storyTime(notices, localDateOf(at))};
  const today = workingDayFrom(notices, localDateOf(at));
  const due = countedFrom === 'today' ? today : workingDaysBefore(notices, today, 1);
  const time = storyTime(notices, workingDaysBefore(notices, due, receivedBefore));
  return {servedAt: time.on(0, '09:40'), time};
}
