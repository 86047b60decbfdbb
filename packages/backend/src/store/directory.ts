import type {AreaTier} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import type {AreaTable, DepartmentTable} from './schema.ts';
import {inSnapshot, inTransaction} from './transaction.ts';

export interface Area {
  /** Twelve digits. */
  readonly code: string;
  /** Absent for the top. */
  readonly parentCode?: string;
  readonly name: string;
  readonly tier: AreaTier;
  /** Where it stands among its neighbours. */
  readonly position: number;
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  /** An inactive one gets no new orders: the dispatcher decides. */
  readonly active: boolean;
}

export interface Item {
  readonly code: string;
  readonly name: string;
  readonly departmentCode: string;
}

export interface ServiceWindow {
  readonly departmentCode: string;
  readonly number: string;
  readonly name: string;
}

export interface StaffMember {
  readonly departmentCode: string;
  readonly number: string;
  readonly windowNumber?: string;
}

export interface Directory {
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
  readonly items: readonly Item[];
  readonly windows: readonly ServiceWindow[];
  readonly staffMembers: readonly StaffMember[];
}

/** Stores what is given, in one transaction; what has the same code or number is replaced, the rest stays. */
export async function putDirectory(engine: Engine, directory: Partial<Directory>): Promise<void> {
  await inTransaction(engine, async (trx) => {
    for (const areas of chunks(directory.areas ?? [])) {
      await trx
        .insertInto('area')
        .values(areas.map(({parentCode, ...area}) => ({...area, parent: parentCode ?? null})))
        .onConflict((conflict) =>
          conflict.column('code').doUpdateSet((eb) => ({
            parent: eb.ref('excluded.parent'),
            name: eb.ref('excluded.name'),
            tier: eb.ref('excluded.tier'),
            position: eb.ref('excluded.position'),
          })),
        )
        .execute();
    }
    for (const departments of chunks(directory.departments ?? [])) {
      await trx
        .insertInto('department')
        .values(departments.map(({areaCode, active, ...rest}) => ({...rest, area: areaCode, active: active ? 1 : 0})))
        .onConflict((conflict) =>
          conflict.column('code').doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            area: eb.ref('excluded.area'),
            active: eb.ref('excluded.active'),
          })),
        )
        .execute();
    }
    for (const items of chunks(directory.items ?? [])) {
      await trx
        .insertInto('item')
        .values(items.map(({departmentCode, ...item}) => ({...item, department: departmentCode})))
        .onConflict((conflict) =>
          conflict
            .column('code')
            .doUpdateSet((eb) => ({name: eb.ref('excluded.name'), department: eb.ref('excluded.department')})),
        )
        .execute();
    }
    for (const windows of chunks(directory.windows ?? [])) {
      await trx
        .insertInto('service_window')
        .values(windows.map(({departmentCode, ...window}) => ({...window, department: departmentCode})))
        .onConflict((conflict) =>
          conflict.columns(['department', 'number']).doUpdateSet((eb) => ({name: eb.ref('excluded.name')})),
        )
        .execute();
    }
    for (const members of chunks(directory.staffMembers ?? [])) {
      await trx
        .insertInto('staff_member')
        .values(
          members.map(({departmentCode, number, windowNumber}) => ({
            department: departmentCode,
            number,
            window_number: windowNumber ?? null,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['department', 'number'])
            .doUpdateSet((eb) => ({window_number: eb.ref('excluded.window_number')})),
        )
        .execute();
    }
  });
}

/** All of it, each kind by its code or number; areas by their place. */
export async function readDirectory(engine: Engine): Promise<Directory> {
  return inSnapshot(engine, async (trx) => {
    const areas = await trx.selectFrom('area').selectAll().orderBy('position').orderBy('code').execute();
    const departments = await trx.selectFrom('department').selectAll().orderBy('code').execute();
    const items = await trx.selectFrom('item').selectAll().orderBy('code').execute();
    const windows = await trx
      .selectFrom('service_window')
      .selectAll()
      .orderBy('department')
      .orderBy('number')
      .execute();
    const members = await trx.selectFrom('staff_member').selectAll().orderBy('department').orderBy('number').execute();
    return {
      areas: areas.map(areaOf),
      departments: departments.map(departmentOf),
      items: items.map(({department, ...item}) => ({...item, departmentCode: department})),
      windows: windows.map(({department, ...window}) => ({...window, departmentCode: department})),
      staffMembers: members.map((member) => ({
        departmentCode: member.department,
        number: member.number,
        ...(member.window_number !== null && {windowNumber: member.window_number}),
      })),
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

function areaOf({parent, ...area}: Selectable<AreaTable>): Area {
  return {...area, ...(parent !== null && {parentCode: parent})};
}

function departmentOf(row: Selectable<DepartmentTable>): Department {
  return {code: row.code, name: row.name, areaCode: row.area, active: row.active === 1};
}
