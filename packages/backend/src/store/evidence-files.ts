import {type Selectable, sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {Kept, KeptQuery} from './kept-data.ts';
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
  readonly ready?: {
    readonly fileDigest: string;
    readonly mediaType: string;
    readonly at: number;
    /** When its bytes were erased. */
    readonly erasedAt?: number;
  };
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
        erased_at: null,
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

/** A whole file as far as its erasing goes. */
export interface FileToErase extends FileOwner {
  readonly digest: string;
  readonly fileDigest: string;
}

/** Whole files that were ready by a time and are not erased; the id is that of the order and the digest, a space between them. */
export const evidenceKept: KeptQuery = async (queries, until, after, limit) => {
  const id = sql<string>`order_id || ' ' || digest`;
  const rows = await queries
    .selectFrom('evidence_file')
    .select(['subject_key as subjectKey', id.as('id')])
    .select((eb) => eb.ref('ready_at').$castTo<number>().as('at'))
    .where('erased_at', 'is', null)
    .where('ready_at', '<=', until)
    .where((eb) =>
      eb.or([eb('ready_at', '>', after.at), eb.and([eb('ready_at', '=', after.at), eb(id, '>', after.id)])]),
    )
    .orderBy('ready_at')
    .orderBy(id)
    .limit(limit)
    .execute();
  return rows;
};

/** The files that `evidenceKept` found, by its ids. */
export async function filesToErase(
  queries: Queries,
  kept: readonly Pick<Kept, 'id'>[],
): Promise<readonly FileToErase[]> {
  const ids = kept.map(({id}) => id);
  const rows = await queries
    .selectFrom('evidence_file')
    .select(['subject_key as subjectKey', 'order_id as orderId', 'digest', 'file_digest as fileDigest'])
    .where('order_id', 'in', [...new Set(ids.map((id) => id.slice(0, id.indexOf(' '))))])
    .where('ready_at', 'is not', null)
    .execute();
  return rows.flatMap(({fileDigest, ...row}) =>
    fileDigest !== null && ids.includes(`${row.orderId} ${row.digest}`) ? [{...row, fileDigest}] : [],
  );
}

/** Whether the same bytes are evidence of another order too, or came twice. */
export async function isKeptElsewhere(queries: Queries, {orderId, digest, fileDigest}: FileToErase): Promise<boolean> {
  const row = await queries
    .selectFrom('evidence_file')
    .select('digest')
    .where('file_digest', '=', fileDigest)
    .where('erased_at', 'is', null)
    .where((eb) => eb.or([eb('order_id', '<>', orderId), eb('digest', '<>', digest)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Says that the bytes are gone. The name, which somebody chose, goes with them. */
export async function markErased(
  queries: Queries,
  {subjectKey, orderId, digest}: FileToErase,
  at: number,
): Promise<void> {
  await queries
    .updateTable('evidence_file')
    .set({erased_at: at, name: ''})
    .where('subject_key', '=', subjectKey)
    .where('order_id', '=', orderId)
    .where('digest', '=', digest)
    .execute();
}

function fromRow(row: Selectable<EvidenceFileTable>): EvidenceFileRecord {
  const {file_digest: fileDigest, media_type: mediaType, ready_at: at, erased_at: erasedAt} = row;
  return {
    subjectKey: row.subject_key,
    orderId: row.order_id,
    digest: row.digest,
    name: row.name,
    size: row.size,
    received: row.received,
    ...(fileDigest === null || mediaType === null || at === null
      ? {}
      : {ready: {fileDigest, mediaType, at, ...(erasedAt !== null && {erasedAt})}}),
  };
}
