import {sql} from 'kysely';
import {chunks} from './chunks.ts';
import type {Queries} from './transaction.ts';

/** Where a line of an order's history stands. */
export interface LinePlace {
  readonly subjectKey: string;
  readonly orderId: string;
  readonly version: number;
}

/** The lines of all histories after a place, at most `limit`, by service instance, order and version. */
export async function linesAfter(
  queries: Queries,
  after: LinePlace | undefined,
  limit: number,
): Promise<readonly LinePlace[]> {
  let query = queries
    .selectFrom('work_order_entry')
    .select(['subject_key as subjectKey', 'order_id as orderId', 'version'])
    .orderBy('subject_key')
    .orderBy('order_id')
    .orderBy('version')
    .limit(limit);
  if (after !== undefined) {
    const {subjectKey, orderId, version} = after;
    query = query.where(sql<boolean>`(subject_key, order_id, version) > (${subjectKey}, ${orderId}, ${version})`);
  }
  return query.execute();
}

/** The versions of each of these orders to which a command led that stands in the log, sealed or not; 1 is the opening. */
export async function loggedVersions(
  queries: Queries,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const logged = new Map(orderIds.map((id) => [id, new Set<number>()]));
  for (const ids of chunks([...logged.keys()])) {
    const entries = await queries
      .selectFrom('audit_entry')
      .select(['subject', 'action', 'detail'])
      .where('subject', 'in', ids)
      .where('action', 'in', ['work-order-opened', 'work-order-command'])
      .execute();
    for (const {subject, action, detail} of entries) {
      const {version} = action === 'work-order-opened' ? {version: 1} : (JSON.parse(detail) as {version?: number});
      if (version !== undefined) logged.get(subject)?.add(version);
    }
  }
  return logged;
}
