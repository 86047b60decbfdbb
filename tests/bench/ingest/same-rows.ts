import path from 'node:path';
import {SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const DIGEST = /\b[0-9a-f]{64}\b/g;

/**
 * The first row that one of two databases has and the other has not, with the table it is in; undefined where both hold the
 * same in all tables. Ids and digests, which differ by chance, count as equal.
 */
export function firstDifference(one: string, other: string): string | undefined {
  const [left, right] = [rowsOf(one), rowsOf(other)];
  const here = new Set(left);
  const there = new Set(right);
  const lonely = left.find((row) => !there.has(row)) ?? right.find((row) => !here.has(row));
  if (lonely !== undefined) return lonely;
  return left.length === right.length ? undefined : `${left.length} rows here, ${right.length} there`;
}

function rowsOf(home: string): string[] {
  const database = new Database(path.join(home, SQLITE_FILE), {readonly: true});
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name <> 'schema_version'")
    .pluck()
    .all() as string[];
  const rows = tables.flatMap((table) =>
    database
      .prepare(`select * from ${table}`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row).replaceAll(ID, 'id').replaceAll(DIGEST, 'digest')}`),
  );
  database.close();
  return rows.sort();
}
