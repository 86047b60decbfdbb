import {addWorkingDays, localDateOf, startOfLocalDate} from '@haochaping/core';
import {runDue, runFold} from '@haochaping/backend';
import type {WorkOrderDetail} from '@haochaping/protocol';
import {createDice, type Dice} from '../faults/dice.ts';
import {Agenda} from './agenda.ts';
import {type Complaint, Citizens} from './citizens.ts';
import {type Findings, lookThrough} from './look-through.ts';
import {openProvince, type Province, type ProvinceOptions} from './province.ts';
import {type Command, type Person, Staff} from './staff.ts';
import {type Scene, STORIES, type Story} from './stories.ts';

export interface SimulationOptions extends Pick<ProvinceOptions, 'databaseUrl' | 'servers'> {
  readonly days: number;
  readonly reviews: number;
  readonly badPerMillion: number;
  readonly seed: string;
  /** Told now and then how far it is. */
  readonly progress?: (line: string) => void;
}

export interface SimulationReport extends Findings {
  readonly reviews: number;
  readonly orders: number;
  /** Commands of staff that were taken. */
  readonly commands: number;
  /** Commands that a rule refused though the story had not expected it, and stories that were cut short. */
  readonly refused: Readonly<Record<string, number>>;
  /** What the servers reported as unexpected. */
  readonly reported: readonly string[];
}

// A Monday without holidays near it.
const BEGINNING = Date.parse('2026-03-02T00:00:00+08:00');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// The jobs of a server run every few seconds; within two simulated hours little falls due that two hours later does not.
const JOBS_EVERY_MS = 2 * HOUR_MS;
/** Days after the last review in which every story comes to its end and closed orders are archived. */
const AFTERMATH_DAYS = 90;

/** Drives a province through its days, and looks through everything that it wrote. */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const province = await openProvince({...options, at: BEGINNING});
  try {
    return await new Simulation(province, options).run();
  } finally {
    await province.close();
  }
}

class Simulation {
  readonly #province: Province;
  readonly #options: SimulationOptions;
  readonly #agenda = new Agenda();
  readonly #dice: Dice;
  readonly #citizens: Citizens;
  readonly #staff: Staff;
  readonly #refused: Record<string, number> = {};
  #orders = 0;

  constructor(province: Province, options: SimulationOptions) {
    this.#province = province;
    this.#options = options;
    this.#dice = createDice(options.seed);
    this.#citizens = new Citizens(province, createDice(`${options.seed} citizens`), options.badPerMillion);
    this.#staff = new Staff(province, createDice(`${options.seed} staff`));
  }

  async run(): Promise<SimulationReport> {
    const {days, reviews} = this.#options;
    await this.#staff.hire();
    await this.#citizens.arrive();
    for (let day = 0; day < days; day++) {
      const today = Math.floor((reviews * (day + 1)) / days) - Math.floor((reviews * day) / days);
      for (const {at, count} of this.#citizens.moments(day, today)) this.#agenda.add(at, () => this.#rate(count));
    }
    const end = BEGINNING + (days + AFTERMATH_DAYS) * DAY_MS;
    for (let at = BEGINNING + JOBS_EVERY_MS; at <= end; at += JOBS_EVERY_MS)
      this.#agenda.add(at, () => this.#runJobs());
    await this.#play(end);
    await this.#runJobs();
    const findings = await lookThrough(this.#province);
    const {reported} = this.#province;
    return {
      reviews: this.#citizens.recorded,
      orders: this.#orders,
      ...findings,
      commands: this.#staff.commands,
      refused: this.#refused,
      reported,
    };
  }

  async #play(end: number): Promise<void> {
    const {clock} = this.#province;
    let told = 0;
    for (let at = this.#agenda.nextAt; at !== undefined && at <= end; at = this.#agenda.nextAt) {
      clock.now = Math.max(clock.now, at);
      const day = Math.floor((clock.now - BEGINNING) / DAY_MS);
      if (day > told) {
        told = day;
        this.#options.progress?.(
          `day ${String(day)}: ${String(this.#citizens.recorded)} reviews, ${String(this.#orders)} orders, ${String(this.#staff.commands)} commands`,
        );
      }
      await this.#agenda.take()?.();
    }
  }

