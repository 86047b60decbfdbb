import {createHash} from 'node:crypto';
import {QUEUE_KINDS, type QueueKind} from '@haochaping/core';
import {
  digestedOfFile,
  digestedOfItem,
  Identified,
  OUTBOX_FILE_FORMAT,
  OutboxFile,
  OutboxFileItem,
} from '@haochaping/protocol';

/** An item that may be sent: its body as the device would have sent it. */
export interface ReplayItem {
  readonly id: string;
  readonly kind: QueueKind;
  readonly body: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly since: number;
}

/**
 * Why an item of the file is not sent. `unreadable`: it does not have what an item needs; `unreadable-on-device`: the device could not
 * read it; `damaged`: it does not fit its digest; `id-unreadable`: no id that a server would know it by; `kind-unknown`: a newer release
 * wrote it; `id-twice`: another item of the file has its id, and says something else.
 */
export type BadItemCode =
  'unreadable' | 'unreadable-on-device' | 'damaged' | 'id-unreadable' | 'kind-unknown' | 'id-twice';

export interface BadItem {
  /** From 1. */
  readonly place: number;
  /** Empty where there is none. */
  readonly id: string;
  readonly code: BadItemCode;
}

export type OutboxFileRead =
  | {readonly kind: 'unusable'; readonly why: 'not-json' | 'not-an-outbox' | 'version-unknown'}
  | {
      readonly kind: 'read';
      readonly madeAt: string;
      readonly items: readonly ReplayItem[];
      readonly bad: readonly BadItem[];
      /** Items are missing, or were added by somebody who did not know how the file is sealed. */
      readonly incomplete: boolean;
    };

/** Reads an exported outbox item by item: one that is damaged is named, and its neighbours are sent. */
export function readOutboxFile(text: string): OutboxFileRead {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return {kind: 'unusable', why: 'not-json'};
  }
  const parsed = OutboxFile.safeParse(said);
  if (!parsed.success) return {kind: 'unusable', why: isOfOtherVersion(said) ? 'version-unknown' : 'not-an-outbox'};
  const file = parsed.data;
  const items = new Map<string, {readonly item: ReplayItem; readonly digest: string}>();
  const bad: BadItem[] = [];
  file.items.forEach((entry, index) => {
    const read = readItem(entry);
    const complain = (code: BadItemCode): unknown => bad.push({place: index + 1, id: idOf(entry), code});
    if (typeof read === 'string') return complain(read);
    const known = items.get(read.item.id);
    if (known === undefined) return items.set(read.item.id, read);
    return known.digest === read.digest ? undefined : complain('id-twice');
  });
  const digests = file.items.map((entry) => OutboxFileItem.safeParse(entry).data?.digest ?? '');
  return {
    kind: 'read',
    madeAt: file.madeAt,
    items: [...items.values()].map(({item}) => item),
    bad,
    incomplete: file.count !== file.items.length || sha256(digestedOfFile(digests)) !== file.digest,
  };
}

function readItem(entry: unknown): {readonly item: ReplayItem; readonly digest: string} | BadItemCode {
  const parsed = OutboxFileItem.safeParse(entry);
  if (!parsed.success) return 'unreadable';
  const {id, kind, body, since, digest} = parsed.data;
  if (sha256(digestedOfItem({id, kind, body})) !== digest) return 'damaged';
  if (kind === 'unreadable') return 'unreadable-on-device';
  if (!isQueueKind(kind)) return 'kind-unknown';
  if (!isRecord(body)) return 'unreadable';
  if (!Identified.safeParse({id}).success || body['id'] !== id) return 'id-unreadable';
  return {item: {id, kind, body, since: Date.parse(since)}, digest};
}

function isOfOtherVersion(said: unknown): boolean {
  return isRecord(said) && said['format'] === OUTBOX_FILE_FORMAT && said['version'] !== 1;
}

function isQueueKind(kind: string): kind is QueueKind {
  return (QUEUE_KINDS as readonly string[]).includes(kind);
}

function idOf(entry: unknown): string {
  return isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'] : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
