import type {Profile} from './profile.ts';
import type {Command} from './work-order/commands.ts';
import {archiveDueAt} from './work-order/due.ts';
import type {WorkOrder} from './work-order/order.ts';

/**
 * What is kept, and how long. `identity`: who wrote, and how to reach them. `content`: what people wrote, the citizen and the office.
 * Counts are kept for ever, for they are of nobody; so is the log, which holds no person and no text.
 */
export const RETENTION_CLASSES = ['identity', 'content'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

const DAY_MS = 86_400_000;

/**
 * Until when data of a review is kept: so many days after it came or, where it opened orders, after the last of them was archived.
 * Undefined while one is not: what an open order needs is never erased.
 */
export function keptUntil(
  kind: RetentionClass,
  receivedAt: number,
  orders: readonly Pick<WorkOrder, 'archivedAt'>[],
  {retention}: Pick<Profile, 'retention'>,
): number | undefined {
  let from = receivedAt;
  for (const {archivedAt} of orders) {
    if (archivedAt === undefined) return undefined;
    from = Math.max(from, archivedAt);
  }
  return from + (kind === 'identity' ? retention.identityDays : retention.contentDays) * DAY_MS;
}

/** When a person's own request to erase is carried out (个人信息保护法 第四十七条). */
export type ErasureTime =
  | {readonly when: 'now'}
  /** Once the order is archived: at `at`, where that is known already. */
  | {readonly when: 'later'; readonly at?: number};

/** A request is carried out at once, unless an order still has to answer the person, or may still be opened again. */
export function erasureTime(orders: readonly WorkOrder[], profile: Profile): ErasureTime {
  const waiting = orders.filter(({archivedAt}) => archivedAt === undefined);
  if (waiting.length === 0) return {when: 'now'};
  const times = waiting.map((order) => archiveDueAt(order, profile));
  const known = times.filter((at) => at !== undefined);
  return known.length < times.length ? {when: 'later'} : {when: 'later', at: Math.max(...known)};
}

/**
 * What is taken out of an order and its history. `numbers`: the numbers somebody was reached at. `person`: these, and what the person
 * said. `words`: these, and all that anybody wrote, but for what a person released for the public.
 */
export type Erasure = 'numbers' | 'person' | 'words';

/** The order without it. Nothing else of it changes: states, times, findings and who acted stay. */
export function orderWithout(erasure: Erasure, order: WorkOrder): WorkOrder {
  return without(order, {words: erasure === 'words', person: erasure !== 'numbers'}) as WorkOrder;
}

/** A command of an order's history without it. */
export function commandWithout<C extends {readonly type: Command['type'] | 'open'}>(erasure: Erasure, command: C): C {
  // Its reason is a code, not a text.
  if (command.type === 'send-to-desk') return command;
  const words = erasure === 'words' || (erasure === 'person' && SAID_BY_THE_PERSON.has(command.type));
  return without(command, {words, person: false}) as C;
}

const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'reason',
  'request',
  'note',
  'explanation',
  'plan',
  'statement',
  'systemicMeasure',
  'basis',
  'legalBasis',
]);

/** The parts of an order that hold what the person said, or what somebody wrote down of it. */
const OF_THE_PERSON: ReadonlySet<string> = new Set(['contactRecords', 'callBack', 'mistakeStatement', 'confirmations']);
const SAID_BY_THE_PERSON: ReadonlySet<string> = new Set([
  'record-contact',
  'record-call-back',
  'confirm-mistake',
  'state-mistake',
  'object',
]);

type Taken = {readonly words: boolean; readonly person: boolean};

function without(value: unknown, taken: Taken): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => without(item, taken));
  if (typeof value !== 'object' || value === null) return value;
  const objection = taken.person && 'openedBy' in value && value.openedBy === 'objection';
  const kept = Object.entries(value)
    .filter(([name]) => name !== 'numberUsed')
    .map(([name, inner]: [string, unknown]) => {
      if (name === 'publicText') return [name, inner];
      if (TEXTS.has(name) && typeof inner === 'string') {
        return [name, taken.words || (objection && name === 'text') ? '' : inner];
      }
      const words = taken.words || (taken.person && OF_THE_PERSON.has(name));
      return [name, without(inner, {...taken, words})];
    });
  return Object.fromEntries(kept) as unknown;
}
