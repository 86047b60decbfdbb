import {type Actor, addDays, type LocalDate, localDateOf, type Role, SYSTEM} from '@haochaping/core';
import type {ReviewItem, ServiceInstance} from '@haochaping/protocol';
import {issueApiKey} from '../access/api-keys.ts';
import {keyedHash} from '../access/keyed-hash.ts';
import {Invitations} from '../invitations/invitations.ts';
import {issueInvitation} from '../invitations/issue-invitation.ts';
import {runDue} from '../jobs/due.ts';
import {runFold} from '../jobs/fold.ts';
import {type AppOptions, type Settings, settingsOf} from '../options.ts';
import type {Ports} from '../ports.ts';
import {receiveReviews} from '../reviews/receive-reviews.ts';
import {appendAudit, putDirectory, putServiceInstances, readReceipt, saveCommand} from '../store/index.ts';
import {createAccounts, type DemonstrationAccount} from './accounts.ts';
import {buildDirectory, type Counter, type DemonstrationDirectory} from './build-directory.ts';
import {itemNamed} from './counters.ts';
import {addDemonstrationCases, demonstrationCase, firstCaseTimes} from './demonstration-cases.ts';
import {Dice} from './dice.ts';
import {EVERYDAY_STORIES, GOOD_RATINGS} from './everyday.ts';
import {type Handling, type Stage, stepsOf} from './handling.ts';
import {OPEN_STORIES, type OpenStory} from './open-stories.ts';
import {CITIES} from './places.ts';
import {Register} from './register.ts';
import {type Rating, RETURN_OF_THE_ENTERPRISE, STORIES} from './stories.ts';
import {latestBefore, type StoryTime, storyTime, workingDayFrom, workingDaysBefore} from './story-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
// The finished stories need room for the longest handling and its call-back.
const FINISHED_BEFORE_MS = 45 * DAY_MS;
const EVERYDAY_REVIEWS_OVER_DAYS = 120;
const STORIES_A_CITY = 2;

/** What the one who starts the demonstration needs to look around. Told once: only hashes are stored. */
export interface DemonstrationCredentials {
  readonly accounts: readonly DemonstrationAccount[];
  readonly keys: {readonly 'business-system': string; readonly portal: string};
  /** Receipt codes of two of the stories, one open and one closed. */
  readonly receipts: {readonly open: string; readonly closed: string};
}

export interface SeedOptions {
  /** The day the demonstration is made for: open orders have their deadlines around it. */
  readonly at: number;
  /** The same number gives the same demonstration; passwords and keys are random all the same. @default 2026 */
  readonly seed?: number;
}

/**
 * Fills an empty store: the directory of Jiangsu, the stories with their orders, hundreds of everyday reviews, the cases of
 * one citizen, accounts and keys. Everything goes the way that real reviews and real commands go, with its own dates.
 */
export async function seedDemonstration(
  ports: Ports,
  options: AppOptions,
  {at, seed = 2026}: SeedOptions,
): Promise<DemonstrationCredentials> {
  const places = buildDirectory();
  await putDirectory(ports.engine, places.directory);
  const {accounts, actors} = await createAccounts(ports, places.counties.jiangning.departmentCode, at);
  const seeder = new Seeder(ports, settingsOf(options), places, actors, new Dice(seed), at);
  const closed = await seeder.finishedStories();
  const open = await seeder.openStories();
  await seeder.everyday();
  await seeder.citizen();
  await runDue(ports, settingsOf(options), at);
  await runFold(ports);
  await appendAudit(ports.engine.db, {
    actor: 'system',
    action: 'demonstration-seeded',
    subject: 'store',
    at,
    detail: {seed},
  });
  return {
    accounts,
    keys: {
      'business-system': await issueApiKey(ports, {name: '演示业务系统', role: 'business-system', at}),
      portal: await issueApiKey(ports, {name: '演示门户', role: 'portal', at}),
    },
    receipts: {open, closed},
  };
}

/** A service that was rated, or is to be. */
interface Visit {
  readonly instance: ServiceInstance;
  readonly rating: Rating;
  readonly ratedAt: number;
  readonly id: string;
  readonly receiptCode: string;
}

class Seeder {
  readonly #ports: Ports;
  readonly #settings: Settings;
  readonly #places: DemonstrationDirectory;
  readonly #actors: ReadonlyMap<Role, Actor>;
  readonly #dice: Dice;
  readonly #register: Register;
  readonly #invitations: Invitations;
  readonly #at: number;