  /** As the timers of every server do, all at once. */
  async #runJobs(): Promise<void> {
    const {servers, settings, clock} = this.#province;
    await Promise.all(
      servers.map(async ({ports}) => {
        const {stuck} = await runDue(ports, settings, clock.now);
        if (stuck.length > 0) ports.report('job due', new Error(`Orders took no step: ${stuck.join(' ')}`));
        await runFold(ports);
      }),
    );
  }

  async #rate(count: number): Promise<void> {
    for (const complaint of await this.#citizens.rate(count)) {
      this.#orders += 1;
      const [name, story] = this.#draw();
      const scene = new StageOfOrder(this.#province, this.#staff, this.#citizens, this.#dice, complaint);
      this.#continue(name, scene, story(scene));
    }
  }

  #draw(): readonly [string, Story] {
    let left = this.#dice.between(1, 100);
    for (const [name, {share, story}] of Object.entries(STORIES)) {
      left -= share;
      if (left <= 0) return [name, story];
    }
    return ['ordinary', STORIES['ordinary']?.story as Story];
  }

  /** Plays a story to where it waits next, and puts that down. */
  #continue(name: string, scene: StageOfOrder, story: AsyncGenerator<number, void>): void {
    const step = async (): Promise<void> => {
      try {
        await scene.look();
        const {done, value} = await story.next();
        if (done !== true) this.#agenda.add(value, step);
      } catch (cause) {
        if (!(cause instanceof CutShort)) throw cause;
        const what = `${name}: ${cause.message}`;
        this.#refused[what] = (this.#refused[what] ?? 0) + 1;
      }
    };
    this.#agenda.add(this.#province.clock.now, step);
  }
}

/** A rule refused a command that the story cannot do without. */
class CutShort extends Error {
  override readonly name = 'CutShort';
}

class StageOfOrder implements Scene {
  readonly dice: Dice;
  readonly anonymous: boolean;
  readonly #province: Province;
  readonly #staff: Staff;
  readonly #citizens: Citizens;
  readonly #complaint: Complaint;
  #detail: WorkOrderDetail | undefined;

  constructor(province: Province, staff: Staff, citizens: Citizens, dice: Dice, complaint: Complaint) {
    this.#province = province;
    this.#staff = staff;
    this.#citizens = citizens;
    this.dice = dice;
    this.#complaint = complaint;
    this.anonymous = complaint.anonymous;
  }

  get detail(): WorkOrderDetail {
    if (this.#detail === undefined) throw new Error('Nobody has looked at the order yet.');
    return this.#detail;
  }

  async look(): Promise<void> {
    this.#detail = await this.#staff.read({role: 'auditor'}, this.#complaint.orderId);
  }

  now(): number {
    return this.#province.clock.now;
  }

  on(workingDays: number): number {
    const {notices} = this.#province.settings;
    const now = this.now();
    const today = localDateOf(now);
    const closes = startOfLocalDate(today) + 17 * HOUR_MS;
    const sameDay = workingDays === 0 && now < closes && addWorkingDays(notices, yesterday(now), 1).on === today;
    if (sameDay) return now + Math.floor(this.dice.next() * Math.min(HOUR_MS, closes - now)) + 60_000;
    const day = addWorkingDays(notices, today, Math.max(1, workingDays)).on;
    return startOfLocalDate(day) + 9 * HOUR_MS + Math.floor(this.dice.next() * 7.5 * HOUR_MS);
  }

  office(role: 'handler' | 'leader'): Person {
    const department = this.detail.order.departmentCode;
    if (department === undefined) throw new CutShort('no office has the order');
    return {role, department};
  }

  async give(person: Person, command: Command): Promise<void> {
    const given = await this.#staff.give(person, this.detail, command);
    if (typeof given === 'string') {
      throw new CutShort(`${person.role} ${command.type} in ${this.detail.order.state}: ${given}`);
    }
    this.#detail = given;
  }

  async say(what: 'mistake' | 'objection' | 'follow-up', text: string): Promise<boolean> {
    return this.#citizens.say(what, this.#complaint.receiptCode, text);
  }

  async other(): Promise<string | undefined> {
    const {departmentCode, id} = this.detail.order;
    if (departmentCode === undefined) return undefined;
    const row = await this.#province.servers[0].ports.engine.db
      .selectFrom('work_order')
      .select('number')
      .where('department', '=', departmentCode)
      .where('state', 'in', ['verifying', 'rectifying'])
      .where('id', '!=', id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.number;
  }

  elsewhere(): string {
    const own = this.detail.order.departmentCode;
    const others = this.#citizens.offices().filter((code) => code !== own);
    return others[this.dice.between(0, others.length - 1)] ?? '';
  }
}

function yesterday(at: number): ReturnType<typeof localDateOf> {
  return localDateOf(at - DAY_MS);
}
