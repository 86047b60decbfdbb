import {type Level, LEVEL_NAMES, LEVELS, type Rate} from '@haochaping/core';
import type {Summary} from '@haochaping/protocol/public';
import {countText, percentText} from './count-text.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {el, type Tree} from './tree.ts';

/** The five counts, exact to the unit, alike in size and colour. */
export function levelCounts(counts: Readonly<Record<Level, number>>): Tree {
  const lines = LEVELS.map((level) =>
    el('div', {class: 'hcp-count'}, el('dt', {}, LEVEL_NAMES[level]), el('dd', {}, countText(counts[level]))),
  );
  return el('section', {'aria-label': PUBLIC.counts}, el('dl', {class: 'hcp-counts'}, lines));
}

/** Good and bad, and how many of the bad were struck out. */
export function goodAndBad({good, bad, struckOut}: Summary): Tree {
  const one = (name: string, count: number, meaning: string): Tree =>
    el(
      'div',
      {class: 'hcp-rate'},
      el('dt', {}, name),
      el('dd', {}, el('strong', {}, countText(count)), el('small', {}, meaning)),
    );
  return el(
    'section',
    {'aria-label': PUBLIC.goodBad},
    el(
      'dl',
      {class: 'hcp-rates hcp-public-pair'},
      one(PUBLIC.good, good, PUBLIC.goodMeaning),
      one(PUBLIC.bad, bad, PUBLIC.badMeaning),
    ),
    el('p', {class: 'hcp-soft'}, PUBLIC.struckOut(countText(struckOut))),
  );
}

/** The six rates, each with the two numbers it is made of. */
export function rates(summary: Summary): Tree {
  const {parts} = PUBLIC;
  return el(
    'section',
    {'aria-labelledby': 'public-rates'},
    el('h2', {id: 'public-rates'}, PUBLIC.rates),
    el(
      'dl',
      {class: 'hcp-rates hcp-public-six'},
      rateOf(PUBLIC.goodRate, summary.goodRate, 2, parts.good),
      rateOf(PUBLIC.badRate, summary.badRate, 4, parts.bad),
      rateOf(PUBLIC.rectified, summary.rectified, 2, parts.rectified),
      rateOf(PUBLIC.rectifiedInTime, summary.rectifiedInTime, 2, parts.inTime),
      rateOf(PUBLIC.realNameReplied, summary.realNameReplied, 2, parts.replied),
      rateOf(PUBLIC.activelyReviewed, summary.activelyReviewed, 2, parts.active),
    ),
  );
}

function rateOf(
  name: string,
  rate: Rate,
  decimals: number,
  parts: (numerator: string, denominator: string) => string,
): Tree {
  return el(
    'div',
    {class: 'hcp-rate'},
    el('dt', {}, name),
    el(
      'dd',
      {},
      el('strong', {}, percentText(rate, decimals)),
      el('small', {}, parts(countText(rate.numerator), countText(rate.denominator))),
    ),
  );
}
