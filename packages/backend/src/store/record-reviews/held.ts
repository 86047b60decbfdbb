import {
  areaCodeOn,
  type AreaValidity,
  creditCodeOfItem,
  type HolidayNotice,
  isInForce,
  type Level,
  type LocalDate,
  type RouteDepartment,
} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {AreaTable, DepartmentTable, ServiceInstanceTable} from '../schema.ts';

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
  | 'subject_key'
  | 'served_on'
  | 'item_code'
  | 'item_name'
  | 'department'
  | 'area'
  | 'window_number'
  | 'staff_number'
  | 'contested_at'
>;

/** What the store holds that bears on a batch of reviews, read in the transaction that will write them. */
export interface Held {
  /** By id, over all service instances. */
  readonly reviews: ReadonlyMap<string, HeldReview>;
  /** The review that counts for a service instance, by subject key. */
  readonly firsts: ReadonlyMap<string, {readonly id: string; readonly level: Level}>;
  readonly instances: ReadonlyMap<string, HeldInstance>;
  /** The areas that have ended, and those that took their place. */
  readonly endedAreas: readonly AreaValidity[];
  /** Departments of the areas of bad reviews, those that gave the service or own the item, and all that follow from them. */
  readonly departments: ReadonlyMap<string, HeldDepartment>;
  /** Of a department whose staff were rated: the numbers of those who could handle an order; null for one without. */
  readonly handlers: ReadonlyMap<string, readonly (string | null)[]>;
  /** Holiday notices that were added to those of the rules; read where an order is opened. */
  readonly notices: readonly HolidayNotice[];
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
export function ownersOf(instance: HeldInstance): [served: string, owner?: string] {
  const body = creditCodeOfItem(instance.item_code);
  return body === undefined ? [instance.department] : [instance.department, body];
}

export type HeldArea = Pick<Selectable<AreaTable>, 'code' | 'valid_from' | 'valid_until' | 'successor'>;
export type HeldDepartment = Pick<
  Selectable<DepartmentTable>,
  'code' | 'area' | 'parent' | 'successor' | 'valid_from' | 'valid_until'
>;

/** The area under which a review of the day goes: the one of its instance, or what took its place. */
export function areaOfDay(endedAreas: readonly AreaValidity[], area: string, day: LocalDate): string {
  return areaCodeOn(endedAreas, area, day) ?? area;
}

export function areaValidity({code, successor, ...days}: HeldArea): AreaValidity {
  return {code, ...(successor !== null && {successorCode: successor}), ...validity(days)};
}

/** A department as core routes by it. */
export function routeDepartment(
  {code, parent, successor, ...days}: HeldDepartment,
  day: LocalDate,
  handlers: readonly (string | null)[] | undefined,
): RouteDepartment {
  return {
    code,
    active: isInForce(validity(days), day),
    ...(parent !== null && {parentCode: parent}),
    ...(successor !== null && {successorCode: successor}),
    ...(handlers !== undefined && {handlers: handlers.map((number) => number ?? undefined)}),
  };
}

function validity({valid_from, valid_until}: Pick<HeldArea, 'valid_from' | 'valid_until'>): {
  readonly validFrom?: LocalDate;
  readonly validUntil?: LocalDate;
} {
  return {
    ...(valid_from !== null && {validFrom: valid_from as LocalDate}),
    ...(valid_until !== null && {validUntil: valid_until as LocalDate}),
  };
}

/** Of the areas that have ended, and those that took their place: for most directories none. */
export const ENDED_AREAS_SQL = `
  select code, valid_from, valid_until, successor from area
  where valid_until is not null or code in (select successor from area where valid_until is not null)`;

/** All departments that follow, upwards and onwards, from those that `start` selects. */
export function departmentsSql(start: string): string {
  return `
    with recursive reach (code) as (
      ${start}
      union
      select next.code from reach
        join department as one on one.code = reach.code
        join department as next on next.code in (one.successor, one.parent)
    )
    select department.code, area, parent, successor, valid_from, valid_until
    from reach join department on department.code = reach.code`;
}

/** The notices added after the release, the later rules. */
export const NOTICES_SQL = 'select body from holiday_notice order by serial';

/** Whoever can handle an order at a department; what other systems do there has no number. */
export const HANDLERS_SQL = `select staff_number from account where role in ('handler', 'leader') and department = `;
