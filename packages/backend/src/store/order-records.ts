import type {Actor, Command, Effect, WorkOrder} from '@haochaping/core';
import type {Insertable} from 'kysely';
import type {NewAuditEntry} from './audit.ts';
import {eventRow} from './outgoing-events.ts';
import type {OutgoingEventTable} from './schema.ts';

/** What goes out when an order changed: that it did, and whom to tell of it. */
export function orderEvents(order: WorkOrder, effects: readonly Effect[]): Insertable<OutgoingEventTable>[] {
  const {id: orderId, number, state, version, updatedAt} = order;
  return [
    eventRow(updatedAt, 'work-order-changed', {orderId, number, state, version}),
    ...effects.map(({type, ...told}) => eventRow(updatedAt, type, {orderId, number, ...told})),
  ];
}

/** The line of the log for a command on an order. */
export function commandAudit(order: WorkOrder, command: Command, actor: Actor): NewAuditEntry {
  return {
    at: order.updatedAt,
    actor: actor.accountId ?? actor.role,
    action: 'work-order-command',
    subject: order.id,
    detail: {command: command.type, role: actor.role, version: order.version, state: order.state},
  };
}
