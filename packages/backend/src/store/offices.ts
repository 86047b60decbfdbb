import type {Transaction} from 'kysely';
import {areaRange} from './area-range.ts';
import type {Schema} from './schema.ts';

/** A department as tables of figures list it. */
export interface Office {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  readonly areaName: string;
}

/** The departments of an area and below it, or all, by area and code. */
export async function listOffices(trx: Transaction<Schema>, areaCode: string | undefined): Promise<readonly Office[]> {
  let query = trx
    .selectFrom('department')
    .leftJoin('area', 'area.code', 'department.area')
    .select(['department.code', 'department.name', 'department.area as area_code', 'area.name as area_name'])
    .orderBy('department.area')
    .orderBy('department.code');
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('department.area', '>=', first).where('department.area', '<=', last);
  }
  const departments = await query.execute();
  return departments.map(({code, name, area_code, area_name}) => ({
    code,
    name,
    areaCode: area_code,
    areaName: area_name ?? area_code,
  }));
}
