import type {LetterFate, LetterWay} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {chunks} from './chunks.ts';
import type {OutgoingEvent} from './outgoing-events.ts';
import type {LetterTable} from './schema.ts';
import {inTransaction, type Queries, retryLostRaces} from './transaction.ts';
import {uuidV7} from './uuid-v7.ts';

/** One event on its way to one receiver. */
export interface Letter {
  readonly id: string;
  readonly way: LetterWay;
  readonly target: string;
  /** Attempts so far. */
  readonly attempts: number;
  readonly urgent: boolean;
  readonly event: OutgoingEvent;
}

export interface NewLetter extends Pick<Letter, 'way' | 'target' | 'urgent' | 'event'> {
  /** What it belongs to: letters of one stream go to a receiver in the order of their positions. */
  readonly stream: string;
  readonly position: number;
  readonly notBefore: number;
}

/**
 * Writes the letters that tell of these events, and marks the events as told, in one transaction. Of two servers that hand over the
 * same event one writes its letters; the other one's are left out.
 */
export async function handOverEvents(
  engine: Engine,
  events: readonly OutgoingEvent[],
  letters: readonly NewLetter[],
  at: number,
): Promise<number> {
  return retryLostRaces(() =>
    engine.db.transaction().execute(async (trx) => {
      const taken = new Set<string>();
      for (const ids of chunks(events.map(({id}) => id))) {
        const rows = await trx
          .updateTable('outgoing_event')
          .set({delivered_at: at})
          .where('id', 'in', ids)
          .where('delivered_at', 'is', null)
          .returning('id')
          .execute();
        for (const {id} of rows) taken.add(id);
      }
      const rows = letters.filter(({event}) => taken.has(event.id)).map((letter) => toRow(letter, at));
      for (const some of chunks(rows)) await trx.insertInto('letter').values(some).execute();
      return rows.length;
    }),
  );
}

/** What of the letters may be sent now. */
export interface Claim {
  readonly way: LetterWay;
  readonly target?: string;
  readonly at: number;
  /** Who sends them. */
  readonly holder: string;
  /** Until when nobody else takes them; whoever holds them and says nothing until then is taken to have died. */
  readonly leaseMs: number;
  readonly limit: number;
}

/** The receivers of a way for whom something is due. */
export async function listDueTargets(engine: Engine, way: LetterWay, at: number): Promise<readonly string[]> {
  const rows = await engine.db
    .selectFrom('letter')
    .select('target')
    .distinct()
    .where('way', '=', way)
    .where('state', '=', 'waiting')
    .where('not_before', '<=', at)
    .orderBy('target')
    .execute();
  return rows.map(({target}) => target);
}

/**
 * Takes the oldest letters that are due, for this holder alone: of two servers that ask at once each gets others. A letter is due
 * when nothing of its stream waits before it.
 */
