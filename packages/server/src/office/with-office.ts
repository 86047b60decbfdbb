import fs from 'node:fs';
import type {Engine, Keys, Passwords} from '@haochaping/backend';
import {openKeys} from '../keys.ts';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import {nodePasswords} from '../node-passwords.ts';
import {openStore, takeDirectory} from '../open-store.ts';
import type {ServerOptions} from '../options.ts';
import {keepOrRefuseProfile, readProfile} from '../read-profile.ts';
import {OfficeError} from './office-error.ts';

/** What the commands of an office work with. */
export interface Office {
  readonly engine: Engine;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly profile: ReturnType<typeof readProfile>;
}

/** Opens the store that a server would, lends it, and closes it. Rejects with `StartError` while a server holds it. */
export async function withOffice<T>(options: ServerOptions, work: (office: Office) => Promise<T>): Promise<T> {
  const profile = readProfile(options.profile);
  const lock = takeDirectory(options);
  try {
    const keys = await openKeys(options.data);
    const engine = await openStore(options, lock, {report, profile});
    try {
      await keepOrRefuseProfile(engine, profile, Date.now());
      return await work({engine, keys, passwords: nodePasswords, profile});
    } finally {
      await engine.close();
    }
  } finally {
    lock.release();
  }
}

/** The JSON in a file. */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new OfficeError(OFFICE_TEXT.fileUnreadable(file));
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new OfficeError(OFFICE_TEXT.notJson(file));
  }
}

/** Tells each wrong place on a line of its own; the code the program then ends with. */
export function refuseRows(rows: readonly {readonly pointer: string; readonly why: string}[]): 1 {
  for (const {pointer, why} of rows) console.error(OFFICE_TEXT.wrongRow(pointer, why));
  console.error(OFFICE_TEXT.refused(rows.length));
  return 1;
}

/** Where a schema found something wrong, as JSON Pointers. */
export function wrongShapes(
  issues: readonly {readonly path: readonly PropertyKey[]}[],
): {readonly pointer: string; readonly why: string}[] {
  return issues.map(({path}) => ({
    pointer: path.map((step) => `/${String(step)}`).join('') || '/',
    why: OFFICE_TEXT.wrongShape,
  }));
}

function report(what: string, cause: unknown): void {
  console.error(`${new Date().toISOString()} ${what}:`, cause);
}
