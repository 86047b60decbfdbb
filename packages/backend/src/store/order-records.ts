import type {Actor, Command, Effect, WorkOrder} from '@haochaping/core';
import type {Insertable} from 'kysely';
import {type NewAuditEntry, textDigest} from './audit.ts';
import {eventRow} from './outgoing-events.ts';
import type {OutgoingEventTable, WorkOrderEntryTable} from './schema.ts';

/** SHA-256 of a text behind a salt of its own. */
export function saltedDigest(salt: string | null | undefined, text: string): string {
  return textDigest(`${salt ?? ''}\n${text}`);
}

/** What goes out when an order changed: that it did, and whom to tell of it. */
export function orderEvents(order: WorkOrder, effects: readonly Effect[]): Insertable<OutgoingEventTable>[] {
  const {id: orderId, number, state, version, updatedAt, departmentCode} = order;
  const handledBy = departmentCode === undefined ? {} : {departmentCode};
  return [
    eventRow(updatedAt, 'work-order-changed', {orderId, number, state, version, ...handledBy}),
    ...effects.map(({type, ...told}) => eventRow(updatedAt, type, {orderId, number, version, ...told})),
  ];
}

/**
 * The line of the log for a command on an order. It holds no word of it, but the digests of the history's line and of the order
 * as the command left it, both with the salt of that line: they prove what lies there, and nothing once the salt is erased.
 */
export function commandAudit(
  order: WorkOrder,
  command: Command,
  actor: Actor,
  {salt, command: text}: Pick<Insertable<WorkOrderEntryTable>, 'salt' | 'command'>,
): NewAuditEntry {
  return {
    at: order.updatedAt,
    actor: actor.accountId ?? actor.role,
    action: 'work-order-command',
    subject: order.id,
    detail: {
      command: command.type,
      role: actor.role,
      version: order.version,
      state: order.state,
      lineDigest: saltedDigest(salt, text),
      orderDigest: saltedDigest(salt, JSON.stringify(order)),
    },
  };
}
