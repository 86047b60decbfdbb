import {
  creditCodeOfItem,
  type DaySpan,
  daysOfMonth,
  type LocalDate,
  type LocalMonth,
  type MetricsScope,
} from '@haochaping/core';
import type {MetricsQuery} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {findArea, findDepartment, findTopArea} from '../store/index.ts';
import type {CountsAsked} from '../store/counts.ts';
import {WHOLE, windowKey} from '../store/rollup-cells.ts';

/** What is asked of, with the name people know it by. */
export interface AskedScope {
  readonly scope: MetricsScope;
  readonly name?: string;
  /** The area whose imported figures belong to it. */
  readonly hotlineArea?: string;
}

/** The scope that a query names. Areas and departments must be in the directory; items and windows may be known by instances alone. */
export async function askedScope(engine: Engine, query: MetricsQuery): Promise<AskedScope | Refusal> {
  const {area, department, item, window, channel} = query;
  if (department !== undefined) {
    const found = await findDepartment(engine, department);
    if (found === undefined) return problem('department-unknown');
    const {areaCode, name} = found;
    if (window === undefined) return {scope: {kind: 'department', departmentCode: department, areaCode}, name};
    return {scope: {kind: 'window', departmentCode: department, areaCode, windowNumber: window}, name};
  }
  if (item !== undefined) {
    const owner = creditCodeOfItem(item);
    const found = owner === undefined ? undefined : await findDepartment(engine, owner);
    const of = found && {departmentCode: found.code, areaCode: found.areaCode};
    return {scope: {kind: 'item', itemCode: item, ...of}};
  }
  const found = area === undefined ? await findTopArea(engine) : await findArea(engine, area);
  if (found === undefined) return problem('area-unknown');
  const {code: areaCode, name} = found;
  if (channel !== undefined) return {scope: {kind: 'channel', channel, areaCode}};
  return {scope: {kind: area === undefined ? 'whole' : 'area', areaCode}, name, hotlineArea: areaCode};
}

/** The key of the sums that a scope is read by. */
export function sumsOf(scope: MetricsScope): Pick<CountsAsked, 'dimension'> & {readonly key: string} {
  switch (scope.kind) {
    case 'whole':
      return {dimension: 'whole', key: WHOLE};
    case 'area':
      return {dimension: 'area', key: scope.areaCode};
    case 'department':
      return {dimension: 'department', key: scope.departmentCode};
    case 'item':
      return {dimension: 'item', key: scope.itemCode};
    case 'window':
      return {dimension: 'window', key: windowKey(scope.departmentCode, scope.windowNumber)};
    case 'channel':
      return {dimension: 'channel', key: scope.channel};
  }
}

interface AskedPeriod {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days that a query names; undefined for all that ever was. The schema has seen that they are days. */
export function askedSpan({day, month, from, to}: AskedPeriod): DaySpan | undefined {
  if (day !== undefined) return {from: day as LocalDate, to: day as LocalDate};
  if (month !== undefined) return daysOfMonth(month as LocalMonth);
  if (from === undefined || to === undefined) return undefined;
  return {from: from as LocalDate, to: to as LocalDate};
}
