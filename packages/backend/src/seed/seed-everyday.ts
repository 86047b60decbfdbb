import {addDays, localDateOf} from '@haochaping/core';
import type {Counter} from './build-directory.ts';
import {EVERYDAY_STORIES, GOOD_RATINGS} from './everyday.ts';
import type {Visit} from './front-desk.ts';
import {CITIES} from './places.ts';
import {type SeedStage, visitOf} from './seed-stories.ts';
import {storyTime, workingDayFrom, workingDaysBefore} from './story-time.ts';

const OVER_DAYS = 120;
const STORIES_A_CITY = 2;

/** Hundreds of good reviews, some people who said nothing, and a few bad ones with their orders, over all cities. */
export async function seedEveryday(stage: SeedStage): Promise<void> {
  const {places, dice, desk} = stage;
  const visits: Visit[] = [];
  for (const city of CITIES) {
    const counters = places.cities.get(city.code);
    if (counters === undefined) continue;
    for (let n = 0; n < city.reviews; n++) {
      const counter = dice.chance(0.08) ? anyOf(places.province, stage) : dice.pick(counters);
      visits.push(...everydayVisit(counter, stage));
    }
    for (let n = 0; n < STORIES_A_CITY; n++) await tellEverydayStory(dice.pick(counters), stage);
  }
  await desk.record(visits);
}

function everydayVisit(counter: Counter, stage: SeedStage): Visit[] {
  const {dice, desk} = stage;
  const servedAt = workingHour(dice.between(1, OVER_DAYS), stage);
  const item = dice.pick(counter.items);
  // One in eight says nothing: the share of those who do is a figure of its own.
  if (dice.chance(0.125)) {
    desk.serve(counter, item, servedAt);
    return [];
  }
  const share = dice.next();
  const rating = dice.pick(GOOD_RATINGS[share < 0.72 ? '5' : share < 0.93 ? '4' : '3']);
  return [desk.rate(desk.serve(counter, item, servedAt), rating)];
}

async function tellEverydayStory(counter: Counter, stage: SeedStage): Promise<void> {
  const {settings, dice, at, teller} = stage;
  const {notices} = settings;
  const {rating, handling} = dice.pick(EVERYDAY_STORIES);
  const day = workingDayFrom(notices, addDays(localDateOf(at), -dice.between(25, 100)));
  const time = storyTime(notices, day);
  const visit = visitOf(stage, counter, {item: dice.pick(counter.items).name, rating}, time.on(0, '11:05'));
  await teller.tell(visit, {counter, handling, time, stage: 'closed'});
}

/** A moment in office hours, so many days ago or on the working day before that. */
function workingHour(daysAgo: number, {settings, dice, at}: SeedStage): number {
  const {notices} = settings;
  const day = workingDayFrom(notices, addDays(localDateOf(at), -daysAgo));
  const minutes = dice.between(0, 59);
  const time = `${String(dice.between(9, 16))}:${String(minutes)}`;
  return storyTime(notices, workingDaysBefore(notices, day, 1)).on(0, time);
}

function anyOf(counters: readonly Counter[], {dice}: SeedStage): Counter {
  const counter = counters[dice.between(0, counters.length - 1)];
  if (counter === undefined) throw new Error('There is no office to choose from.');
  return counter;
}
