import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Level} from '../rating.ts';
import type {IdentityMode} from '../review.ts';
import {sensitiveWordsIn} from '../early-warning.ts';
import {deadlinesOf} from './deadlines.ts';
import type {OrderSubject, WorkOrder} from './order.ts';
import type {Effect} from './outcome.ts';

/** What an order takes over from the review that opens it, and from the service instance that was rated. */
export type OpeningFacts = {
  readonly review: {
    readonly id: string;
    readonly level: Level;
    readonly identityMode: IdentityMode;
    readonly receivedAt: number;
    /** What the reviewer wrote; looked through for sensitive words, and not kept. */
    readonly text?: string;
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
  const sensitive = sensitiveWordsIn(review.text ?? '', profile).length > 0;
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
    flags: {overdue: false, supervised: false, extended: false, ledger: false, sensitive},
  };
  return {...order, deadlines: deadlinesOf(order, profile, notices)};
}

/** Who has to be told that an order was opened: the management body at once, where its words are of danger or corruption. */
export function openingEffects(order: WorkOrder): Effect[] {
  return order.flags.sensitive ? [{type: 'tell', who: 'management', what: 'sensitive'}] : [];
}
