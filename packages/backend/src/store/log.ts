import {grown, type HashedNode, type LeafRange, nodesOf, rangeHash, rootOf, type TreeNode} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js';
import {entryHash, type LoggedEntry} from '../log/entry-bytes.ts';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import {type Queries, retryLostRaces} from './transaction.ts';

/** What was published of the log: its size, its root in hex, and the signed note that says so. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly at: number;
  readonly note: string;
}

/** An entry in its place; `hash` is that of its leaf, in hex. */
export interface SealedEntry {
  readonly position: number;
  readonly hash: string;
}

/**
 * Seals the oldest `limit` entries that are not sealed yet: they become leaves, the tree grows, and a checkpoint signed by `sign` is
 * stored, in one transaction. Says how many. Two servers never seal an entry twice: the keys of leaves and entries let only one of
 * them pass, and the other begins anew.
 */
export async function sealEntries(
  engine: Engine,
  sign: (tree: {readonly size: number; readonly root: string}) => string,
  at: number,
  limit: number,
): Promise<number> {
  // Not serializable on PostgreSQL: the primary keys decide the race, and nobody who records a review has to give way to this.
  return retryLostRaces(() => engine.db.transaction().execute((trx) => seal(trx, sign, at, limit)));
}

async function seal(trx: Queries, sign: Parameters<typeof sealEntries>[1], at: number, limit: number): Promise<number> {
  const entries = await trx
    .selectFrom('audit_entry')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail'])
    .where('sealed', '=', 0)
    .orderBy('id')
    .limit(limit)
    .execute();
  if (entries.length === 0) return 0;
  const first = (await latestCheckpoint(trx))?.size ?? 0;
  const whole = nodesOf({from: 0, to: first});
  const hashOf = await nodeHashes(trx, whole);
  let frontier: readonly HashedNode[] = whole.map((node) => ({...node, hash: hashOf(node)}));
  const made: HashedNode[] = [];
  const leaves = entries.map((entry, place) => ({
    position: first + place,
    entry_id: entry.id,
    hash: entryHash(entry),
  }));
  for (const {hash} of leaves) {
    const next = grown(sha256, frontier, hexToBytes(hash));
    frontier = next.frontier;
    made.push(...next.made.filter(({level}) => level > 0));
  }
  for (const some of chunks(leaves)) await trx.insertInto('log_leaf').values(some).execute();
  for (const some of chunks(made)) {
    const rows = some.map(({level, index, hash}) => ({level, number: index, hash: bytesToHex(hash)}));
    await trx.insertInto('log_node').values(rows).execute();
  }
  for (const some of chunks(entries)) {
    const ids = some.map(({id}) => id);
    await trx.updateTable('audit_entry').set({sealed: 1}).where('id', 'in', ids).execute();
  }
  const tree = {size: first + leaves.length, root: bytesToHex(rootOf(sha256, frontier))};
  await trx
    .insertInto('log_checkpoint')
    .values({...tree, at, note: sign(tree)})
    .execute();
  return leaves.length;
}

/** What was last published; undefined before the first time. */
export async function latestCheckpoint(queries: Queries): Promise<StoredCheckpoint | undefined> {
  return queries.selectFrom('log_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
}

/** The checkpoints after that of size `after`, smallest first, at most `limit`. */
export async function listCheckpoints(
  queries: Queries,
  after: number,
  limit: number,
): Promise<readonly StoredCheckpoint[]> {
  return queries
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('size', '>', after)
    .orderBy('size')
    .limit(limit)
    .execute();
}

/** Where the leaf of this hash is; undefined when no sealed entry has it. */
export async function findLeaf(queries: Queries, hash: string): Promise<SealedEntry | undefined> {
  return queries
    .selectFrom('log_leaf')
    .select(['position', 'hash'])
    .where('hash', '=', hash)
    .orderBy('position')
    .executeTakeFirst();
}

/** The entries on any of these subjects, oldest first, at most `limit`; each with its place where it is sealed. */
export async function entriesOn(
  queries: Queries,
  subjects: readonly string[],
  limit: number,
): Promise<readonly {readonly entry: LoggedEntry; readonly position?: number}[]> {
  const rows = await queries
    .selectFrom('audit_entry')
    .leftJoin('log_leaf', 'log_leaf.entry_id', 'audit_entry.id')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail', 'position'])
    .where('subject', 'in', subjects)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({position, ...entry}) => ({entry, ...(position !== null && {position})}));
}

/** The roots of ranges of the tree, in hex. Every range must lie within what is sealed. */
export async function rangeRoots(queries: Queries, ranges: readonly LeafRange[]): Promise<readonly string[]> {
  const hashOf = await nodeHashes(queries, ranges.flatMap(nodesOf));
  return ranges.map((range) => bytesToHex(rangeHash(sha256, range, hashOf)));
}

