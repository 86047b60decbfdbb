import assert from 'node:assert/strict';
import test from 'node:test';
import {isWarningDue, repeatedBad, sensitiveWordsIn, suddenRise} from './early-warning.ts';
import {JIANGSU_PROFILE} from './profile.ts';

test('warns of three bad reviews at a window, ten of an item or an indicator, the worst first', () => {
  const counts = [
    {of: 'window', key: 'A1', count: 2},
    {of: 'window', key: 'A2', count: 3},
    {of: 'item', key: 'I1', count: 9},
    {of: 'item', key: 'I2', count: 10},
    {of: 'indicator', key: '214', count: 11},
    {of: 'indicator', key: '213', count: 9},
  ] as const;
  assert.deepEqual(
    repeatedBad(counts, JIANGSU_PROFILE).map(({key}) => key),
    ['214', 'I2', 'A2'],
  );
});

test('warns of a rise beyond three standard deviations', () => {
  const history = [8, 12, 8, 12, 8, 12, 8, 12];
  assert.equal(suddenRise(history, 16, JIANGSU_PROFILE), undefined);
  assert.deepEqual(suddenRise(history, 17, JIANGSU_PROFILE), {present: 17, mean: 10, deviation: 2});
});

test('does not take one bad review after a long silence for a rise, but four', () => {
  const silence = [0, 0, 0, 0, 0, 0, 0, 0];
  assert.equal(suddenRise(silence, 3, JIANGSU_PROFILE), undefined);
  assert.deepEqual(suddenRise(silence, 4, JIANGSU_PROFILE), {present: 4, mean: 0, deviation: 1});
});

test('says nothing from a history that is too short', () => {
  assert.equal(suddenRise([0, 0, 0, 0, 0, 0, 0], 100, JIANGSU_PROFILE), undefined);
});

test('names the sensitive words of a text', () => {
  assert.deepEqual(sensitiveWordsIn('窗口人员索要红包，还威胁我', JIANGSU_PROFILE), ['威胁', '红包']);
  assert.deepEqual(sensitiveWordsIn('排队太久', JIANGSU_PROFILE), []);
});

test('raises the same warning again only when the days that are counted together are over', () => {
  const days = JIANGSU_PROFILE.earlyWarning.days;
  assert.ok(isWarningDue(undefined, 0, JIANGSU_PROFILE));
  assert.ok(!isWarningDue(0, days * 86_400_000 - 1, JIANGSU_PROFILE));
  assert.ok(isWarningDue(0, days * 86_400_000, JIANGSU_PROFILE));
});
