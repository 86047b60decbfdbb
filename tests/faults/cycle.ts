import type {Page} from 'playwright-core';
import type {PendingReview} from '@haochaping/sdk';
import type {Device} from './device.ts';
import {PLAIN_HTTP_DOMAIN} from './device.ts';
import type {Dice} from './dice.ts';
import type {Rating} from './ledger.ts';
import type {DeliveryMoment, Line, LineFault} from './line.ts';
import type {Office} from './office.ts';
import type {PageSettings, Told} from './page/contract.ts';
import type {Proxy} from './proxy.ts';
import {Tab} from './tab.ts';

const MINUTE_MS = 60_000;
// How long an answer may take here; a busy machine makes some late, which is a fault like any other.
const ANSWER_MS = 500;
// Longer than any rest after a pause, a lease or a back-off.
const USUAL_STRIDES_MS = [10 * MINUTE_MS];
// Between strides nothing is lost yet.
const STRIDE_WITHIN_MS = 1_000;
const DRAIN_WITHIN_MS = 12_000;
const LOOK_EVERY_MS = 40;

/** What a cycle is played with. Office and device live longer than one cycle. */
export interface Stage {
  readonly office: Office;
  readonly proxy: Proxy;
  device: Device;
  /** Another device, with a profile of its own, of which the harness hears as of the usual one. */
  readonly newDevice: (profile: string) => Device;
}

/** One round: a device of its own by its origin, some citizens, one kind of fault, all of it out of one seed. */
export class Cycle {
  readonly number: number;
  readonly dice: Dice;
  readonly stage: Stage;
  readonly ratings: Rating[] = [];
  readonly told: Told[] = [];
  readonly tabs: Tab[] = [];
  /** What is to be put away, the last first. */
  readonly atEnd: (() => Promise<void>)[] = [];
  /** Called at the moment a citizen was told, after it was noted. */
  whenTold: (told: Told) => void = () => undefined;
  /** How far the device's clock is from the true one. */
  clockOffsetMs = 0;
  /** How time passes by the device's clock after the repair; at the end all that waits must be gone. */
  stridesMs: readonly number[] = USUAL_STRIDES_MS;
  /** Where the page is opened without a secure context, and so without Web Locks. */
  plainHttp: boolean;
  /** Where the page has a service worker that delivers too. */
  serviceWorker = false;
  /** How the device comes to deliver what waits, once all is repaired. */
  drainBy: 'flush' | 'online' | 'itself';
  readonly #batchItems: number;

  constructor(number: number, dice: Dice, stage: Stage) {
    this.number = number;
    this.dice = dice;
    this.stage = stage;
    this.plainHttp = dice.chance(0.25);
    this.drainBy = dice.pick(['flush', 'online', 'itself']);
    this.#batchItems = dice.between(1, 4);
  }

  get device(): Device {
    return this.stage.device;
  }

  get office(): Office {
    return this.stage.office;
  }

  get host(): string {
    return `c${this.number}.${this.plainHttp ? PLAIN_HTTP_DOMAIN : 'localhost'}`;
  }

  get origin(): string {
    return this.stage.proxy.originOf(this.host);
  }

  get line(): Line {
    return this.stage.proxy.lineOf(this.host);
  }

  /** Whether a page of the browser belongs to this cycle. */
  owns(page: Page): boolean {
    return new URL(page.url()).origin === this.origin;
  }

  async openTab(): Promise<Tab> {
    const {device, host} = this;
    // Made before the page asks for it.
    this.stage.proxy.lineOf(host);
    const page = await device.newPage();
    const settings: PageSettings = {
      clockOffsetMs: this.clockOffsetMs,
      answerMs: ANSWER_MS,
      batchItems: this.#batchItems,
      serviceWorker: this.serviceWorker,
    };
    const tab = new Tab(page, () => device === this.device && device.isOn);
    this.tabs.push(tab);
    await page.goto(`${this.origin}/?settings=${encodeURIComponent(JSON.stringify(settings))}`);
    return tab;
  }

