import type {Kysely} from 'kysely';
import type {Schema} from '../schema.ts';
import {StoreError} from '../store-error.ts';
import {retryLostRaces} from '../transaction.ts';
import {up as oneReview} from './0001-one-review.ts';
import {up as closedLoop} from './0002-closed-loop.ts';
import {up as sealing} from './0003-sealing.ts';
import {up as log} from './0004-log.ts';
import {up as metrics} from './0005-metrics.ts';
import {up as directory} from './0006-directory.ts';
import {up as evidenceFiles} from './0007-evidence-files.ts';
import {up as retention} from './0008-retention.ts';
import {up as historySalt} from './0009-history-salt.ts';
import {up as evidenceErased} from './0010-evidence-erased.ts';
import {up as bulletin} from './0014-bulletin.ts';
import {up as serviceCheck} from './0015-service-check.ts';
import {up as telling} from './0011-telling.ts';
import {up as signIn} from './0012-sign-in.ts';
import {up as inbox} from './0013-inbox.ts';

/** The steps by their numbers. A released one is never changed: what it got wrong, a later one mends. */
const MIGRATIONS: Readonly<Record<number, (db: Kysely<unknown>) => Promise<void>>> = {
  1: oneReview,
  2: closedLoop,
  3: sealing,
  4: log,
  5: metrics,
  6: directory,
  7: evidenceFiles,
  8: retention,
  9: historySalt,
  10: evidenceErased,
  11: telling,
  12: signIn,
  13: inbox,
  14: bulletin,
  15: serviceCheck,
};

const NEWEST = Math.max(...Object.keys(MIGRATIONS).map(Number));

type Versioned = Kysely<Schema & {readonly schema_version: {readonly version: number}}>;

/**
 * Brings a database to the schema of this release, each step in a transaction of its own; several processes may start at
 * once. Refuses with `schema-newer` what a newer release has written.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const versioned: Versioned = db.$extendTables<{readonly schema_version: {readonly version: number}}>();
  await retryLostRaces(() =>
    db.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .execute(),
  );
  // Whole numbers are the first keys of an object, and in order.
  for (const [version, step] of Object.entries(MIGRATIONS)) {
    await retryLostRaces(() => apply(versioned, Number(version), step));
  }
  const newest = await versioned
    .selectFrom('schema_version')
    .select('version')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (newest !== undefined && newest.version > NEWEST) {
    throw new StoreError('schema-newer', `The data has schema ${newest.version}, this release knows ${NEWEST}.`);
  }
}

async function apply(db: Versioned, version: number, step: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .selectFrom('schema_version')
      .select('version')
      .where('version', '=', version)
      .executeTakeFirst();
    if (done !== undefined) return;
    // First, so that of two processes that start together one waits here, fails, and finds the step done.
    await trx.insertInto('schema_version').values({version}).execute();
    // A step stands on the tables of its own time, not on today's schema.
    await step(trx as unknown as Kysely<unknown>);
  });
}
