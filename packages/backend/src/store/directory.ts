import type {AreaTier, AreaValidity, DirectoryRows, LocalDate} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import type {AreaTable, DepartmentTable, ItemTable, StaffMemberTable, WindowTable} from './schema.ts';
import {inSnapshot, type Queries} from './transaction.ts';

/** The days on which it is in force, both included; open where absent. */
interface Validity {
  readonly validFrom?: LocalDate;
  readonly validUntil?: LocalDate;
}

export interface Area extends Validity {
  /** Twelve digits. */
  readonly code: string;
  /** Absent for the top. */
  readonly parentCode?: string;
  readonly name: string;
  readonly tier: AreaTier;
  /** Where it stands among its neighbours. */
  readonly position: number;
  /** The code that took its place. */
  readonly successorCode?: string;
}

export interface Department extends Validity {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  /** The department above it. */
  readonly parentCode?: string;
  /** Who took over its duties when it ended. */
  readonly successorCode?: string;
}

export interface Item extends Validity {
  readonly code: string;
  readonly name: string;
  readonly departmentCode: string;
}

export interface ServiceWindow extends Validity {
  readonly departmentCode: string;
  readonly number: string;
  readonly name: string;
}

export interface StaffMember extends Validity {
  readonly departmentCode: string;
  readonly number: string;
  readonly windowNumber?: string;
}

/** All of a directory; areas with what follows from their codes. */
export interface Directory extends Omit<DirectoryRows, 'areas'> {
  readonly areas: readonly Area[];
}

/** All of it, each kind by its code or number; areas by their place. */
export async function readDirectory(engine: Engine): Promise<Directory> {
  return inSnapshot(engine, async (trx) => ({
    areas: (await trx.selectFrom('area').selectAll().orderBy('position').orderBy('code').execute()).map(areaOf),
    departments: (await trx.selectFrom('department').selectAll().orderBy('code').execute()).map(departmentOf),
    items: (await trx.selectFrom('item').selectAll().orderBy('code').execute()).map(itemOf),
    windows: (await trx.selectFrom('service_window').selectAll().orderBy('department').orderBy('number').execute()).map(
      windowOf,
    ),
    staffMembers: (
      await trx.selectFrom('staff_member').selectAll().orderBy('department').orderBy('number').execute()
    ).map(staffMemberOf),
  }));
}

/** The areas directly below one, or the top one; by their place. */
export async function listAreas(engine: Engine, parent: string | undefined): Promise<readonly Area[]> {
  const rows = await engine.db
    .selectFrom('area')
    .selectAll()
    .where((eb) => (parent === undefined ? eb('parent', 'is', null) : eb('parent', '=', parent)))
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map(areaOf);
}

/** The departments of an area itself, by code. */
export async function listDepartments(engine: Engine, areaCode: string): Promise<readonly Department[]> {
  const rows = await engine.db
    .selectFrom('department')
    .selectAll()
    .where('area', '=', areaCode)
    .orderBy('code')
    .execute();
  return rows.map(departmentOf);
}

/** A department with what is in it; undefined when the directory does not know it. */
export interface DepartmentRead {
  readonly department: Department;
  readonly items: readonly Item[];
  readonly windows: readonly ServiceWindow[];
  readonly staffMembers: readonly StaffMember[];
}

export async function readDepartment(engine: Engine, code: string): Promise<DepartmentRead | undefined> {
  return inSnapshot(engine, async (trx) => {
    const row = await trx.selectFrom('department').selectAll().where('code', '=', code).executeTakeFirst();
    if (row === undefined) return undefined;
    const items = await trx.selectFrom('item').selectAll().where('department', '=', code).orderBy('code').execute();
    const windows = trx.selectFrom('service_window').selectAll().where('department', '=', code).orderBy('number');
    const members = trx.selectFrom('staff_member').selectAll().where('department', '=', code).orderBy('number');
    return {
      department: departmentOf(row),
      items: items.map(itemOf),
      windows: (await windows.execute()).map(windowOf),
      staffMembers: (await members.execute()).map(staffMemberOf),
    };
  });
}

export async function findArea(engine: Engine, code: string): Promise<Area | undefined> {
  const row = await engine.db.selectFrom('area').selectAll().where('code', '=', code).executeTakeFirst();
  return row && areaOf(row);
}

/** The top of the areas; undefined while the directory is empty. */
export async function findTopArea(engine: Engine): Promise<Area | undefined> {
  const row = await engine.db
    .selectFrom('area')
    .selectAll()
    .where('parent', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .executeTakeFirst();
  return row && areaOf(row);
}

export async function findDepartment(engine: Engine, code: string): Promise<Department | undefined> {
  const row = await engine.db.selectFrom('department').selectAll().where('code', '=', code).executeTakeFirst();
  return row && departmentOf(row);
}

/** The areas that have ended or will, and those that take their place: for most directories none. */
export async function readEndedAreas(queries: Queries): Promise<readonly AreaValidity[]> {
  const rows = await queries
    .selectFrom('area')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('valid_until', 'is not', null),
        eb(
          'code',
          'in',
          eb.selectFrom('area as ended').select('ended.successor').where('ended.valid_until', 'is not', null),
        ),
      ]),
    )
    .execute();
  return rows.map(areaOf);
}

export function areaOf({code, parent, name, tier, position, successor, ...days}: Selectable<AreaTable>): Area {
  return {
    code,
    name,
    tier,
    position,
    ...(parent !== null && {parentCode: parent}),
    ...(successor !== null && {successorCode: successor}),
    ...validityOf(days),
  };
}

export function departmentOf({code, name, area, parent, successor, ...days}: Selectable<DepartmentTable>): Department {
  return {
    code,
    name,
    areaCode: area,
    ...(parent !== null && {parentCode: parent}),
    ...(successor !== null && {successorCode: successor}),
    ...validityOf(days),
  };
}

export function itemOf({code, name, department, ...days}: Selectable<ItemTable>): Item {
  return {code, name, departmentCode: department, ...validityOf(days)};
}

export function windowOf({department, number, name, ...days}: Selectable<WindowTable>): ServiceWindow {
  return {departmentCode: department, number, name, ...validityOf(days)};
}

export function staffMemberOf({department, number, window_number, ...days}: Selectable<StaffMemberTable>): StaffMember {
  return {
    departmentCode: department,
    number,
    ...(window_number !== null && {windowNumber: window_number}),
    ...validityOf(days),
  };
}

function validityOf({valid_from, valid_until}: {valid_from: string | null; valid_until: string | null}): Validity {
  return {
    ...(valid_from !== null && {validFrom: valid_from as LocalDate}),
    ...(valid_until !== null && {validUntil: valid_until as LocalDate}),
  };
}