  /** Citizens whose matter is finished and who have not said anything yet. */
  async citizens(from: number, to = from): Promise<Rating[]> {
    const ratings: Rating[] = [];
    for (let left = this.dice.between(from, to); left > 0; left--) {
      const {caseNumber, serviceNumber, invitation} = await this.office.finishCase();
      const level = this.dice.pick([1, 2, 3, 4, 5]);
      const rating: Rating = {
        subject: `${caseNumber}#${String(serviceNumber)}`,
        invitation,
        level,
        text: this.#words(),
      };
      ratings.push(rating);
      this.ratings.push(rating);
    }
    return ratings;
  }

  /** The line plays these faults, one for each delivery, and is good afterwards. */
  playFaults(faults: readonly LineFault[]): void {
    this.line.plan = ({number}) => faults[number];
  }

  /** Calls once, at the moment of the delivery of that number. */
  whenDelivery(number: number, moment: DeliveryMoment, act: () => void): void {
    this.line.watch = (seen, delivery) => {
      if (seen !== moment || delivery.number !== number) return;
      this.line.watch = undefined;
      act();
    };
  }

  /** Resolves after so many deliveries came, or the time is over. */
  async deliveriesSeen(count: number, withinMs: number): Promise<void> {
    await this.until(() => this.line.bodies.length >= count, withinMs);
  }

  async until(holds: () => boolean, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    while (!holds() && performance.now() < deadline) await pause(10);
    return holds();
  }

  /** Mends everything, and nothing of the device's store. */
  async repair(): Promise<void> {
    this.line.plan = undefined;
    this.line.watch = undefined;
    await Promise.all([this.office.open(), this.device.switchOn()]);
    await this.office.stall(undefined);
  }

  /** Has the device deliver; resolves with what is left on it, when nothing goes out any more. */
  async drain(): Promise<readonly PendingReview[]> {
    let left: readonly PendingReview[] | undefined;
    for (const [index, strideMs] of this.stridesMs.entries()) {
      // As if time had passed: rests are over, and nothing else has changed.
      this.clockOffsetMs += strideMs;
      const last = index === this.stridesMs.length - 1;
      left = await this.#deliver(await this.#wakeUp(), last ? DRAIN_WITHIN_MS : STRIDE_WITHIN_MS);
      if (left !== undefined && isAtRest(left)) break;
    }
    return left ?? [];
  }

  /** What waits is to go out now, in the way that was drawn. */
  async #wakeUp(): Promise<Tab> {
    const alive = this.tabs.filter((tab) => !tab.isGone);
    if (this.drainBy === 'itself') await Promise.all(alive.map((tab) => tab.close()));
    else await Promise.all(alive.map((tab) => tab.setClock(this.clockOffsetMs)));
    const tab = alive.find((one) => !one.isGone) ?? (await this.openTab());
    if (this.drainBy === 'online') await tab.sayOnline();
    return tab;
  }

  async #deliver(tab: Tab, withinMs: number): Promise<readonly PendingReview[] | undefined> {
    const deadline = performance.now() + withinMs;
    let left: readonly PendingReview[] | undefined;
    do {
      if (this.drainBy === 'flush') await tab.flush();
      left = await tab.pending();
      if (left !== undefined && isAtRest(left)) break;
      await pause(LOOK_EVERY_MS);
    } while (performance.now() < deadline);
    return left;
  }

  async end(): Promise<void> {
    await Promise.all(this.tabs.map((tab) => tab.close()));
    for (let step = this.atEnd.pop(); step !== undefined; step = this.atEnd.pop()) await step();
    this.stage.proxy.forget(this.host);
  }

  #words(): string {
    const said = [
      '排了两个小时队，',
      '材料清单不全，',
      '<b>跑了三趟</b>，',
      '"网上"说不用复印件，',
      '谢谢。',
      '😀 很快，',
    ];
    const words = Array.from({length: this.dice.between(1, 4)}, () => this.dice.pick(['', ...said]));
    return `${words.join('')}第 ${String(this.number)} 轮`;
  }
}

function isAtRest(left: readonly PendingReview[]): boolean {
  return left.every(({state}) => state === 'parked');
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
