import {type Actor, type Role, SYSTEM} from '@haochaping/core';
import {keyedHash} from '../access/keyed-hash.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {readReceipt, saveCommand} from '../store/index.ts';
import type {Counter} from './build-directory.ts';
import type {FrontDesk, Visit} from './front-desk.ts';
import {type Handling, type Stage, stepsOf} from './handling.ts';
import type {StoryTime} from './story-time.ts';

/** How an office handled a bad review, and how far it has come. */
export interface Tale {
  readonly counter: Counter;
  readonly handling: Handling;
  readonly time: StoryTime;
  readonly stage: Stage;
}

/** Has the office handle what somebody complained of, by the commands that its people would give, each at its own time. */
export class StoryTeller {
  readonly #ports: Ports;
  readonly #settings: Settings;
  readonly #actors: ReadonlyMap<Role, Actor>;
  readonly #desk: FrontDesk;

  constructor(ports: Ports, settings: Settings, actors: ReadonlyMap<Role, Actor>, desk: FrontDesk) {
    this.#ports = ports;
    this.#settings = settings;
    this.#actors = actors;
    this.#desk = desk;
  }

  /** Records a bad review and handles its order up to a stage. */
  async tell(visit: Visit, {counter, handling, time, stage}: Tale): Promise<void> {
    await this.#desk.record([visit]);
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
}
