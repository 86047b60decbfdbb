import {
  BULLETIN_METRICS,
  type BulletinMetric,
  isLevel,
  LEVEL_NAMES,
  LEVELS,
  type Rate,
  wilsonInterval,
} from '@haochaping/core';
import type {Bulletin, BulletinContent, BulletinList, BulletinRow, PublishedCase} from '@haochaping/protocol/public';
import {scrollingTable} from './area-tables.ts';
import {countText, percentText} from './count-text.ts';
import {fullMomentWords, monthWords} from './day-words.ts';
import {queryOf} from './choice.ts';
import {BULLETIN} from './locales/bulletin-zh-cn.ts';
import {el, type Tree} from './tree.ts';

/** Every bulletin that was issued, the latest month first. */
export function bulletinList({bulletins}: BulletinList): readonly Tree[] {
  const lines = bulletins.map(({area, month, issuedAt, version}) =>
    el(
      'li',
      {},
      el('a', {href: `?${queryOf({area: area.code, month})}`}, BULLETIN.heading(area.name, monthWords(month))),
      ' ',
      el('small', {class: 'hcp-soft hcp-num'}, BULLETIN.issued(fullMomentWords(issuedAt), version)),
    ),
  );
  return [
    el('h1', {tabindex: -1}, BULLETIN.listTitle),
    el('p', {}, BULLETIN.listLead),
    lines.length === 0
      ? el('div', {class: 'hcp-empty'}, el('strong', {}, BULLETIN.none))
      : el('ul', {class: 'hcp-bulletins'}, lines),
  ];
}

/** One bulletin as it was issued. */
export function bulletinView({version, issuedAt, content, versions}: Bulletin): readonly Tree[] {
  const corrections = versions.filter((one) => one.version > 1 && one.version <= version);
  return [
    el('p', {class: 'hcp-screen'}, el('a', {href: './'}, BULLETIN.back)),
    el('h1', {tabindex: -1}, BULLETIN.heading(content.area.name, monthWords(content.month))),
    el('p', {class: 'hcp-soft hcp-num'}, BULLETIN.issued(fullMomentWords(issuedAt), version)),
    ...(corrections.length === 0
      ? []
      : [
          el(
            'section',
            {'aria-labelledby': 'bulletin-corrections'},
            el('h2', {id: 'bulletin-corrections'}, BULLETIN.corrections),
            corrections.map((one) =>
              el('p', {}, BULLETIN.correction(one.version, fullMomentWords(one.issuedAt), one.reason)),
            ),
          ),
        ]),
    ...bulletinContent(content),
  ];
}

/** What a bulletin says, without when it was issued: of a draft too. */
export function bulletinContent(content: BulletinContent): readonly Tree[] {
  const {asOf, whole, areas, departments, comment, cases} = content;
  return [
    el('p', {class: 'hcp-soft hcp-num'}, BULLETIN.asOf(fullMomentWords(asOf))),
    figuresSection(whole),
    ...(comment === ''
      ? []
      : [
          el(
            'section',
            {'aria-labelledby': 'bulletin-comment'},
            el('h2', {id: 'bulletin-comment'}, BULLETIN.comment),
            el('p', {class: 'hcp-bulletin-text'}, comment),
          ),
        ]),
    ...(cases.length === 0
      ? []
      : [
          el(
            'section',
            {'aria-labelledby': 'bulletin-cases'},
            el('h2', {id: 'bulletin-cases'}, BULLETIN.cases),
            cases.map((one) => publishedCase(one)),
          ),
        ]),
    ...(areas.length === 0 ? [] : rankings('bulletin-areas', BULLETIN.areas, areas)),
    ...rankings('bulletin-departments', BULLETIN.departments, departments),
    el(
      'section',
      {'aria-labelledby': 'bulletin-method'},
      el('h2', {id: 'bulletin-method'}, BULLETIN.method),
      BULLETIN.methodText.map((paragraph) => el('p', {}, paragraph)),
    ),
  ];
}

/** A case in the words that were written for it. */
export function publishedCase({itemName, areaName, level, said, done, comment}: PublishedCase, note?: string): Tree {
  const part = (name: string, text: string): readonly Tree[] =>
    text === '' ? [] : [el('dt', {}, name), el('dd', {class: 'hcp-bulletin-text'}, text)];
  return el(
    'article',
    {class: 'hcp-card'},
    el(
      'h3',
      {},
      itemName,
      ' ',
      el('small', {class: 'hcp-soft'}, note === undefined ? areaName : `${areaName} · ${note}`),
    ),
    el(
      'dl',
      {class: 'hcp-facts'},
      part(BULLETIN.caseLevel, isLevel(level) ? LEVEL_NAMES[level] : String(level)),
      part(BULLETIN.caseSaid, said),
      part(BULLETIN.caseDone, done),
      part(BULLETIN.caseComment, comment),
    ),
  );
}

