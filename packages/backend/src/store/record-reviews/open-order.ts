import {
  type Command,
  localDateOf,
  openingEffects,
  openWorkOrder,
  route,
  SYSTEM,
  transition,
  type WorkOrder,
  workOrderNumber,
} from '@haochaping/core';
import type {Insertable} from 'kysely';
import {auditRow} from '../audit.ts';
import {eventRow} from '../outgoing-events.ts';
import {commandAudit, orderEvents} from '../order-records.ts';
import type {AuditEntryTable, OutgoingEventTable, WorkOrderEntryTable, WorkOrderTable} from '../schema.ts';
import {uuidV7} from '../uuid-v7.ts';
import {columnsOf, entryRow} from '../work-order-columns.ts';
import {type Held, type HeldInstance, routeDepartment} from './held.ts';
import type {PreparedReview, RecordingRules} from './prepared-review.ts';

interface OpenedOrder {
  readonly opened: WorkOrder;
  readonly order: Omit<Insertable<WorkOrderTable>, 'counted'>;
  readonly entries: readonly Insertable<WorkOrderEntryTable>[];
  readonly events: readonly Insertable<OutgoingEventTable>[];
  readonly audit: readonly Insertable<AuditEntryTable>[];
}

/** The order of a bad review, opened and at once handed to the department the directory names, or to the dispatcher's desk. */
export function openOrder(
  review: PreparedReview,
  instance: HeldInstance,
  serial: number,
  held: Pick<Held, 'departments' | 'handlers'>,
  rules: RecordingRules,
): OpenedOrder {
  const {receivedAt: at, subjectKey} = review;
  const created = openWorkOrder({
    review,
    instance: {
      subjectKey,
      areaCode: instance.area,
      departmentCode: instance.department,
      itemCode: instance.item_code,
      ...(instance.window_number !== null && {windowNo: instance.window_number}),
      ...(instance.staff_number !== null && {staffNumber: instance.staff_number}),
    },
    id: uuidV7(at),
    number: workOrderNumber(instance.area, localDateOf(at), serial),
    at,
    ...rules,
  });
  const command = handOver(instance, held, at);
  const handed = transition(created, command, {at, actor: SYSTEM, ...rules});
  if (!handed.ok) throw new TypeError(`The system may hand over every order it opens, but: ${handed.code}.`);
  const {order} = handed;
  const {id: orderId, number} = order;
  const line = entryRow(order, command, SYSTEM);
  return {
    opened: order,
    order: {
      ...columnsOf(order, rules),
      subject_key: subjectKey,
      id: orderId,
      number,
      review_id: review.id,
      level: review.level,
      identity_mode: review.identityMode,
      channel: review.channel,
      item_name: instance.item_name,
      opened_at: order.openedAt,
    },
    entries: [entryRow(created, {type: 'open'}, SYSTEM), line],
    events: [
      eventRow(at, 'work-order-opened', {orderId, number, reviewId: review.id, subjectKey}),
      ...orderEvents(order, [...openingEffects(order), ...handed.effects]),
    ],
    audit: [
      auditRow({
        at,
        actor: SYSTEM.role,
        action: 'work-order-opened',
        subject: orderId,
        detail: {number, reviewId: review.id},
      }),
      auditRow(commandAudit(order, command, SYSTEM, line)),
    ],
  };
}

function handOver(instance: HeldInstance, held: Pick<Held, 'departments' | 'handlers'>, at: number): Command {
  const day = localDateOf(at);
  const known = [...held.departments.values()];
  const departments = known.map((row) => routeDepartment(row, day, held.handlers.get(row.code)));
  const way = route({
    departmentCode: instance.department,
    itemCode: instance.item_code,
    activeDepartmentCodes: [],
    areaDepartmentCodes: known.filter(({area}) => area === instance.area).map(({code}) => code),
    departments,
    ...(instance.staff_number !== null && {staffNumber: instance.staff_number}),
  });
  return 'desk' in way
    ? {type: 'send-to-desk', reason: way.reason}
    : {type: 'dispatch', departmentCode: way.departmentCode};
}