export async function claimLetters(
  engine: Engine,
  {way, target, at, holder, leaseMs, limit}: Claim,
): Promise<readonly Letter[]> {
  let due = engine.db
    .selectFrom('letter')
    .select('id')
    .where('way', '=', way)
    .where('state', '=', 'waiting')
    .where('not_before', '<=', at)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', at)]))
    .where((letter) =>
      letter.not(
        letter.exists(
          letter
            .selectFrom('letter as before')
            .select('before.id')
            .whereRef('before.way', '=', 'letter.way')
            .whereRef('before.target', '=', 'letter.target')
            .whereRef('before.stream', '=', 'letter.stream')
            .where('before.state', '=', 'waiting')
            .where((eb) =>
              eb.or([
                eb('before.position', '<', eb.ref('letter.position')),
                eb.and([
                  eb('before.position', '=', eb.ref('letter.position')),
                  eb('before.event_id', '<', eb.ref('letter.event_id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('event_id')
    .orderBy('id')
    .limit(limit);
  if (target !== undefined) due = due.where('target', '=', target);
  const ids = (await due.execute()).map(({id}) => id);
  if (ids.length === 0) return [];
  // Judged again row by row: what another server has taken since is left to it.
  const rows = await retryLostRaces(() =>
    engine.db
      .updateTable('letter')
      .set({lease_until: at + leaseMs, lease_holder: holder})
      .where('id', 'in', ids)
      .where('state', '=', 'waiting')
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', at)]))
      .returningAll()
      .execute(),
  );
  return withEvents(
    engine.db,
    rows.toSorted((one, other) => (one.event_id < other.event_id ? -1 : 1)),
  );
}

/** Writes down what became of a letter that this holder sent. What another holder has taken meanwhile is theirs to note, unless it arrived. */
export async function noteFate(
  engine: Engine,
  letter: Pick<Letter, 'id' | 'attempts'>,
  fate: LetterFate,
  {at, holder}: {readonly at: number; readonly holder: string},
): Promise<void> {
  const free = {attempts: letter.attempts + 1, lease_until: null, lease_holder: null};
  const query = engine.db.updateTable('letter').where('id', '=', letter.id).where('state', '=', 'waiting');
  switch (fate.do) {
    case 'end':
      await query.set({...free, state: 'delivered', failure: null, ended_at: at}).execute();
      return;
    case 'again':
      await query
        .where('lease_holder', '=', holder)
        .set({...free, not_before: fate.at, failure: fate.code})
        .execute();
      return;
    case 'lay-aside':
      await query
        .where('lease_holder', '=', holder)
        .set({...free, state: 'dead', failure: fate.code, ended_at: at})
        .execute();
  }
}

/** Lets go of a letter without having tried, until `notBefore`. */
export async function putOff(engine: Engine, id: string, notBefore: number): Promise<void> {
  await engine.db
    .updateTable('letter')
    .set({not_before: notBefore, lease_until: null, lease_holder: null})
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Ends a letter that has nobody to go to any more. */
export async function markNeedless(engine: Engine, id: string, failure: string, at: number): Promise<void> {
  await engine.db
    .updateTable('letter')
    .set({state: 'needless', failure, ended_at: at, lease_until: null, lease_holder: null})
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** A letter that nobody took, as a list shows it. */
export interface DeadLetter extends Letter {
  readonly failure: string;
  readonly endedAt: number;
}

export interface DeadLetterFilter {
  readonly way?: LetterWay;
  readonly target?: string;
  readonly after?: {readonly endedAt: number; readonly id: string};
  readonly limit: number;
}

/** Dead letters, the latest first. */
export async function listDeadLetters(
  engine: Engine,
  {way, target, after, limit}: DeadLetterFilter,
): Promise<readonly DeadLetter[]> {
  let query = engine.db.selectFrom('letter').selectAll().where('state', '=', 'dead');
  if (way !== undefined) query = query.where('way', '=', way);
  if (target !== undefined) query = query.where('target', '=', target);
  if (after !== undefined) {
    const {endedAt, id} = after;
    query = query.where((eb) =>
      eb.or([eb('ended_at', '<', endedAt), eb.and([eb('ended_at', '=', endedAt), eb('id', '<', id)])]),
    );
  }
  const rows = await query.orderBy('ended_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  const letters = await withEvents(engine.db, rows);
  return letters.map((letter, place) => ({
    ...letter,
    failure: rows[place]?.failure ?? '',
    endedAt: rows[place]?.ended_at ?? 0,
  }));
}

/** Sends a dead letter again, with all its attempts before it. False where there is none of this id. */
export async function reviveLetter(
  engine: Engine,
  id: string,
  {at, by}: {readonly at: number; readonly by: string},
): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const row = await trx
      .updateTable('letter')
      .set({state: 'waiting', attempts: 0, not_before: at, ended_at: null, lease_until: null, lease_holder: null})
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .returning(['way', 'target', 'event_id'])
      .executeTakeFirst();
    if (row === undefined) return false;
    const detail = {way: row.way, target: row.target, event: row.event_id};
    await appendAudit(trx, {at, actor: by, action: 'letter-replayed', subject: id, detail});
    return true;
  });
}

/** Removes what ended before `before`, dead letters apart, and the events that nothing tells of any more. */
export async function forgetLetters(engine: Engine, before: number): Promise<void> {
  await engine.db
    .deleteFrom('letter')
    .where('state', 'in', ['delivered', 'needless'])
    .where('ended_at', '<', before)
    .execute();
  await engine.db
    .deleteFrom('outgoing_event')
    .where('delivered_at', '<', before)
    .where((event) =>
      event.not(
        event.exists(
          event.selectFrom('letter').select('letter.id').whereRef('letter.event_id', '=', 'outgoing_event.id'),
        ),
      ),
    )
    .execute();
}

async function withEvents(queries: Queries, rows: readonly Selectable<LetterTable>[]): Promise<readonly Letter[]> {
  const events = new Map<string, OutgoingEvent>();
  for (const ids of chunks([...new Set(rows.map(({event_id}) => event_id))])) {
    const found = await queries
      .selectFrom('outgoing_event')
      .select(['id', 'at', 'type', 'body'])
      .where('id', 'in', ids)
      .execute();
    for (const row of found) events.set(row.id, {...row, body: JSON.parse(row.body) as Record<string, unknown>});
  }
  return rows.flatMap(({id, way, target, attempts, urgent, event_id}) => {
    const event = events.get(event_id);
    return event === undefined ? [] : [{id, way, target, attempts, urgent: urgent === 1, event}];
  });
}

function toRow(
  {way, target, urgent, event, stream, position, notBefore}: NewLetter,
  at: number,
): Selectable<LetterTable> {
  return {
    id: uuidV7(at),
    event_id: event.id,
    way,
    target,
    stream,
    position,
    urgent: urgent ? 1 : 0,
    state: 'waiting',
    attempts: 0,
    not_before: notBefore,
    lease_until: null,
    lease_holder: null,
    failure: null,
    ended_at: null,
  };
}