  constructor(
    ports: Ports,
    settings: Settings,
    places: DemonstrationDirectory,
    actors: ReadonlyMap<Role, Actor>,
    dice: Dice,
    at: number,
  ) {
    this.#ports = ports;
    this.#settings = settings;
    this.#places = places;
    this.#actors = actors;
    this.#dice = dice;
    this.#register = new Register(dice);
    this.#invitations = new Invitations(ports.keys, settings.deployment);
    this.#at = at;
  }

  /** The stories that are over, and the enterprise that came back; the receipt code of the first. */
  async finishedStories(): Promise<string> {
    const {notices} = this.#settings;
    const codes: string[] = [];
    for (const story of STORIES) {
      const day = latestBefore(notices, story.day, this.#at - FINISHED_BEFORE_MS);
      const time = storyTime(notices, day);
      const counter = this.#places.counties[story.office];
      const visit = this.#visit(counter, story.item, time.on(0, '10:20'), story.rating);
      await this.#tell(visit, counter, story.handling, time, 'closed');
      codes.push(visit.receiptCode);
    }
    const {office, item, day, rating} = RETURN_OF_THE_ENTERPRISE;
    const returned = storyTime(notices, latestBefore(notices, day, this.#at));
    await this.#record([this.#visit(this.#places.counties[office], item, returned.on(0, '10:50'), rating)]);
    return codes[0] ?? '';
  }

  /** The orders that are open on this day; the receipt code of one that waits for its answer. */
  async openStories(): Promise<string> {
    let waiting = '';
    for (const story of OPEN_STORIES) {
      const counter = this.#places.counties[story.office];
      const {servedAt, time} = this.#timeOf(story);
      const visit = this.#visit(
        counter,
        story.item,
        servedAt,
        story.rating,
        Math.min(servedAt + HOUR_MS / 2, this.#at),
      );
      await this.#tell(visit, counter, story.handling, time, story.stage);
      if (story.stage === 'rectifying' && waiting === '') waiting = visit.receiptCode;
    }
    return waiting;
  }

  #timeOf({countedFrom, receivedBefore}: OpenStory): {readonly servedAt: number; readonly time: StoryTime} {
    const {notices} = this.#settings;
    const today = workingDayFrom(notices, localDateOf(this.#at));
    if (countedFrom === 'now') {
      return {servedAt: this.#at - 2 * HOUR_MS, time: storyTime(notices, localDateOf(this.#at))};
    }
    const due = countedFrom === 'today' ? today : workingDaysBefore(notices, today, 1);
    const time = storyTime(notices, workingDaysBefore(notices, due, receivedBefore));
    return {servedAt: time.on(0, '09:40'), time};
  }

  /** Hundreds of good reviews, some people who said nothing, and a few bad ones with their orders, over all cities. */
  async everyday(): Promise<void> {
    const visits: Visit[] = [];
    for (const city of CITIES) {
      const counters = this.#places.cities.get(city.code);
      if (counters === undefined) continue;
      for (let n = 0; n < city.reviews; n++) {
        const counter = this.#dice.chance(0.08) ? this.#anyOf(this.#places.province) : this.#dice.pick(counters);
        visits.push(...this.#everydayVisit(counter));
      }
      for (let n = 0; n < STORIES_A_CITY; n++) await this.#everydayStory(this.#dice.pick(counters));
    }
    await this.#record(visits);
  }

  #everydayVisit(counter: Counter): Visit[] {
    const servedAt = this.#workingHour(this.#dice.between(1, EVERYDAY_REVIEWS_OVER_DAYS));
    const item = this.#dice.pick(counter.items);
    // One in eight says nothing: the share of those who do is a figure of its own.
    if (this.#dice.chance(0.125)) {
      this.#register.serve(counter, item, servedAt);
      return [];
    }
    const share = this.#dice.next();
    const ratings = GOOD_RATINGS[share < 0.72 ? '5' : share < 0.93 ? '4' : '3'];
    return [this.#visit(counter, item.name, servedAt, this.#dice.pick(ratings))];
  }

  async #everydayStory(counter: Counter): Promise<void> {
    const {rating, handling} = this.#dice.pick(EVERYDAY_STORIES);
    const {notices} = this.#settings;
    const day = workingDayFrom(notices, addDays(localDateOf(this.#at), -this.#dice.between(25, 100)));
    const time = storyTime(notices, day);
    const visit = this.#visit(counter, this.#dice.pick(counter.items).name, time.on(0, '11:05'), rating);
    await this.#tell(visit, counter, handling, time, 'closed');
  }

  /** The citizen of the portal: six finished cases, the oldest two rated. */
  async citizen(): Promise<void> {
    const {engine} = this.#ports;
    const instances = firstCaseTimes(this.#settings.notices, this.#at, 6).map((servedAt, n) =>
      demonstrationCase(n, servedAt),
    );
    await putServiceInstances(engine, instances, this.#at);
    await addDemonstrationCases(engine, instances);
    const rated = instances.slice(0, 2).map((instance) => this.#rate(instance, this.#dice.pick(GOOD_RATINGS['5'])));
    await this.#record(rated);
  }

  #visit(counter: Counter, item: string, servedAt: number, rating: Rating, ratedAt?: number): Visit {
    return this.#rate(this.#register.serve(counter, itemNamed(counter, item), servedAt), rating, ratedAt);
  }

  #rate(instance: ServiceInstance, rating: Rating, given?: number): Visit {
    const ratedAt = given ?? this.#register.soonAfter(Date.parse(instance.servedAt));
    const id = this.#register.reviewId(ratedAt);
    return {instance, rating, ratedAt, id, receiptCode: this.#register.receiptCode()};
  }

  /** Records a bad review and handles its order up to a stage. */
  async #tell(visit: Visit, counter: Counter, handling: Handling, time: StoryTime, stage: Stage): Promise<void> {
    await this.#record([visit]);
    const {engine, keys} = this.#ports;
    const receipt = await readReceipt(engine, keyedHash(keys.hashKey, 'receipt', visit.receiptCode));
    const orderId = receipt?.order?.id;
    if (orderId === undefined) throw new Error('A bad review of the stories opened no order.');
    const {profile, notices} = this.#settings;
    for (const {role, at, command} of stepsOf(handling, visit.rating.identityMode, time, stage)) {
      const request = {orderId, command, actor: this.#actor(role, counter)};
      const saved = await saveCommand(engine, request, {at, profile, notices});
      if (saved.outcome !== 'saved') {
        throw new Error(`${counter.departmentName}, ${command.type}: ${JSON.stringify(saved)}`);
      }
    }
  }

  /** The account of a role, where the account is of this office; else somebody of the office without one. */
  #actor(role: Role, counter: Counter): Actor {
    if (role === 'system') return SYSTEM;
    const account = this.#actors.get(role);
    const ofAnotherOffice = account?.departmentCode !== undefined && account.departmentCode !== counter.departmentCode;
    return account === undefined || ofAnotherOffice ? {role, departmentCode: counter.departmentCode} : account;
  }

  /** Stores what was served, then sends each review in, as its device would have, at its own time. */
  async #record(visits: readonly Visit[]): Promise<void> {
    const {engine} = this.#ports;
    const served = this.#register.take();
    if (served.length > 0) await putServiceInstances(engine, served, this.#at);
    const rules = {ports: this.#ports, invitations: this.#invitations, profile: this.#settings.profile};
    const outcomes = await Promise.all(
      visits.map(async (visit) => receiveReviews(rules, [await this.#itemOf(visit)], visit.ratedAt)),
    );
    const refused = outcomes.flat().find(({outcome}) => outcome !== 'recorded');
    if (refused !== undefined)
      throw new Error(`A review of the demonstration was not taken: ${JSON.stringify(refused)}`);
  }

  async #itemOf({instance, rating, ratedAt, id, receiptCode}: Visit): Promise<ReviewItem> {
    const place = {engine: this.#ports.engine, invitations: this.#invitations, settings: this.#settings};
    const channel = instance.place === 'online' ? 'web-widget' : 'desk-evaluator';
    const {invitation} = await issueInvitation(place, instance, {channel, at: Date.parse(instance.servedAt)});
    return {
      format: 1,
      id,
      receiptCode,
      invitation,
      ...rating,
      indicators: [...rating.indicators],
      indicatorsVersion: '2',
      submittedAt: new Date(ratedAt).toISOString(),
    };
  }

  /** A moment in office hours, so many days ago or on the working day after that. */
  #workingHour(daysAgo: number): number {
    const {notices} = this.#settings;
    const day: LocalDate = addDays(localDateOf(this.#at), -daysAgo);
    const back = workingDaysBefore(notices, workingDayFrom(notices, day), 1);
    const minutes = this.#dice.between(0, 59);
    return storyTime(notices, back).on(0, `${String(this.#dice.between(9, 16))}:${String(minutes)}`);
  }

  #anyOf(counters: readonly Counter[]): Counter {
    const counter = counters[this.#dice.between(0, counters.length - 1)];
    if (counter === undefined) throw new Error('There is no office to choose from.');
    return counter;
  }
}
