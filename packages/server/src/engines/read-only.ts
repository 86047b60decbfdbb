import fs from 'node:fs';
import path from 'node:path';
import {type Schema, sqliteDialect, type SqlRow, type SqlValue} from '@haochaping/backend';
import Database from 'better-sqlite3';
import {Kysely, PostgresDialect} from 'kysely';
import pg from 'pg';
import {WHOLE_NUMBERS} from './postgres.ts';
import {SQLITE_FILE} from './sqlite.ts';

export interface StoreAddress {
  readonly data: string;
  readonly databaseUrl?: string;
}

/**
 * Lets `look` ask a store at one moment, and change nothing; a server may go on over it meanwhile. Resolves to undefined when there is
 * no store at that address.
 */
export async function lookAtStore<T>(
  {data, databaseUrl}: StoreAddress,
  look: (queries: Kysely<Schema>) => Promise<T>,
): Promise<T | undefined> {
  if (databaseUrl !== undefined) return lookAtPostgres(databaseUrl, look);
  const file = path.join(data, SQLITE_FILE);
  return fs.existsSync(file) ? lookAtSqlite(file, look) : undefined;
}

async function lookAtSqlite<T>(file: string, look: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
  const database = new Database(file, {readonly: true, fileMustExist: true});
  try {
    // One transaction around all of it, so that what a running server adds meanwhile is not seen.
    database.exec('begin');
    const ask = (sql: string, values: readonly SqlValue[]): {rows: readonly SqlRow[]; changes: number} => ({
      rows: database.prepare<SqlValue[], SqlRow>(sql).all(...values),
      changes: 0,
    });
    return await look(new Kysely<Schema>({dialect: sqliteDialect((sql, values) => Promise.resolve(ask(sql, values)))}));
  } finally {
    database.close();
  }
}

async function lookAtPostgres<T>(url: string, look: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({connectionString: url, max: 1, types: WHOLE_NUMBERS});
  try {
    const db = new Kysely<Schema>({dialect: new PostgresDialect({pool})});
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look);
  } finally {
    await pool.end();
  }
}
