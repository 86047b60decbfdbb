import type {Insertable} from 'kysely';
import type {Engine} from '../ports.ts';
import type {OutgoingEventTable} from './schema.ts';
import {uuidV7} from './uuid-v7.ts';

/** Something to tell the outside, written in the transaction it tells of and delivered at least once with this id. */
export interface OutgoingEvent {
  readonly id: string;
  readonly at: number;
  readonly type: OutgoingEventType;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `tell`: one person or desk is to be told of one thing; the others tell what happened. */
export type OutgoingEventType =
  | 'review-recorded'
  | 'review-contested'
  | 'review-quarantined'
  | 'work-order-opened'
  | 'work-order-changed'
  | 'early-warning-raised'
  | 'tell';

/**
 * Events that nobody was told of yet, oldest first, about `limit`: what happened within one millisecond comes together, for ids alone
 * do not say what came first there.
 */
export async function listUndeliveredEvents(engine: Engine, limit: number): Promise<readonly OutgoingEvent[]> {
  const waiting = engine.db
    .selectFrom('outgoing_event')
    .select(['id', 'at', 'type', 'body'])
    .where('delivered_at', 'is', null)
    .orderBy('id');
  const rows = await waiting.limit(limit).execute();
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit) {
    const beside = waiting
      .where('id', '>', last.id)
      .where('id', '<=', `${last.id.slice(0, TIME_OF_ID)}-ffff-ffff-ffffffffffff`);
    rows.push(...(await beside.execute()));
  }
  return rows.map((row) => ({...row, body: JSON.parse(row.body) as Record<string, unknown>}));
}

export async function markEventDelivered(engine: Engine, id: string, at: number): Promise<void> {
  await engine.db
    .updateTable('outgoing_event')
    .set({delivered_at: at})
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .execute();
}

/** Tells nobody of what has happened so far: an invented past is no news, least of all to a real system. */
export async function passOverEvents(engine: Engine, at: number): Promise<void> {
  await engine.db.updateTable('outgoing_event').set({delivered_at: at}).where('delivered_at', 'is', null).execute();
}

/** The characters of a UUID of version 7 that say its millisecond. */
const TIME_OF_ID = 13;

/** An event as its row, with an id that sorts by its time. */
export function eventRow(
  at: number,
  type: OutgoingEventType,
  body: Readonly<Record<string, unknown>>,
): Insertable<OutgoingEventTable> {
  return {id: uuidV7(at), at, type, body: JSON.stringify(body), delivered_at: null};
}
