import {creditCodeOfItem, type Level} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {ServiceInstanceTable} from '../schema.ts';

/** A review that is stored already, with the order that answers it. */
export interface HeldReview {
  readonly id: string;
  readonly subject_key: string;
  readonly level: Level;
  readonly body_digest: string;
  readonly received_at: number;
  readonly order_id: string | null;
}

/** What of a service instance matters to a review of it. */
export type HeldInstance = Pick<
  Selectable<ServiceInstanceTable>,
  'subject_key' | 'served_on' | 'item_code' | 'department' | 'area' | 'window_number' | 'staff_number' | 'contested_at'
>;

/** What the store holds that bears on a batch of reviews, read in the transaction that will write them. */
export interface Held {
  /** By id, over all service instances. */
  readonly reviews: ReadonlyMap<string, HeldReview>;
  /** The review that counts for a service instance, by subject key. */
  readonly firsts: ReadonlyMap<string, {readonly id: string; readonly level: Level}>;
  readonly instances: ReadonlyMap<string, HeldInstance>;
  /** Active departments, by area; those of the areas of bad reviews, and those that gave the service or own the item. */
  readonly activeDepartments: ReadonlyMap<string, {readonly area: string}>;
  /** The last serial of order numbers given out, by `serialKey`. */
  readonly serials: ReadonlyMap<string, number>;
}

/** Order numbers are counted by the six digits of the area they show, and by day. */
export function serialOf(areaCode: string, day: string): {readonly area: string; readonly day: string} {
  return {area: areaCode.slice(0, 6), day};
}

export function serialKey(serial: {readonly area: string; readonly day: string}): string {
  return `${serial.area} ${serial.day}`;
}

/** The departments that may own an order of this instance: the one that served, and the body its item belongs to. */
export function ownersOf(instance: HeldInstance): string[] {
  const body = creditCodeOfItem(instance.item_code);
  return body === undefined ? [instance.department] : [instance.department, body];
}
