import {BULLETIN_METRICS, LEVEL_NAMES, LEVELS, withoutFormula} from '@haochaping/core';
import type {BulletinContent, BulletinFigures, BulletinRow} from '@haochaping/protocol/public';
import {BULLETIN} from './locales/bulletin-zh-cn.ts';

/** A cell of a workbook: a number, or a text that no program computes. */
export type SheetCell = number | string;
export type Sheet = {readonly name: string; readonly rows: readonly (readonly SheetCell[])[]};

/** A bulletin as sheets of a workbook, the rates as the two counts they are made of. Nothing in it is a formula. */
export function bulletinSheets({area, month, whole, areas, departments}: BulletinContent): readonly Sheet[] {
  const heads = [
    ...LEVELS.map((level) => LEVEL_NAMES[level]),
    ...[BULLETIN.good, BULLETIN.bad, BULLETIN.struckOut],
    ...BULLETIN_METRICS.flatMap((name) => [`${BULLETIN.metrics[name]}（分子）`, `${BULLETIN.metrics[name]}（分母）`]),
  ];
  const table = (rows: readonly BulletinRow[]): Sheet['rows'] => [
    [BULLETIN.name, ...BULLETIN_METRICS.map((name) => `${BULLETIN.metrics[name]}${BULLETIN.place}`), ...both(heads)],
    ...rows.map(({name, places, now, before}) => [
      withoutFormula(name),
      ...BULLETIN_METRICS.map((metric) => places[metric] ?? BULLETIN.notRanked),
      ...cellsOf(now),
      ...cellsOf(before),
    ]),
  ];
  return [
    {
      name: BULLETIN.figures,
      rows: [
        [BULLETIN.heading(withoutFormula(area.name), month)],
        [BULLETIN.count, ...heads],
        [BULLETIN.now, ...cellsOf(whole.now)],
        [BULLETIN.before, ...cellsOf(whole.before)],
      ],
    },
    {name: BULLETIN.areas, rows: table(areas)},
    {name: BULLETIN.departments, rows: table(departments)},
  ];
}

function both(heads: readonly string[]): string[] {
  return [BULLETIN.now, BULLETIN.before].flatMap((when) => heads.map((head) => `${when} ${head}`));
}

function cellsOf({levels, good, bad, struckOut, rates}: BulletinFigures): SheetCell[] {
  return [
    ...LEVELS.map((level) => levels[level]),
    ...[good, bad, struckOut],
    ...BULLETIN_METRICS.flatMap((name): SheetCell[] => {
      const rate = rates[name];
      return rate === null ? [BULLETIN.keptBack, BULLETIN.keptBack] : [rate.numerator, rate.denominator];
    }),
  ];
}
