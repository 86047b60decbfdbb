import type {ProfileValue} from '@haochaping/core';
import {PROFILE, RULE_UNIT_WORDS, type RuleUnit, SPAN_WORDS} from '../locales/profile-zh-CN.ts';

const MEGABYTE = 1_048_576;
const SPANS = [
  [86_400_000, SPAN_WORDS.days],
  [3_600_000, SPAN_WORDS.hours],
  [60_000, SPAN_WORDS.minutes],
  [1_000, SPAN_WORDS.seconds],
] as const;

/** The value of a rule as people say it: a span of milliseconds in the largest unit that it fills wholly. */
export function ruleValueWords(value: ProfileValue, unit: RuleUnit): string {
  if (typeof value === 'boolean') return value ? PROFILE.yes : PROFILE.no;
  if (typeof value !== 'number') return PROFILE.wordCount(value.length);
  if (unit === 'milliseconds') {
    const [length, words] = SPANS.find(([span]) => value >= span && value % span === 0) ?? [1, SPAN_WORDS.milliseconds];
    return `${String(value / length)} ${words}`;
  }
  if (unit === 'share') return `${String(Number((value * 100).toFixed(2)))}%`;
  const shown = unit === 'bytes' ? Number((value / MEGABYTE).toFixed(2)) : value;
  return `${String(shown)} ${RULE_UNIT_WORDS[unit]}`.trim();
}
