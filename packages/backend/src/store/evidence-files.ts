import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {EvidenceFileTable} from './schema.ts';
import {inTransaction, type Queries} from './transaction.ts';

/** The order that a file belongs to. */
export interface FileOwner {
  readonly subjectKey: string;
  readonly orderId: string;
}

/** A file of evidence, by the digest under which it was announced. */
export interface EvidenceFileRecord extends FileOwner {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  /** How many bytes are safe. */
  readonly received: number;
  /** Once it is whole: the digest of what is kept, its media type, and since when. */
  readonly ready?: {readonly fileDigest: string; readonly mediaType: string; readonly at: number};
}

export interface NewEvidenceFile extends Omit<EvidenceFileRecord, 'received' | 'ready'> {
  readonly account: string;
  readonly at: number;
  /** How many files the order may have. */
  readonly filesMax: number;
}

/** Announces a file, or finds it announced already; undefined where the order has as many as it may have. */
export async function announceFile(engine: Engine, file: NewEvidenceFile): Promise<EvidenceFileRecord | undefined> {
  return inTransaction(engine, async (trx) => {
    const known = await findFile(trx, file, file.digest);
    if (known !== undefined) return known;
    const {count} = await trx
      .selectFrom('evidence_file')
      .select(({fn}) => fn.countAll<number | string>().as('count'))
      .where('subject_key', '=', file.subjectKey)
      .where('order_id', '=', file.orderId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= file.filesMax) return undefined;
    const {subjectKey, orderId, digest, name, size, account, at} = file;
    await trx
      .insertInto('evidence_file')
      .values({
        subject_key: subjectKey,
        order_id: orderId,
        digest,
        name,
        size,
        received: 0,
        account,
        announced_at: at,
        file_digest: null,
        media_type: null,
        ready_at: null,
      })
      .execute();
    return {subjectKey, orderId, digest, name, size, received: 0};
  });
}

export async function findFile(
  queries: Queries,
  {subjectKey, orderId}: FileOwner,
  digest: string,
): Promise<EvidenceFileRecord | undefined> {
  const row = await queries
    .selectFrom('evidence_file')
    .selectAll()
    .where('subject_key', '=', subjectKey)
    .where('order_id', '=', orderId)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The files of an order that are whole, in the order in which they came. */
export async function readyFiles(queries: Queries, owner: FileOwner): Promise<readonly ReadyFile[]> {
  const rows = await queries
    .selectFrom('evidence_file')
    .selectAll()
    .where('subject_key', '=', owner.subjectKey)
    .where('order_id', '=', owner.orderId)
    .where('ready_at', 'is not', null)
    .orderBy('ready_at')
    .orderBy('digest')
    .execute();
  return rows.map(fromRow).filter((file): file is ReadyFile => file.ready !== undefined);
}

export type ReadyFile = EvidenceFileRecord & Required<Pick<EvidenceFileRecord, 'ready'>>;

/** Says that the bytes up to `to` are safe. False where another call was first: read the file again. */
export async function advanceFile(engine: Engine, file: EvidenceFileRecord, to: number): Promise<boolean> {
  const {numUpdatedRows} = await engine.db
    .updateTable('evidence_file')
    .set({received: to})
    .where('subject_key', '=', file.subjectKey)
    .where('order_id', '=', file.orderId)
    .where('digest', '=', file.digest)
    .where('received', '=', file.received)
    .where('ready_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The file is whole and kept: said with its entry in the log, in one transaction. Saying it again changes nothing. */
export async function finishFile(
  engine: Engine,
  file: EvidenceFileRecord,
  {fileDigest, mediaType, at, actor}: {fileDigest: string; mediaType: string; at: number; actor: string},
): Promise<EvidenceFileRecord> {
  const {subjectKey, orderId, digest, size} = file;
  await inTransaction(engine, async (trx) => {
    const {numUpdatedRows} = await trx
      .updateTable('evidence_file')
      .set({file_digest: fileDigest, media_type: mediaType, ready_at: at, received: size})
      .where('subject_key', '=', subjectKey)
      .where('order_id', '=', orderId)
      .where('digest', '=', digest)
      .where('ready_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const detail = {digest, fileDigest, mediaType, size};
    await appendAudit(trx, {at, actor, action: 'add-evidence-file', subject: orderId, detail});
  });
  return {...file, received: size, ready: {fileDigest, mediaType, at}};
}

/** Takes an unfinished file out again, so that it may be announced anew. */
export async function dropFile(engine: Engine, {subjectKey, orderId, digest}: EvidenceFileRecord): Promise<void> {
  await engine.db
    .deleteFrom('evidence_file')
    .where('subject_key', '=', subjectKey)
    .where('order_id', '=', orderId)
    .where('digest', '=', digest)
    .where('ready_at', 'is', null)
    .execute();
}

/** Files that were announced before `before` and never became whole, at most `limit`. */
export async function abandonedFiles(
  engine: Engine,
  before: number,
  limit: number,
): Promise<readonly EvidenceFileRecord[]> {
  const rows = await engine.db
    .selectFrom('evidence_file')
    .selectAll()
    .where('ready_at', 'is', null)
    .where('announced_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<EvidenceFileTable>): EvidenceFileRecord {
  const {file_digest: fileDigest, media_type: mediaType, ready_at: at} = row;
  return {
    subjectKey: row.subject_key,
    orderId: row.order_id,
    digest: row.digest,
    name: row.name,
    size: row.size,
    received: row.received,
    ...(fileDigest === null || mediaType === null || at === null ? {} : {ready: {fileDigest, mediaType, at}}),
  };
}