/** The hashes of complete subtrees, read at once: a few dozen for any proof. */
async function nodeHashes(queries: Queries, nodes: readonly TreeNode[]): Promise<(node: TreeNode) => Uint8Array> {
  const known = new Map<string, Uint8Array>();
  const leaves = nodes.filter(({level}) => level === 0).map(({index}) => index);
  const inner = nodes.filter(({level}) => level > 0);
  if (leaves.length > 0) {
    const rows = await queries
      .selectFrom('log_leaf')
      .select(['position', 'hash'])
      .where('position', 'in', leaves)
      .execute();
    for (const {position, hash} of rows) known.set(`0/${position}`, hexToBytes(hash));
  }
  if (inner.length > 0) {
    const rows = await queries
      .selectFrom('log_node')
      .selectAll()
      .where((eb) => eb.or(inner.map(({level, index}) => eb.and({level, number: index}))))
      .execute();
    for (const {level, number, hash} of rows) known.set(`${level}/${number}`, hexToBytes(hash));
  }
  return ({level, index}) => {
    const hash = known.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`The tree of the log lacks the node ${level}/${index}.`);
    return hash;
  };
}

/** A leaf with the entry it stands for, if that is still there. */
export interface LeafRow {
  readonly position: number;
  readonly entryId: string;
  readonly hash: string;
  readonly entry?: LoggedEntry;
}

/** The leaves from `position` on, in order, at most `limit`. */
export async function leavesFrom(queries: Queries, position: number, limit: number): Promise<readonly LeafRow[]> {
  const rows = await queries
    .selectFrom('log_leaf')
    .leftJoin('audit_entry', 'audit_entry.id', 'log_leaf.entry_id')
    .select(['position', 'entry_id', 'hash', 'id', 'at', 'actor', 'action', 'subject', 'detail'])
    .where('position', '>=', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(({position: place, entry_id: entryId, hash, ...entry}) => ({
    position: place,
    entryId,
    hash,
    ...(entry.id !== null && {entry: entry as LoggedEntry}),
  }));
}

/** The stored nodes that the leaves from `from` up to `to` have completed, by `level/number`, in hex. */
export async function nodesBelow(queries: Queries, from: number, to: number): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>();
  for (let level = 1; 2 ** level <= to; level++) {
    const rows = await queries
      .selectFrom('log_node')
      .selectAll()
      .where('level', '=', level)
      .where('number', '>=', Math.floor(from / 2 ** level))
      .where('number', '<', Math.floor(to / 2 ** level))
      .execute();
    for (const {number, hash} of rows) stored.set(`${level}/${number}`, hash);
  }
  return stored;
}

/** How many entries wait to be sealed. */
export async function countUnsealed(queries: Queries): Promise<number> {
  const {count} = await queries
    .selectFrom('audit_entry')
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('sealed', '=', 0)
    .executeTakeFirstOrThrow();
  return count;
}

/** The first entry that claims to be sealed and is no leaf. */
export async function firstInserted(queries: Queries): Promise<string | undefined> {
  const row = await queries
    .selectFrom('audit_entry')
    .leftJoin('log_leaf', 'log_leaf.entry_id', 'audit_entry.id')
    .select('id')
    .where('sealed', '=', 1)
    .where('entry_id', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** A line of an order's history as it lies in the store. */
export interface HistoryLine {
  readonly command: string;
  readonly salt: string | null;
}

/** An order with its history, by version. */
export interface OrderHistory {
  readonly version: number;
  readonly body: string;
  readonly lines: ReadonlyMap<number, HistoryLine>;
  /** Whether something was taken out of it by rule, or because a person asked. */
  readonly erased: boolean;
}

/** The orders of these ids with their histories; those that are gone are missing. */
export async function historiesOf(
  queries: Queries,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OrderHistory>> {
  const histories = new Map<string, OrderHistory & {readonly lines: Map<number, HistoryLine>}>();
  for (const ids of chunks(orderIds)) {
    const orders = await queries
      .selectFrom('work_order')
      .leftJoin('order_erasure', (join) =>
        join
          .onRef('order_erasure.subject_key', '=', 'work_order.subject_key')
          .onRef('order_erasure.order_id', '=', 'work_order.id'),
      )
      .select(['work_order.id', 'version', 'body', 'order_erasure.at as erased_at'])
      .where('work_order.id', 'in', ids)
      .execute();
    for (const {id, version, body, erased_at} of orders) {
      histories.set(id, {version, body, lines: new Map(), erased: erased_at !== null});
    }
    const lines = await queries
      .selectFrom('work_order')
      .innerJoin('work_order_entry', (join) =>
        join
          .onRef('work_order_entry.subject_key', '=', 'work_order.subject_key')
          .onRef('work_order_entry.order_id', '=', 'work_order.id'),
      )
      .select(['work_order.id', 'work_order_entry.version', 'command', 'salt'])
      .where('work_order.id', 'in', ids)
      .execute();
    for (const {id, version, command, salt} of lines) histories.get(id)?.lines.set(version, {command, salt});
  }
  return histories;
}
