import {
  areaAbove,
  areaTier,
  type DirectoryProblem,
  directoryProblems,
  type DirectoryRows,
  padAreaCode,
} from '@haochaping/core';
import type {Insertable, Kysely, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {chunks} from './chunks.ts';
import {
  type Area,
  areaOf,
  type Department,
  departmentOf,
  type Directory,
  type Item,
  itemOf,
  type ServiceWindow,
  type StaffMember,
  staffMemberOf,
  windowOf,
} from './directory.ts';
import type {AreaTable, DepartmentTable, ItemTable, Schema, StaffMemberTable, WindowTable} from './schema.ts';
import {inTransaction, type Queries} from './transaction.ts';
import {canonicalJson} from './work-order-entry.ts';

/** What became of one row: which, and whether it was new. Rows that were the same already are only counted. */
export interface DirectoryChange {
  readonly kind: keyof DirectoryRows;
  readonly key: string;
  readonly outcome: 'created' | 'changed';
}

export type DirectoryPut =
  | {readonly outcome: 'put'; readonly changes: readonly DirectoryChange[]; readonly unchanged: number}
  | {readonly outcome: 'refused'; readonly problems: readonly DirectoryProblem[]};

export interface DirectoryOrder {
  readonly rows: DirectoryRows;
  /** An account's id, or the name of a program. */
  readonly actor: string;
  readonly at: number;
  /** The area beyond which the actor has no say. */
  readonly within?: string;
  /** Only say what would come of it. @default false */
  readonly dryRun?: boolean;
}

/**
 * Adds rows to the directory and replaces those of the same code or number, all of them or, where one is wrong, none. Nothing is
 * taken out: what is over gets a last day. Each row that changed leaves a line in the log, with what stood there before.
 */
export async function changeDirectory(engine: Engine, order: DirectoryOrder): Promise<DirectoryPut> {
  return inTransaction(engine, async (trx) => {
    const known = await readKnown(trx, order.rows);
    const problems = directoryProblems(order.rows, known, order.within);
    if (problems.length > 0) return {outcome: 'refused', problems};
    const codes = new Set([...known.areas, ...order.rows.areas].map(({code}) => padAreaCode(code)));
    const wanted = withFullAreas(order.rows, (code) => codes.has(code));
    const before = await readBefore(trx, wanted);
    const changed: Changed[] = changesBetween(before, wanted);
    if (order.dryRun !== true) {
      await write(trx, wanted, new Set(changed.map(({kind, key}) => `${kind} ${key}`)));
      await appendAudit(
        trx,
        ...changed.map(({kind, key, outcome, was, is}) => ({
          at: order.at,
          actor: order.actor,
          action: 'directory-changed',
          subject: key,
          detail: {kind, outcome, ...(was === undefined ? {} : {was}), is},
        })),
      );
    }
    const total = Object.values(order.rows).reduce((sum, rows: readonly unknown[]) => sum + rows.length, 0);
    const changes = changed.map(({kind, key, outcome}) => ({kind, key, outcome}));
    return {outcome: 'put', changes, unchanged: total - changed.length};
  });
}

/** Stores a directory as it is given, in one transaction and unseen: for an empty store that its own program fills. */
export async function putDirectory(engine: Engine, directory: Partial<Directory>): Promise<void> {
  const {areas = [], departments = [], items = [], windows = [], staffMembers = []} = directory;
  await inTransaction(engine, (trx) => write(trx, {areas, departments, items, windows, staffMembers}));
}

async function readKnown(
  trx: Transaction<Schema>,
  {windows, staffMembers}: DirectoryRows,
): Promise<Parameters<typeof directoryProblems>[1]> {
  const offices = [...new Set([...windows, ...staffMembers].map(({departmentCode}) => departmentCode))];
  const found: ServiceWindow[] = [];
  for (const part of chunks(offices)) {
    const rows = await trx.selectFrom('service_window').selectAll().where('department', 'in', part).execute();
    found.push(...rows.map(windowOf));
  }
  return {
    areas: (await trx.selectFrom('area').selectAll().execute()).map(areaOf),
    departments: (await trx.selectFrom('department').selectAll().execute()).map(departmentOf),
    windows: found,
  };
}

function withFullAreas(rows: DirectoryRows, isKnown: (code: string) => boolean): Directory {
  return {
    ...rows,
    areas: rows.areas.map(({successorCode, position, ...area}) => {
      const code = padAreaCode(area.code);
      const parentCode = areaAbove(code, isKnown);
      return {
        ...area,
        code,
        tier: areaTier(code),
        // The code itself is a usual order where nobody says another.
        position: position ?? Number(code.slice(0, 6)),
        ...(parentCode === undefined ? {} : {parentCode}),
        ...(successorCode === undefined ? {} : {successorCode: padAreaCode(successorCode)}),
      };
    }),
    departments: rows.departments.map((row) => ({...row, areaCode: padAreaCode(row.areaCode)})),
  };
}

type Entry = Area | Department | Item | ServiceWindow | StaffMember;
interface Changed extends DirectoryChange {
  readonly was: Entry | undefined;
  readonly is: Entry;
}

function changesBetween(before: ReadonlyMap<string, Entry>, wanted: Directory): Changed[] {
  return KINDS.flatMap((kind) =>
    wanted[kind].flatMap((is: Entry): Changed[] => {
      const key = keyOf(is);
      const was = before.get(`${kind} ${key}`);
      if (was !== undefined && canonicalJson(was) === canonicalJson(is)) return [];
      return [{kind, key, outcome: was === undefined ? 'created' : 'changed', was, is}];
    }),
  );
}

const KINDS = [
  'areas',
  'departments',
  'items',
  'windows',
  'staffMembers',
] as const satisfies readonly (keyof Directory)[];

function keyOf(entry: Entry): string {
  return 'code' in entry ? entry.code : `${entry.departmentCode} ${entry.number}`;
}

/** What stands where the new rows would go, by kind and key. */
async function readBefore(
  trx: Queries,
  {areas, departments, items, windows, staffMembers}: Directory,
): Promise<Map<string, Entry>> {
  const before = new Map<string, Entry>();
  const keep = (kind: string, entries: readonly Entry[]): void => {
    for (const entry of entries) before.set(`${kind} ${keyOf(entry)}`, entry);
  };
  const codesOf = (rows: readonly {readonly code: string}[]): Iterable<string[]> => chunks(rows.map(({code}) => code));
  for (const part of codesOf(areas)) {
    keep('areas', (await trx.selectFrom('area').selectAll().where('code', 'in', part).execute()).map(areaOf));
  }
  for (const part of codesOf(departments)) {
    const rows = await trx.selectFrom('department').selectAll().where('code', 'in', part).execute();
    keep('departments', rows.map(departmentOf));
  }
  for (const part of codesOf(items)) {
    keep('items', (await trx.selectFrom('item').selectAll().where('code', 'in', part).execute()).map(itemOf));
  }
  for (const part of chunks([...new Set(windows.map(({departmentCode}) => departmentCode))])) {
    const rows = await trx.selectFrom('service_window').selectAll().where('department', 'in', part).execute();
    keep('windows', rows.map(windowOf));
  }
  for (const part of chunks([...new Set(staffMembers.map(({departmentCode}) => departmentCode))])) {
    const rows = await trx.selectFrom('staff_member').selectAll().where('department', 'in', part).execute();
    keep('staffMembers', rows.map(staffMemberOf));
  }
  return before;
}

async function write(trx: Transaction<Schema>, directory: Directory, only?: ReadonlySet<string>): Promise<void> {
  const chosen = <Row extends Entry>(kind: keyof Directory, rows: readonly Row[]): readonly Row[] =>
    only === undefined ? rows : rows.filter((row) => only.has(`${kind} ${keyOf(row)}`));
  await upsert(trx, 'area', ['code'], chosen('areas', directory.areas).map(areaRow));
  await upsert(trx, 'department', ['code'], chosen('departments', directory.departments).map(departmentRow));
  await upsert(trx, 'item', ['code'], chosen('items', directory.items).map(itemRow));
  await upsert(trx, 'service_window', ['department', 'number'], chosen('windows', directory.windows).map(windowRow));
  const members = chosen('staffMembers', directory.staffMembers).map(staffMemberRow);
  await upsert(trx, 'staff_member', ['department', 'number'], members);
}

type DirectoryTable = 'area' | 'department' | 'item' | 'service_window' | 'staff_member';

/** Inserts rows; of those whose key is there already everything else is replaced. */
async function upsert<Name extends DirectoryTable>(
  trx: Queries,
  table: Name,
  key: readonly string[],
  rows: readonly Insertable<Schema[Name]>[],
): Promise<void> {
  // The rows were typed by their table; from here on only the names of their columns matter.
  const loose = trx as unknown as Kysely<Record<DirectoryTable, Record<string, unknown>>>;
  const named: DirectoryTable = table;
  for (const part of chunks(rows as readonly Record<string, unknown>[])) {
    const others = Object.keys(part[0] ?? {}).filter((column) => !key.includes(column));
    await loose
      .insertInto(named)
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(key)
          .doUpdateSet((eb) => Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
}

function areaRow({code, name, tier, position, parentCode, successorCode, ...days}: Area): Insertable<AreaTable> {
  return {
    code,
    name,
    tier,
    position,
    parent: parentCode ?? null,
    successor: successorCode ?? null,
    ...validityColumns(days),
  };
}

function departmentRow({
  code,
  name,
  areaCode,
  parentCode,
  successorCode,
  ...days
}: Department): Insertable<DepartmentTable> {
  return {
    code,
    name,
    area: areaCode,
    parent: parentCode ?? null,
    successor: successorCode ?? null,
    ...validityColumns(days),
  };
}

function itemRow({code, name, departmentCode, ...days}: Item): Insertable<ItemTable> {
  return {code, name, department: departmentCode, ...validityColumns(days)};
}

function windowRow({departmentCode, number, name, ...days}: ServiceWindow): Insertable<WindowTable> {
  return {department: departmentCode, number, name, ...validityColumns(days)};
}

function staffMemberRow({departmentCode, number, windowNumber, ...days}: StaffMember): Insertable<StaffMemberTable> {
  return {department: departmentCode, number, window_number: windowNumber ?? null, ...validityColumns(days)};
}

function validityColumns({validFrom, validUntil}: Pick<Area, 'validFrom' | 'validUntil'>): {
  readonly valid_from: string | null;
  readonly valid_until: string | null;
} {
  return {valid_from: validFrom ?? null, valid_until: validUntil ?? null};
}
