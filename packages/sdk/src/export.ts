import {digestedOfFile, digestedOfItem, OUTBOX_FILE_FORMAT} from '@haochaping/protocol/citizen';
import type {OutboxFile, OutboxFileItem} from '@haochaping/protocol/citizen';
import {intl} from '@haochaping/protocol/sealing-intl';
import type {ExportedOutbox} from './contract.ts';
import {readStoredItem} from './stored-item.ts';
import type {ParkedItem} from './stored-item.ts';

export interface ExportSource {
  readonly records: {readonly items: readonly unknown[]; readonly parked: readonly ParkedItem[]};
  readonly storageName: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** All that lies on the device, oldest first, as the file that carries it elsewhere. Changes nothing. */
export function exportOutbox({records, storageName, at}: ExportSource): ExportedOutbox {
  const items = [
    ...records.items.map((record) => fileItem(record, at)),
    ...records.parked.map(({item, id, code, parkedAt}) => fileItem(item, parkedAt, {id, code})),
  ].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1));
  const madeAt = instant(at);
  const origin = originOfPlace();
  const file: OutboxFile = {
    format: OUTBOX_FILE_FORMAT,
    version: 1,
    madeAt,
    device: {storageName, ...(origin !== undefined && {origin})},
    count: items.length,
    digest: sha256Hex(digestedOfFile(items.map(({digest}) => digest))),
    items,
  };
  const stamp = madeAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  return {name: `${storageName}-outbox-${stamp}.json`, file, text: `${JSON.stringify(file, null, 1)}\n`};
}

function fileItem(record: unknown, at: number, parked?: {readonly id: string; readonly code: string}): OutboxFileItem {
  const item = readStoredItem(record);
  if (item === undefined) {
    const {id} = (record ?? {}) as {readonly id?: unknown};
    const said = {id: parked?.id ?? String(id), kind: 'unreadable', body: plain(record)};
    return {
      ...said,
      state: 'parked',
      code: parked?.code ?? 'unreadable',
      since: instant(at),
      attempts: 0,
      digest: digestOf(said),
    };
  }
  const {id, kind, body} = item;
  const said = {id, kind, body};
  const code = parked?.code ?? item.code;
  return {
    ...said,
    state: parked === undefined ? 'waiting' : 'parked',
    since: instant(item.enqueuedAt),
    attempts: item.attempts,
    ...(code !== undefined && {code}),
    digest: digestOf(said),
  };
}

/** What JSON can say of a record that nobody could read; a structured clone may hold more. */
function plain(record: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(record)) as unknown;
  } catch {
    return String(record);
  }
}

function digestOf(item: {readonly id: string; readonly kind: string; readonly body: unknown}): string {
  return sha256Hex(digestedOfItem(item));
}

function sha256Hex(text: string): string {
  const hash = intl.hash(new TextEncoder().encode(text));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function instant(at: number): string {
  // A record may hold any number; a day that no Date has counts as the first one.
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

function originOfPlace(): string | undefined {
  return (globalThis as {readonly location?: Location}).location?.origin;
}
