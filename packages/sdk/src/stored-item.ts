import type {QueueItem} from '@haochaping/core';

/** An item as it lies in the outbox: what the queue knows of it, and the body that travels, which the device does not judge. */
export interface StoredItem extends QueueItem {
  readonly body: Readonly<Record<string, unknown>>;
  /** See `markOf`. */
  readonly mark?: string;
  /** Refusals by something that is not our server, counted only while others got through. */
  readonly refusals: number;
  /** When such a refusal last came. */
  readonly refusedAt?: number;
  /** The code of the last refusal. */
  readonly code?: string;
}

/** What is not sent any more, as it was. `item` may be anything: a record that could not be read is kept as well. */
export interface ParkedItem {
  readonly id: string;
  readonly code: string;
  readonly parkedAt: number;
  readonly item: unknown;
}

/**
 * The item in a record, or undefined when it is not one. The body is not looked into: a newer version may have written it, and the
 * server knows every format.
 */
export function readStoredItem(record: unknown): StoredItem | undefined {
  if (!isRecord(record)) return undefined;
  const {id, kind, body} = record;
  const sound =
    typeof id === 'string' &&
    typeof kind === 'string' &&
    ['enqueuedAt', 'attempts', 'notBefore', 'bytes', 'refusals'].every((name) => Number.isFinite(record[name])) &&
    isRecord(body) &&
    body['id'] === id;
  return sound ? (record as unknown as StoredItem) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
