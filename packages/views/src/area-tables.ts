import type {Rate} from '@haochaping/core';
import type {AreaFigures, AreaTable, DepartmentTable} from '@haochaping/protocol/public';
import {addressOf, type Choice} from './choice.ts';
import {countText, percentText, perTenThousandText} from './count-text.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {shadeSteps, tilePlaces} from './tile-layout.ts';
import {type Child, el, type Tree} from './tree.ts';

/** The areas as tiles of one hue, by how many of ten thousand reviews are bad. The table beside it says the same in numbers. */
export function areaTiles({areas}: AreaTable, choice: Choice): Tree | undefined {
  if (areas.length === 0) return undefined;
  const places = tilePlaces(areas.map((area) => area.code));
  const steps = shadeSteps(areas.map((area) => fraction(area.badRate)));
  const tiles = areas.map((area, index) => {
    const place = places?.get(area.code);
    const value = area.badRate.denominator === 0 ? PUBLIC.tileEmpty : perTenThousandText(area.badRate);
    return el(
      'li',
      {'data-column': place?.column, 'data-row': place?.row},
      el(
        'a',
        {class: 'hcp-tile', href: addressOf({...choice, area: area.code}), 'data-step': steps[index]},
        el('span', {}, shortName(area.name)),
        el('strong', {}, value),
      ),
    );
  });
  return el(
    'section',
    {'aria-labelledby': 'public-tiles'},
    el('h2', {id: 'public-tiles'}, PUBLIC.tiles(choice.area === undefined ? PUBLIC.cities : PUBLIC.subAreas)),
    el('ul', {class: places === undefined ? 'hcp-tiles' : 'hcp-tiles hcp-placed'}, tiles),
    el('p', {class: 'hcp-soft hcp-small'}, places === undefined ? PUBLIC.tilesNotePlain : PUBLIC.tilesNote),
  );
}

/** Good, bad and rectification for every area directly below. */
export function areaTable({areas}: AreaTable, choice: Choice): Tree {
  const rows = areas.map((area) => {
    const link = el('a', {href: addressOf({...choice, area: area.code})}, area.name);
    return row(link, area);
  });
  return el(
    'section',
    {'aria-labelledby': 'public-areas'},
    el('h2', {id: 'public-areas'}, PUBLIC.areasTable),
    rows.length === 0
      ? el('p', {class: 'hcp-soft'}, PUBLIC.noAreas)
      : figuresTable('public-areas', PUBLIC.columns.area, rows),
  );
}

/** The same for every department here and below. */
export function departmentTable({departments}: DepartmentTable): Tree {
  const rows = departments.map((department) =>
    row([department.name, ' ', el('small', {class: 'hcp-soft'}, department.areaName)], department),
  );
  return el(
    'section',
    {'aria-labelledby': 'public-departments'},
    el('h2', {id: 'public-departments'}, PUBLIC.departmentsTable),
    rows.length === 0
      ? el('p', {class: 'hcp-soft'}, PUBLIC.noDepartments)
      : figuresTable('public-departments', PUBLIC.columns.department, rows),
  );
}

/** A table that scrolls by itself where it does not fit, by keyboard too. */
export function scrollingTable(labelledBy: string, heads: readonly Child[], rows: readonly Tree[]): Tree {
  return el(
    'div',
    {class: 'hcp-scroll', tabindex: 0, role: 'group', 'aria-labelledby': labelledBy},
    el(
      'table',
      {class: 'hcp-table hcp-dense', 'aria-labelledby': labelledBy},
      el('thead', {}, el('tr', {}, heads)),
      el('tbody', {}, rows),
    ),
  );
}

function figuresTable(labelledBy: string, head: string, rows: readonly Tree[]): Tree {
  const {good, bad, struckOut, rectified, parts} = PUBLIC.columns;
  const heads = [
    el('th', {scope: 'col'}, head),
    el('th', {scope: 'col', class: 'hcp-num'}, good),
    el('th', {scope: 'col', class: 'hcp-num'}, bad),
    el('th', {scope: 'col', class: 'hcp-num'}, struckOut),
    el('th', {scope: 'col', class: 'hcp-num'}, rectified, ' ', el('small', {}, parts)),
  ];
  return scrollingTable(labelledBy, heads, rows);
}

function row(
  head: Child,
  {good, bad, struckOut, rectified}: Pick<AreaFigures, 'good' | 'bad' | 'struckOut' | 'rectified'>,
): Tree {
  return el(
    'tr',
    {},
    el('th', {scope: 'row'}, head),
    el('td', {class: 'hcp-num'}, countText(good)),
    el('td', {class: 'hcp-num'}, countText(bad)),
    el('td', {class: 'hcp-num'}, countText(struckOut)),
    el(
      'td',
      {class: 'hcp-num'},
      percentText(rectified, 2),
      ' ',
      el('small', {class: 'hcp-soft'}, `${countText(rectified.numerator)} / ${countText(rectified.denominator)}`),
    ),
  );
}

/** Only for shades: what is shown in words is counted exactly. */
function fraction({numerator, denominator}: Rate): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator;
}

/** 南京 for 南京市: on a tile the kind of area is known. Names of two characters keep theirs. */
function shortName(name: string): string {
  return name.length > 2 ? name.replace(/[市区县]$/, '') : name;
}