function figuresSection({now, before}: BulletinContent['whole']): Tree {
  const row = (name: string, ...cells: readonly string[]): Tree =>
    el(
      'tr',
      {},
      el('th', {scope: 'row'}, name),
      cells.map((text) => el('td', {class: 'hcp-num'}, text)),
    );
  const rows = [
    ...LEVELS.map((level) => row(LEVEL_NAMES[level], countText(now.levels[level]), countText(before.levels[level]))),
    row(BULLETIN.good, countText(now.good), countText(before.good)),
    row(BULLETIN.bad, countText(now.bad), countText(before.bad)),
    row(BULLETIN.struckOut, countText(now.struckOut), countText(before.struckOut)),
    ...BULLETIN_METRICS.map((name) => row(BULLETIN.metrics[name], shown(now.rates[name]), shown(before.rates[name]))),
  ];
  return el(
    'section',
    {'aria-labelledby': 'bulletin-figures'},
    el('h2', {id: 'bulletin-figures'}, BULLETIN.figures),
    scrollingTable(
      'bulletin-figures',
      [el('th', {scope: 'col'}, BULLETIN.count), num(BULLETIN.now), num(BULLETIN.before)],
      rows,
    ),
  );
}

function rankings(id: string, title: string, rows: readonly BulletinRow[]): readonly Tree[] {
  return [
    el('h2', {id}, title),
    ...BULLETIN_METRICS.map((metric) => ranking(`${id}-${metric}`, metric, rows)),
    countsTable(`${id}-counts`, rows),
  ];
}

function ranking(id: string, metric: BulletinMetric, rows: readonly BulletinRow[]): Tree {
  const last = rows.length + 1;
  const placeOf = ({places}: BulletinRow): number => places[metric] ?? last;
  const lines = [...rows]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((row) => {
      const rate = row.now.rates[metric];
      const place = row.places[metric];
      return el(
        'tr',
        {},
        el('td', {class: 'hcp-num'}, place === undefined ? BULLETIN.notRanked : String(place)),
        nameCell(row),
        el('td', {class: 'hcp-num'}, rate === null ? BULLETIN.keptBack : percentText(rate, 2)),
        el('td', {class: 'hcp-num'}, rate === null ? '' : partsOf(rate)),
        el('td', {class: 'hcp-num'}, rate === null ? '' : intervalText(rate)),
        el('td', {class: 'hcp-num'}, shown(row.before.rates[metric])),
      );
    });
  const heads = [
    num(BULLETIN.place),
    el('th', {scope: 'col'}, BULLETIN.name),
    ...[BULLETIN.now, BULLETIN.parts, BULLETIN.interval, BULLETIN.before].map((name) => num(name)),
  ];
  return el(
    'section',
    {'aria-labelledby': id},
    el('h3', {id}, BULLETIN.rankOf(BULLETIN.metrics[metric])),
    scrollingTable(id, heads, lines),
  );
}

function countsTable(id: string, rows: readonly BulletinRow[]): Tree {
  const lines = rows.map((row) =>
    el(
      'tr',
      {},
      nameCell(row),
      [row.now.good, row.before.good, row.now.bad, row.before.bad].map((count) =>
        el('td', {class: 'hcp-num'}, countText(count)),
      ),
    ),
  );
  const head = (name: string, when: string): Tree => num(`${name}，${when}`);
  const heads = [
    el('th', {scope: 'col'}, BULLETIN.name),
    head(BULLETIN.good, BULLETIN.now),
    head(BULLETIN.good, BULLETIN.before),
    head(BULLETIN.bad, BULLETIN.now),
    head(BULLETIN.bad, BULLETIN.before),
  ];
  return el('section', {'aria-labelledby': id}, el('h3', {id}, BULLETIN.counts), scrollingTable(id, heads, lines));
}

function nameCell({name, areaName}: BulletinRow): Tree {
  const area = areaName === undefined ? undefined : [' ', el('small', {class: 'hcp-soft'}, areaName)];
  return el('th', {scope: 'row'}, name, area);
}

function num(name: string): Tree {
  return el('th', {scope: 'col', class: 'hcp-num'}, name);
}

function shown(rate: Rate | null): string {
  return rate === null ? BULLETIN.keptBack : `${percentText(rate, 2)}（${partsOf(rate)}）`;
}

function partsOf({numerator, denominator}: Rate): string {
  return `${countText(numerator)} / ${countText(denominator)}`;
}

/** The interval in whole tenths of a per cent, the lower bound cut, the upper one too. */
function intervalText(rate: Rate): string {
  const interval = wilsonInterval(rate);
  if (interval === undefined) return '—';
  const tenths = (share: number): string => (Math.floor(share * 1_000) / 10).toFixed(1);
  return `${tenths(interval.lower)}–${tenths(interval.upper)}%`;
}
