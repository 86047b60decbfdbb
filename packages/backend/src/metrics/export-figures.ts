import {csvText, type DaySpan, LEVEL_NAMES, LEVELS} from '@haochaping/core';
import type {AreaFigures, DepartmentFigures, Summary} from '@haochaping/protocol';
import {EXPORT_HEADS} from '../locales/export-zh-cn.ts';
import type {Figures} from '../store/statistics.ts';

/** What is exported: the sums of a place, of the areas directly below it, and of its departments. */
export interface ExportedFigures {
  readonly asOf: string;
  readonly span: DaySpan | undefined;
  readonly area: Summary['area'];
  readonly summary: Figures;
  readonly areas: readonly AreaFigures[];
  readonly departments: readonly DepartmentFigures[];
}

const RATES = [
  'goodRate',
  'badRate',
  'rectified',
  'rectifiedInTime',
  'realNameReplied',
  'activelyReviewed',
] as const satisfies readonly (keyof Figures)[];

/** One row for the place, one for each area, one for each department: every rate by its two counts, nothing rounded. */
export function csvOfFigures({asOf, span, area, summary, areas, departments}: ExportedFigures): string {
  const {kinds, rates, numerator, denominator, ...heads} = EXPORT_HEADS;
  const head = [
    ...[heads.kind, heads.code, heads.name, heads.area],
    ...LEVELS.map((level) => LEVEL_NAMES[level]),
    ...[heads.good, heads.bad, heads.struckOut],
    ...RATES.flatMap((name) => [numerator(rates[name]), denominator(rates[name])]),
    ...[heads.from, heads.to, heads.asOf],
  ];
  const row = (kind: string, code: string, name: string, inArea: string, figures: Figures): (string | number)[] => [
    ...[kind, code, name, inArea],
    ...LEVELS.map((level) => figures.levels[level]),
    ...[figures.good, figures.bad, figures.struckOut],
    ...RATES.flatMap((name) => [figures[name].numerator, figures[name].denominator]),
    ...[span?.from ?? '', span?.to ?? '', asOf],
  ];
  return csvText([
    head,
    row(kinds.whole, area.code, area.name, area.name, summary),
    ...areas.map((one) => row(kinds.area, one.code, one.name, area.name, one)),
    ...departments.map((one) => row(kinds.department, one.code, one.name, one.areaName, one)),
  ]);
}

/** The same as JSON. */
export function jsonOfFigures({asOf, span, area, summary, areas, departments}: ExportedFigures): string {
  return `${JSON.stringify({asOf, ...span, area, ...summary, areas, departments}, null, 2)}\n`;
}
