import {
  type Command,
  deadlineAt,
  nextStepAt,
  runningClocks,
  type Signature,
  stateType,
  waitsFor,
  type WorkOrder,
} from '@haochaping/core';
import type {Insertable} from 'kysely';
import type {RecordingRules} from './record-reviews/prepared-review.ts';
import type {WorkOrderEntryTable, WorkOrderTable} from './schema.ts';
import {uuidV7} from './uuid-v7.ts';
import {canonicalJson, type Opened} from './work-order-entry.ts';

/** Sorts orders that owe nothing after all that do; the largest number that both engines and JavaScript hold exactly. */
export const NOTHING_DUE = Number.MAX_SAFE_INTEGER;

/** What a command may change in the columns beside the order's body; all of it follows from the body. */
export type ChangingColumns = Omit<
  WorkOrderTable,
  | 'subject_key'
  | 'id'
  | 'number'
  | 'review_id'
  | 'level'
  | 'identity_mode'
  | 'counted'
  | 'opened_at'
  | 'channel'
  | 'item_name'
> & {readonly [Column in 'area' | 'rated_department' | 'item_code']: string};

/** The columns that follow from an order, by the numbers of its profile and the holidays known. */
export function columnsOf(order: WorkOrder, {profile, notices}: RecordingRules): Insertable<ChangingColumns> {
  const dues = runningClocks(order).flatMap((clock) => deadlineAt(order, clock) ?? []);
  const [waits, waitsAlso] = waitsFor(order);
  return {
    version: order.version,
    state: order.state,
    open: stateType(order.state) === 'open' ? 1 : 0,
    area: order.subject.areaCode,
    rated_department: order.subject.departmentCode,
    item_code: order.subject.itemCode,
    department: order.departmentCode ?? null,
    received_at: order.receivedAt ?? null,
    next_due_at: dues.length === 0 ? null : Math.min(...dues),
    listed_due_at: dues.length === 0 ? NOTHING_DUE : Math.min(...dues),
    waits_for: waits ?? null,
    waits_also: waitsAlso ?? null,
    rated_staff: order.subject.staffNumber ?? null,
    class: order.class ?? null,
    due_check_at: nextStepAt(order, profile, notices) ?? null,
    // While an appeal is decided nothing is due: the clock of the reply stands still.
    reply_due_at: isPaused(order) ? null : (deadlineAt(order, 'reply') ?? null),
    replied_at: order.reply?.repliedAt ?? null,
    reply_overdue: order.flags.overdue ? 1 : 0,
    struck_out: isStruckOut(order) ? 1 : 0,
    closed_at: order.closedAt ?? null,
    body: JSON.stringify(order),
  };
}

/** Whether the review was found mistaken or malicious, as things stand. */
function isStruckOut({validity}: WorkOrder): boolean {
  return validity !== undefined && validity !== 'valid';
}

function isPaused({pauses}: WorkOrder): boolean {
  const last = pauses?.at(-1);
  return last !== undefined && last.resumedAt === undefined;
}

/** The history entry of what led to this version of an order. */
export function entryRow(
  order: WorkOrder,
  command: Command | Opened,
  by: Signature,
  idempotencyKey?: string,
): Insertable<WorkOrderEntryTable> {
  return {
    subject_key: order.subjectKey,
    order_id: order.id,
    version: order.version,
    at: order.updatedAt,
    actor_role: by.role,
    actor_account: by.accountId ?? null,
    actor_department: by.departmentCode ?? null,
    command: canonicalJson(command),
    state: order.state,
    idempotency_key: idempotencyKey ?? null,
    salt: uuidV7(order.updatedAt),
  };
}
