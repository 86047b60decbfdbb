import {saltedDigest} from '../store/order-records.ts';
import {type LinePlace, linesAfter, loggedVersions} from '../store/history-lines.ts';
import {type HistoryLine, historiesOf, type LeafRow, type OrderHistory} from '../store/log.ts';
import type {Queries} from '../store/transaction.ts';

/** A line of an order's history, or the order itself, that is not what the log says it was. */
export interface HistoryFault {
  readonly kind: 'order-line-changed' | 'order-line-missing' | 'order-changed';
  /** The entry of the log that says otherwise. */
  readonly position: number;
  readonly entryId: string;
}

const LINES_A_READ = 1_000;

/** The first line of a history that no entry of the log tells of: it was added past the program. `undefined` when there is none. */
export async function insertedLine(queries: Queries): Promise<LinePlace | undefined> {
  for (let after: LinePlace | undefined; ;) {
    const lines: readonly LinePlace[] = await linesAfter(queries, after, LINES_A_READ);
    const logged = await loggedVersions(
      queries,
      lines.map(({orderId}) => orderId),
    );
    const inserted = lines.find(({orderId, version}) => logged.get(orderId)?.has(version) !== true);
    if (inserted !== undefined || lines.length < LINES_A_READ) return inserted;
    after = lines.at(-1);
  }
}

interface Sworn {
  readonly leaf: LeafRow;
  readonly orderId: string;
  readonly version: number;
  readonly lineDigest: string;
  readonly orderDigest: string;
}

/**
 * Holds histories to what the log swears of them: each line, and each order as its last command left it. What was erased by rule is
 * passed over, for its salt is gone. Entries of earlier releases hold no digests, and swear nothing.
 */
export async function faultOfHistories(
  queries: Queries,
  leaves: readonly LeafRow[],
): Promise<HistoryFault | undefined> {
  const sworn = leaves.flatMap((leaf) => swornBy(leaf) ?? []);
  const histories = await historiesOf(queries, [...new Set(sworn.map(({orderId}) => orderId))]);
  for (const one of sworn) {
    const kind = kindOfFault(one, histories.get(one.orderId));
    if (kind !== undefined) return {kind, position: one.leaf.position, entryId: one.leaf.entryId};
  }
  return undefined;
}

function kindOfFault(
  {version, lineDigest, orderDigest}: Sworn,
  history: OrderHistory | undefined,
): HistoryFault['kind'] | undefined {
  const line = history?.lines.get(version);
  if (history === undefined || line === undefined) return 'order-line-missing';
  if (line.salt === null && history.erased) return undefined;
  if (digestOf(line) !== lineDigest) return 'order-line-changed';
  const isLast = history.version === version;
  return isLast && saltedDigest(line.salt, history.body) !== orderDigest ? 'order-changed' : undefined;
}

function digestOf({salt, command}: HistoryLine): string {
  return saltedDigest(salt, command);
}

function swornBy(leaf: LeafRow): Sworn | undefined {
  const {entry} = leaf;
  if (entry?.action !== 'work-order-command') return undefined;
  const {version, lineDigest, orderDigest} = JSON.parse(entry.detail) as Partial<Sworn>;
  if (version === undefined || lineDigest === undefined || orderDigest === undefined) return undefined;
  return {leaf, orderId: entry.subject, version, lineDigest, orderDigest};
}
