import {localDateOf, RECEIPT_CODE_BYTES, receiptCode} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Counter, CounterItem} from './build-directory.ts';
import type {Dice} from './dice.ts';

const MINUTE_MS = 60_000;

/** Writes down who was served where: gives each service its case number, and each review its id and receipt code. */
export class Register {
  readonly #dice: Dice;
  readonly #served: ServiceInstance[] = [];
  readonly #serials = new Map<string, number>();

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Everything written down since it was last taken. */
  take(): ServiceInstance[] {
    return this.#served.splice(0);
  }

  /** One service at a counter, ended at `servedAt`: behind one of its windows, or online where the item is. */
  serve(counter: Counter, item: CounterItem, servedAt: number): ServiceInstance {
    const window = this.#dice.pick(counter.windows);
    const onSite = !item.online;
    const instance: ServiceInstance = {
      caseNumber: this.#caseNumber(item.code, servedAt),
      serviceNumber: 1,
      serviceName: '出证办结',
      servedAt: new Date(servedAt).toISOString(),
      itemCode: item.code,
      itemName: item.name,
      departmentCode: counter.departmentCode,
      areaCode: counter.areaCode,
      place: onSite ? 'on-site' : 'online',
      caseStatus: 'finished',
      ...(onSite ? {windowNumber: window.number, windowName: window.name, staffNumber: window.staffNumber} : {}),
    };
    this.#served.push(instance);
    return instance;
  }

  /** A UUID of version 7 for a moment, by the dice. */
  reviewId(at: number): string {
    const hex = [...this.#bytes(10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const time = Math.floor(at).toString(16).padStart(12, '0');
    const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
    return [time.slice(0, 8), time.slice(8), `7${hex.slice(0, 3)}`, variant + hex.slice(4, 7), hex.slice(7, 19)].join(
      '-',
    );
  }

  receiptCode(): string {
    return receiptCode(this.#bytes(RECEIPT_CODE_BYTES));
  }

  /** Some minutes after the service: when people rate. */
  soonAfter(servedAt: number): number {
    return servedAt + this.#dice.between(2, 40) * MINUTE_MS;
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({length}, () => this.#dice.between(0, 255));
  }

  /** 43 characters, as seen in the field: item code, day, serial of that day. */
  #caseNumber(item: string, servedAt: number): string {
    const prefix = item + localDateOf(servedAt).replaceAll('-', '');
    const serial = (this.#serials.get(prefix) ?? 0) + 1;
    this.#serials.set(prefix, serial);
    return prefix + String(serial).padStart(4, '0');
  }
}
