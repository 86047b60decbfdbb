import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {Insertable} from 'kysely';
import type {Engine} from '../ports.ts';
import type {AuditEntryTable} from './schema.ts';
import type {Queries} from './transaction.ts';
import {uuidV7} from './uuid-v7.ts';

/** Something that was done. Appended, never changed; `detail` holds no secret and nothing personal. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  /** An account's id, a key's name, or `system`. */
  readonly actor: string;
  readonly action: string;
  /** What it was done to, by id. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type NewAuditEntry = Omit<AuditEntry, 'id'>;

/** By what the log speaks of a text that lies elsewhere: its SHA-256. */
export function textDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Appends to the log, by itself or as part of the transaction `queries`. */
export async function appendAudit(queries: Queries, ...entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await queries.insertInto('audit_entry').values(entries.map(auditRow)).execute();
}

/** The entries after the id `after`, oldest first, at most `limit`. */
export async function listAudit(engine: Engine, after: string, limit: number): Promise<readonly AuditEntry[]> {
  const rows = await engine.db
    .selectFrom('audit_entry')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({...row, detail: JSON.parse(row.detail) as Record<string, unknown>}));
}

/** An entry as its row, with an id that sorts by its time. */
export function auditRow(entry: NewAuditEntry): Insertable<AuditEntryTable> {
  return {...entry, id: uuidV7(entry.at), detail: JSON.stringify(entry.detail)};
}
