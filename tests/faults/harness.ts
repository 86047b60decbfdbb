import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Page} from 'playwright-core';
import {bundlePage, type GuardOff, type QueueName} from './bundle.ts';
import {Cycle, type Stage} from './cycle.ts';
import {Device} from './device.ts';
import {createDice} from './dice.ts';
import type {CycleResult, Journal} from './journal.ts';
import {drawKind} from './kinds/index.ts';
import type {Kind} from './kinds/kind.ts';
import {type Figures, readHeld, settle} from './ledger.ts';
import {Office} from './office.ts';
import type {Told} from './page/contract.ts';
import {Proxy} from './proxy.ts';

export interface HarnessOptions {
  readonly seed: string;
  readonly journal: Journal;
  readonly kinds: readonly Kind[];
  /** How long one cycle may take until it is given up, and counted as it stands. */
  readonly limitMs: number;
  /** @default ours */
  readonly queue?: QueueName;
  /** A rule of the SDK that is switched off. */
  readonly guardOff?: GuardOff;
  /** Switches off the server's knowledge of ids. */
  readonly serverForgetsIds?: boolean;
}

/**
 * A real server, a real browser with a profile on disk, and a line between them that can be broken. Each cycle breaks something, mends
 * it, has the device deliver, and holds what citizens were told against what the database has.
 */
export class Harness {
  readonly #options: HarnessOptions;
  readonly #folder: string;
  readonly #stage: Stage;
  #cycle: Cycle | undefined;

  /** Resolves when the first cycle can be played. */
  static async open(options: HarnessOptions): Promise<Harness> {
    const harness = new Harness(options);
    const {office, proxy, device} = harness.#stage;
    try {
      const page = bundlePage(harness.#path('page'), options.queue, options.guardOff);
      await Promise.all([page, office.open(), proxy.open()]);
      await device.switchOn();
      return harness;
    } catch (cause) {
      await harness.close();
      throw cause;
    }
  }

  constructor(options: HarnessOptions) {
    this.#options = options;
    this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-faults-'));
    const {serverForgetsIds: forgetsIds = false} = options;
    const office = new Office({data: this.#path('data'), forgetsIds});
    const proxy = new Proxy({page: this.#path('page'), upstream: () => office.address});
    const newDevice = (profile: string): Device =>
      new Device({profile, onTold: (page, told) => this.#noteTold(page, told)});
    this.#stage = {office, proxy, newDevice, device: newDevice(this.#path('profile'))};
    process.once('exit', this.#leave);
  }

  /** Plays one cycle; everything in it follows from the seed and its number, or else from these and the kind. */
  async play(number: number, wanted?: Kind): Promise<CycleResult> {
    const {seed, journal, kinds, limitMs} = this.#options;
    const dice = createDice(`${seed}/${String(number)}`);
    const kind = wanted ?? drawPlayable(kinds, dice);
    const began = performance.now();
    const cycle = new Cycle(number, dice, this.#stage);
    this.#cycle = cycle;
    const figures = await within(limitMs, this.#played(cycle, kind)).catch(async (cause: unknown) => {
      await this.#pullAllPlugs();
      return {...this.#counted(cycle, kind, []), broken: textOf(cause)};
    });
    await cycle.end().catch(() => this.#pullAllPlugs());
    this.#cycle = undefined;
    const ms = Math.round(performance.now() - began);
    const result: CycleResult = {seed, cycle: number, kind: kind.name, ms, ...figures};
    journal.noteResult(result);
    return result;
  }

  async close(): Promise<void> {
    const {office, proxy, device} = this.#stage;
    await device.kill();
    await proxy.close();
    await office.kill('SIGTERM');
    process.off('exit', this.#leave);
    fs.rmSync(this.#folder, {recursive: true, force: true, maxRetries: 5});
  }

  /** When the process ends before its time nothing of it stays. The server ends by itself, once nobody talks to it. */
  readonly #leave = (): void => {
    void this.#stage.device.kill();
    fs.rmSync(this.#folder, {recursive: true, force: true, maxRetries: 5});
  };

  async #played(cycle: Cycle, kind: Kind): Promise<Figures> {
    await cycle.repair();
    await kind.play(cycle);
    await cycle.repair();
    return this.#counted(cycle, kind, await cycle.drain());
  }

  #counted(cycle: Cycle, kind: Kind, pending: Awaited<ReturnType<Cycle['drain']>>): Figures {
    const {ratings, told} = cycle;
    const held = readHeld(
      this.#stage.office.database,
      ratings.map(({subject}) => subject),
    );
    return settle(ratings, told, held, {pending, mayPark: kind.mayPark === true});
  }

  /** At the very moment: written down and on disk before the page, or anybody who waits for this word, goes on. */
  #noteTold(page: Page, told: Told): void {
    const cycle = this.#cycle;
    if (cycle?.owns(page) !== true) return;
    this.#options.journal.noteTold(told, this.#options.seed, cycle.number);
    cycle.told.push(told);
    cycle.whenTold(told);
  }

  /** After a cycle that got stuck nothing is trusted but what is on disk. */
  async #pullAllPlugs(): Promise<void> {
    await Promise.all([this.#stage.device.kill(), this.#stage.office.kill()]);
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }
}

function drawPlayable(kinds: readonly Kind[], dice: ReturnType<typeof createDice>): Kind {
  const drawn = drawKind(kinds, dice);
  if (drawn.cannot?.() === undefined) return drawn;
  return drawKind(
    kinds.filter(({cannot}) => cannot === undefined),
    dice,
  );
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The cycle took longer than ${String(limitMs)} ms.`)), limitMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
