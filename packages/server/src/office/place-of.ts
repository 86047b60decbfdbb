import {type Engine, findDepartment} from '@haochaping/backend';
import {isAreaCode, padAreaCode} from '@haochaping/core';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import {OfficeError} from './office-error.ts';

/** A value that a command cannot do without. */
export function needed(values: Readonly<Record<string, string | undefined>>, option: string): string {
  const value = values[option];
  if (value === undefined || value.trim() === '') throw new OfficeError(OFFICE_TEXT.optionMissing(option));
  return value;
}

/** Where somebody is to be: a department that the directory knows, an area in twelve digits, each where it was given. */
export async function placeOf(
  engine: Engine,
  {department, area}: Readonly<Record<string, string | undefined>>,
): Promise<{readonly departmentCode?: string; readonly areaCode?: string}> {
  if (department !== undefined && (await findDepartment(engine, department)) === undefined) {
    throw new OfficeError(OFFICE_TEXT.departmentUnknown(department));
  }
  if (area !== undefined && !isAreaCode(area)) throw new OfficeError(OFFICE_TEXT.areaWrong(area));
  return {
    ...(department === undefined ? {} : {departmentCode: department}),
    ...(area === undefined ? {} : {areaCode: padAreaCode(area)}),
  };
}
