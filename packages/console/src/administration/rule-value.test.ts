import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JIANGSU_PROFILE, profileFields} from '@haochaping/core';
import {RULE_WORDS} from '../locales/profile-zh-CN.ts';
import {ruleValueWords} from './rule-value.ts';

test('a span is said in the largest unit that it fills wholly', () => {
  assert.equal(ruleValueWords(30 * 86_400_000, 'milliseconds'), '30 天');
  assert.equal(ruleValueWords(90 * 60_000, 'milliseconds'), '90 分钟');
  assert.equal(ruleValueWords(3_000, 'milliseconds'), '3 秒');
  assert.equal(ruleValueWords(1_500, 'milliseconds'), '1500 毫秒');
});

test('a share is said in hundredths and a size in megabytes', () => {
  assert.equal(ruleValueWords(0.05, 'share'), '5%');
  assert.equal(ruleValueWords(0.29, 'share'), '29%');
  assert.equal(ruleValueWords(20 * 1_048_576, 'bytes'), '20 MB');
});

test('every choice of the profile has a name, a value and an explanation', () => {
  for (const {field, value} of profileFields(JIANGSU_PROFILE)) {
    const [, name, unit, says] = RULE_WORDS[field];
    assert.ok(name !== '' && says !== '' && ruleValueWords(value, unit) !== '', field);
  }
});
