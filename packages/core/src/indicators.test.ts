import assert from 'node:assert/strict';
import test from 'node:test';
import {activeIndicatorSet} from './active-indicators.ts';
import {indicatorSet, indicatorsForLevel} from './indicators.ts';
import type {IndicatorSet} from './indicators.ts';
import {CURRENT_INDICATORS_VERSION} from './indicators-version.ts';
import {isLocalIndicator} from './local-indicator.ts';
import {LEVELS} from './rating.ts';

function setOf(version: string): IndicatorSet {
  const set = indicatorSet(version);
  assert.ok(set);
  return set;
}

test('has eight official indicators for each level, three basic ones first', () => {
  const set = setOf(CURRENT_INDICATORS_VERSION);
  for (const level of LEVELS) {
    const shown = indicatorsForLevel(set, level).map((indicator) => indicator.shown);
    assert.deepEqual(shown, ['basic', 'basic', 'basic', 'expanded', 'expanded', 'expanded', 'expanded', 'expanded']);
  }
  assert.equal(set.indicators.length, 40);
});

test('gives every indicator a code of its own that begins with its level', () => {
  for (const version of ['1', '2']) {
    const {indicators} = setOf(version);
    assert.equal(new Set(indicators.map((indicator) => indicator.code)).size, indicators.length);
    for (const indicator of indicators) assert.equal(indicator.code.charAt(0), String(indicator.level));
  }
});

test('keeps the wordings the founding document quotes', () => {
  const {indicators} = setOf('2');
  const text = (code: string): string | undefined => indicators.find((indicator) => indicator.code === code)?.text;
  assert.equal(text('516'), '无需材料直接办理');
  assert.equal(text('214'), '服务态度生硬');
  assert.equal(text('114'), '跑动次数与承诺的不一致');
});

test('keeps version 1 for reading alone, without the code 403 that never was', () => {
  const old = setOf('1');
  assert.equal(old.active, false);
  assert.equal(setOf('2').active, true);
  assert.equal(old.indicators.length, 32);
  assert.equal(
    old.indicators.some((indicator) => indicator.code === '403'),
    false,
  );
  assert.equal(
    old.indicators.find((indicator) => indicator.code === '101')?.text,
    '被要求提交办事指南未列明的申报材料',
  );
});

test('lets reviews be given by exactly the sets that are active', () => {
  for (const version of ['1', '2', '3', '']) {
    const set = indicatorSet(version);
    assert.equal(activeIndicatorSet(version), set?.active === true ? set : undefined);
  }
  assert.equal(activeIndicatorSet(CURRENT_INDICATORS_VERSION), setOf(CURRENT_INDICATORS_VERSION));
});

test('knows no set of another version', () => {
  assert.equal(indicatorSet('3'), undefined);
});

test('tells local codes by their namespace', () => {
  assert.deepEqual(['L1', 'L0042', '510', 'L', 'l1', 'L1x'].map(isLocalIndicator), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
