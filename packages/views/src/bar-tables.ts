import type {ChannelTable, HotWords, Trend} from '@haochaping/protocol/public';
import {scrollingTable} from './area-tables.ts';
import {countText, percentText, perTenThousandText} from './count-text.ts';
import {dayWords, monthWords} from './day-words.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {el, type Tree} from './tree.ts';

/** The channels, each with a bar of its share. */
export function channelTable({channels}: ChannelTable): Tree {
  const shown = channels.filter(({figures}) => figures === undefined || figures.good + figures.bad > 0);
  const countOf = ({figures}: ChannelTable['channels'][number]): number => (figures ? figures.good + figures.bad : 0);
  const total = channels.reduce((sum, one) => sum + countOf(one), 0);
  const largest = Math.max(0, ...shown.map(countOf));
  const rows = shown.map((one) => {
    const head = el('th', {scope: 'row'}, PUBLIC.channelNames[one.channel]);
    if (one.figures === undefined) return el('tr', {}, head, el('td', {colspan: 4, class: 'hcp-soft'}, PUBLIC.tooFew));
    const count = countOf(one);
    return el(
      'tr',
      {},
      head,
      el('td', {class: 'hcp-public-bar'}, bar(count, largest)),
      number(countText(count)),
      number(percentText({numerator: count, denominator: total}, 2)),
      number(countText(one.figures.bad)),
    );
  });
  const heads = [column(PUBLIC.channel), bars(), count(PUBLIC.reviews), count(PUBLIC.share), count(PUBLIC.bad)];
  return el(
    'section',
    {'aria-labelledby': 'public-channels'},
    el('h2', {id: 'public-channels'}, PUBLIC.channels),
    scrollingTable('public-channels', heads, rows),
    el('p', {class: 'hcp-soft hcp-small'}, PUBLIC.channelsNote),
  );
}

/** Twelve months, the latest first, each with a bar of how many of ten thousand reviews were bad. */
export function trendTable({months}: Trend): Tree {
  const fraction = ({badRate: {numerator, denominator}}: Trend['months'][number]): number =>
    denominator === 0 ? 0 : numerator / denominator;
  const largest = Math.max(0, ...months.map(fraction));
  const rows = [...months]
    .reverse()
    .map((one) =>
      el(
        'tr',
        {},
        el('th', {scope: 'row'}, monthWords(one.month)),
        el('td', {class: 'hcp-public-bar'}, bar(fraction(one), largest)),
        number(perTenThousandText(one.badRate)),
        number(countText(one.bad)),
        number(countText(one.good + one.bad)),
        number(percentText(one.rectifiedInTime, 2)),
      ),
    );
  const heads = [
    column(PUBLIC.month),
    bars(),
    count(PUBLIC.perTenThousand),
    count(PUBLIC.bad),
    count(PUBLIC.reviews),
    count(PUBLIC.rectifiedInTime),
  ];
  return el(
    'section',
    {'aria-labelledby': 'public-trend'},
    el('h2', {id: 'public-trend'}, PUBLIC.trend),
    scrollingTable('public-trend', heads, rows),
  );
}

/** What was said most, of good and of bad reviews alike: two plain lists. */
export function hotWords({good, bad, until}: HotWords): Tree {
  return el(
    'section',
    {'aria-labelledby': 'public-words'},
    el('h2', {id: 'public-words'}, PUBLIC.hotWords),
    el('div', {class: 'hcp-halves'}, side(PUBLIC.hotGood, good), side(PUBLIC.hotBad, bad)),
    until === undefined ? undefined : el('p', {class: 'hcp-soft hcp-small'}, PUBLIC.hotWordsNote(dayWords(until, ''))),
  );
}

function side(title: string, {words, tags}: HotWords['good']): Tree {
  const list = (name: string, ranked: HotWords['good']['words']): readonly (Tree | undefined)[] =>
    ranked.length === 0
      ? []
      : [
          el('h4', {}, name),
          el(
            'ol',
            {class: 'hcp-ranks'},
            ranked.map(({text, reviews}) =>
              el('li', {}, el('span', {}, text), el('span', {class: 'hcp-soft'}, PUBLIC.times(countText(reviews)))),
            ),
          ),
        ];
  const nothing = words.length + tags.length === 0;
  return el(
    'div',
    {},
    el('h3', {}, title),
    nothing ? el('p', {class: 'hcp-soft'}, PUBLIC.noHotWords) : undefined,
    list(PUBLIC.hotTags, tags),
    list(PUBLIC.hotTexts, words),
  );
}

// In attributes of SVG, for the policy of the page forbids inline styles; the number beside it says the same.
function bar(value: number, largest: number): Tree {
  const width = largest === 0 ? 0 : (value / largest) * 100;
  return el(
    'svg',
    {class: 'hcp-public-line', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    el('rect', {class: 'hcp-public-ground', width: 100, height: 12}),
    el('rect', {class: 'hcp-public-part', width: width.toFixed(2), height: 12}),
  );
}

function column(name: string): Tree {
  return el('th', {scope: 'col'}, name);
}

/** The head of a column of bars, which say what the next column says. */
function bars(): Tree {
  return el('td', {class: 'hcp-public-bar'});
}

function count(name: string): Tree {
  return el('th', {scope: 'col', class: 'hcp-num'}, name);
}

function number(text: string): Tree {
  return el('td', {class: 'hcp-num'}, text);
}
