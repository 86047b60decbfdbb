import {
  CURRENT_INDICATOR_SET,
  isLocalIndicator,
  JIANGSU_REVIEW_RULES,
  LEVEL_NAMES,
  LEVELS,
  reviewProblems,
} from '@haochaping/core';
import type {Indicator, ReviewContent, ReviewProblemCode} from '@haochaping/core';
import type {Catalogue} from '@haochaping/protocol/citizen';
import {BUILT_IN_NOTICE} from './locales/notice.zh-CN.ts';

/**
 * The first thing that is wrong with a draft, by core's rules with the numbers and local tags of the catalogue; undefined when it may
 * be recorded. Without a catalogue nobody here knows the local tags, and the server judges them.
 */
export function draftProblem(content: ReviewContent, catalogue: Catalogue | undefined): ReviewProblemCode | undefined {
  const {indicatorsMax, negativeNeedsReason} = catalogue?.rules ?? JIANGSU_REVIEW_RULES;
  const limits = {...JIANGSU_REVIEW_RULES, indicatorsMax, negativeNeedsReason};
  const locals = catalogue?.indicators.filter(({code}) => isLocalIndicator(code)) ?? unknownLocals(content);
  return reviewProblems(
    content,
    limits,
    locals.map((local): Indicator => ({...local, group: 'other'})),
  )[0]?.code;
}

function unknownLocals({indicators, level}: ReviewContent): Catalogue['indicators'] {
  return indicators.filter(isLocalIndicator).map((code) => ({code, level, text: '', shown: 'basic'}));
}

/** What every device knows without having asked: the official levels and tags, core's numbers and a general notice. */
export function builtInCatalogue(): Catalogue {
  const {textMaxShown, indicatorsMax, negativeNeedsReason} = JIANGSU_REVIEW_RULES;
  const {version, indicators} = CURRENT_INDICATOR_SET;
  return {
    version: `built-in-${version}`,
    levels: LEVELS.map((level) => ({level, name: LEVEL_NAMES[level]})),
    indicatorsVersion: version,
    indicators: indicators.map(({code, level, text, shown}) => ({code, level, text, shown})),
    rules: {textMax: textMaxShown, indicatorsMax, negativeNeedsReason},
    notice: BUILT_IN_NOTICE,
  };
}
