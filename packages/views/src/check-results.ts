import {CHECK_GRADES, type Rate} from '@haochaping/core';
import type {CheckResult, CheckResults} from '@haochaping/protocol/public';
import {scrollingTable} from './area-tables.ts';
import {countText, percentText} from './count-text.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {type Child, el, type Tree} from './tree.ts';

/** What secret visits and calls found, beside what citizens said of the same places; nothing where nothing was checked. */
export function checkResults({whole, areas, departments}: CheckResults): readonly Tree[] {
  if (whole.passRate.denominator === 0) return [];
  const head = (words: string, parts?: string): Tree =>
    el('th', {scope: 'col', class: 'hcp-num'}, words, ...(parts === undefined ? [] : [' ', el('small', {}, parts)]));
  const heads = [
    el('th', {scope: 'col'}, PUBLIC.checkPlace),
    head(PUBLIC.checkGrades),
    head(PUBLIC.checkPassed, PUBLIC.checkParts),
    head(PUBLIC.citizensGood, PUBLIC.citizensParts),
  ];
  const rows = [
    row(`${whole.name} ${PUBLIC.checksHere}`, whole),
    ...[...areas, ...departments].map((place) => row(named(place), place)),
  ];
  return [
    el(
      'section',
      {'aria-labelledby': 'public-checks'},
      el('h2', {id: 'public-checks'}, PUBLIC.checks),
      el('p', {class: 'hcp-soft hcp-small'}, PUBLIC.checksNote),
      scrollingTable('public-checks', heads, rows),
    ),
  ];
}

function named({name, areaName}: CheckResult): Child {
  return areaName === undefined ? name : [name, ' ', el('small', {class: 'hcp-soft'}, areaName)];
}

function row(head: Child, {grades, passRate, goodRate}: CheckResult): Tree {
  return el(
    'tr',
    {},
    el('th', {scope: 'row'}, head),
    el('td', {class: 'hcp-num'}, CHECK_GRADES.map((grade) => countText(grades[grade])).join(' / ')),
    rateCell(passRate),
    rateCell(goodRate),
  );
}

function rateCell(rate: Rate): Tree {
  const parts = `${countText(rate.numerator)} / ${countText(rate.denominator)}`;
  return el('td', {class: 'hcp-num'}, percentText(rate, 2), ' ', el('small', {class: 'hcp-soft'}, parts));
}
