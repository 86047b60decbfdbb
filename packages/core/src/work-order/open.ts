import {creditCodeOfItem} from '../identifiers.ts';
import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Level} from '../rating.ts';
import type {IdentityMode} from '../review.ts';
import {deadlinesOf} from './deadlines.ts';
import type {OrderSubject, RouteFailure, WorkOrder} from './order.ts';

/** What an order takes over from the review that opens it, and from the service instance that was rated. */
export type OpeningFacts = {
  readonly review: {
    readonly id: string;
    readonly level: Level;
    readonly identityMode: IdentityMode;
    readonly receivedAt: number;
  };
  readonly instance: OrderSubject & {readonly subjectKey: string};
  readonly id: string;
  readonly number: string;
  readonly at: number;
  readonly profile: Profile;
  readonly notices: readonly HolidayNotice[];
};

/** T1: the order of a bad review, in state `created`, version 1; stored in the same transaction as the review. */
export function openWorkOrder(facts: OpeningFacts): WorkOrder {
  const {review, instance, id, number, at, profile, notices} = facts;
  const {subjectKey, areaCode, departmentCode, itemCode, windowNo, staffNumber} = instance;
  const order: WorkOrder = {
    id,
    number,
    reviewId: review.id,
    subjectKey,
    state: 'created',
    version: 1,
    round: 0,
    level: review.level,
    identityMode: review.identityMode,
    subject: {
      areaCode,
      departmentCode,
      itemCode,
      ...(windowNo === undefined ? {} : {windowNo}),
      ...(staffNumber === undefined ? {} : {staffNumber}),
    },
    assistingDepartmentCodes: [],
    reviewedAt: review.receivedAt,
    openedAt: at,
    updatedAt: at,
    classifications: [],
    contactRecords: [],
    evidence: [],
    pastRounds: [],
    deadlines: {},
    warnings: [],
    overdueMarks: [],
    profileVersion: profile.version,
    flags: {overdue: false, supervised: false, extended: false, ledger: false, sensitive: false},
  };
  return {...order, deadlines: deadlinesOf(order, profile, notices)};
}

/** What the directory knows about who could handle an order. */
export type RouteFacts = {
  readonly departmentCode: string;
  readonly itemCode: string;
  /** Codes of departments that are active at present; of those asked about, at least. */
  readonly activeDepartmentCodes: readonly string[];
  /** Departments of the subject's own area that handle orders for it. */
  readonly areaDepartmentCodes: readonly string[];
};

export type Route = {readonly departmentCode: string} | {readonly desk: 'dispatcher'; readonly reason: RouteFailure};

/**
 * Who handles an order (谁办理谁负责): the department that gave the service, else the body the item belongs to, else the only
 * active department of the area. A dispatcher decides where none or several remain.
 */
export function route(facts: RouteFacts): Route {
  const isActive = (code: string): boolean => facts.activeDepartmentCodes.includes(code);
  const owners = [facts.departmentCode, creditCodeOfItem(facts.itemCode)];
  const owner = owners.find((code) => code !== undefined && isActive(code));
  if (owner !== undefined) return {departmentCode: owner};
  const [only, ...others] = new Set(facts.areaDepartmentCodes.filter(isActive));
  if (only === undefined) return {desk: 'dispatcher', reason: 'no-route'};
  return others.length === 0 ? {departmentCode: only} : {desk: 'dispatcher', reason: 'several-owners'};
}
