import {type LocalDate, localDateOf} from '@haochaping/core';
import type {
  AreaTable,
  CaseList,
  CheckResults,
  ChannelTable,
  DepartmentTable,
  HotWords,
  RecountRead,
  Summary,
  Trend,
} from '@haochaping/protocol/public';
import {areaTable, areaTiles, departmentTable} from './area-tables.ts';
import {publishedCase} from './bulletin-view.ts';
import {channelTable, hotWords, trendTable} from './bar-tables.ts';
import {checkResults} from './check-results.ts';
import {addressOf, type Choice, monthsUntil, queryOf} from './choice.ts';
import {countText} from './count-text.ts';
import {fullMomentWords, monthWords} from './day-words.ts';
import {goodAndBad, levelCounts, rates} from './figures.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {el, type Tree} from './tree.ts';

/** All that the public page shows of one choice. Channels are there for the whole alone. */
export interface PublicFigures {
  readonly summary: Summary;
  readonly areas: AreaTable;
  readonly departments: DepartmentTable;
  readonly words: HotWords;
  readonly trend: Trend;
  readonly recount: RecountRead;
  readonly cases: CaseList;
  readonly checks: CheckResults;
  readonly channels?: ChannelTable;
}

// As far back as the trend goes.
const MONTHS_OFFERED = 12;

/** The figures of a choice: everything between slogan and footer. */
export function publicFigures(figures: PublicFigures, choice: Choice): readonly Tree[] {
  const {summary, areas, departments, words, trend, channels} = figures;
  const total = summary.good + summary.bad;
  const heading =
    choice.month === undefined
      ? PUBLIC.total(summary.area.name)
      : PUBLIC.monthTotal(summary.area.name, monthWords(choice.month));
  return [
    ...(choice.area === undefined
      ? []
      : [el('p', {class: 'hcp-screen'}, el('a', {href: addressOf({...choice, area: undefined})}, PUBLIC.backToAll))]),
    el(
      'h1',
      {class: 'hcp-total', tabindex: -1},
      el('span', {}, heading),
      ' ',
      el('strong', {}, countText(total)),
      ` ${PUBLIC.unit}`,
    ),
    el('p', {class: 'hcp-soft hcp-num'}, PUBLIC.asOf(fullMomentWords(summary.asOf))),
    ...(total === 0 ? [noReviews()] : []),
    levelCounts(summary.levels),
    goodAndBad(summary),
    rates(summary),
    chooser(figures, choice),
    el('div', {class: 'hcp-public-areas'}, areaTiles(areas, choice), areaTable(areas, choice)),
    el('div', {class: 'hcp-public-areas'}, trendTable(trend), channels && channelTable(channels)),
    hotWords(words),
    ...chosenCases(figures.cases),
    departmentTable(departments),
    ...checkResults(figures.checks),
    downloads(choice),
    method(figures),
  ];
}

/** What the management bodies chose and wrote anew for their bulletins. */
function chosenCases({cases}: CaseList): readonly Tree[] {
  if (cases.length === 0) return [];
  return [
    el(
      'section',
      {'aria-labelledby': 'public-cases'},
      el('h2', {id: 'public-cases'}, PUBLIC.cases),
      el('p', {class: 'hcp-soft hcp-small'}, PUBLIC.casesNote),
      cases.map(({month, published}) => publishedCase(published, monthWords(month))),
    ),
  ];
}

function noReviews(): Tree {
  return el('div', {class: 'hcp-empty'}, el('strong', {}, PUBLIC.noReviewsTitle), el('p', {}, PUBLIC.noReviews));
}

/** A plain form: without a script its answer is a page, with one it is the same page at once. */
function chooser({summary, areas}: PublicFigures, choice: Choice): Tree {
  const months = monthsUntil(localDateOf(Date.parse(summary.asOf)) satisfies LocalDate, MONTHS_OFFERED);
  const own = choice.area === undefined ? [] : [{code: choice.area, name: summary.area.name}];
  const option = (value: string, name: string, selected: boolean): Tree => el('option', {value, selected}, name);
  return el(
    'form',
    {class: 'hcp-public-choice hcp-screen', method: 'get', action: './', 'aria-label': PUBLIC.choose},
    el(
      'div',
      {class: 'hcp-field'},
      el('label', {class: 'hcp-label', for: 'public-area'}, PUBLIC.chooseArea),
      el(
        'select',
        {class: 'hcp-input', id: 'public-area', name: 'area'},
        option('', PUBLIC.chooseAll, choice.area === undefined),
        [...own, ...areas.areas].map(({code, name}) => option(code, name, code === choice.area)),
      ),
    ),
    el(
      'div',
      {class: 'hcp-field'},
      el('label', {class: 'hcp-label', for: 'public-month'}, PUBLIC.choosePeriod),
      el(
        'select',
        {class: 'hcp-input', id: 'public-month', name: 'month'},
        option('', PUBLIC.ever, choice.month === undefined),
        months.map((month) => option(month, monthWords(month), month === choice.month)),
      ),
    ),
    el('button', {class: 'hcp-button', type: 'submit'}, PUBLIC.show),
  );
}

function downloads({area, month}: Choice): Tree {
  const query = queryOf({area, month});
  const address = (suffix: string): string => `../v1/public/figures.${suffix}${query === '' ? '' : `?${query}`}`;
  return el(
    'section',
    {class: 'hcp-screen', 'aria-labelledby': 'public-download'},
    el('h2', {id: 'public-download'}, PUBLIC.download),
    el(
      'div',
      {class: 'hcp-buttons'},
      el('a', {class: 'hcp-button', href: address('csv'), download: true}, PUBLIC.downloadCsv),
      el('a', {class: 'hcp-button', href: address('json'), download: true}, PUBLIC.downloadJson),
    ),
    el('p', {class: 'hcp-soft hcp-small'}, PUBLIC.downloadNote),
  );
}

function method({recount: {last}}: PublicFigures): Tree {
  return el(
    'section',
    {'aria-labelledby': 'public-method'},
    el('h2', {id: 'public-method'}, PUBLIC.method),
    PUBLIC.methodText.map((paragraph) => el('p', {}, paragraph)),
    last === null
      ? undefined
      : el('p', {class: 'hcp-num'}, PUBLIC.recount(fullMomentWords(last.finishedAt), countText(last.drift))),
  );
}
