import assert from 'node:assert/strict';
import test from 'node:test';
import {isShown, mayReadMetrics, METRIC_NAMES, metricsReader, PUBLIC_METRICS, shownUntil} from './disclosure.ts';
import type {MetricsScope} from './disclosure.ts';
import {JIANGSU_PROFILE} from './profile.ts';

const JIANGNING = '320115000000';
const OFFICE = {departmentCode: 'D', areaCode: JIANGNING};
const SCOPES: Readonly<Record<MetricsScope['kind'], MetricsScope>> = {
  whole: {kind: 'whole'},
  area: {kind: 'area', areaCode: '320115001000'},
  department: {kind: 'department', ...OFFICE},
  item: {kind: 'item', itemCode: 'I', ...OFFICE},
  window: {kind: 'window', windowNumber: 'A01', ...OFFICE},
  channel: {kind: 'channel', channel: 'kiosk'},
};
const readable = (actor: Parameters<typeof mayReadMetrics>[1]): string =>
  Object.values(SCOPES)
    .filter((scope) => mayReadMetrics(scope, actor))
    .map(({kind}) => kind)
    .join(' ');

test('lets an office read its own figures, those above what lies in their area, nobody else', () => {
  assert.equal(readable({role: 'leader', departmentCode: 'D'}), 'department item window');
  assert.equal(readable({role: 'handler', departmentCode: 'E'}), '');
  assert.equal(readable({role: 'management', areaCode: JIANGNING}), 'area department item window');
  assert.equal(readable({role: 'management', areaCode: '320402000000'}), '');
  assert.equal(readable({role: 'supervisor'}), 'whole area department item window channel');
  assert.equal(readable({role: 'administrator'}), '');
  const province = '320000000000';
  assert.ok(mayReadMetrics({kind: 'whole', areaCode: province}, {role: 'auditor', areaCode: province}));
  assert.ok(!mayReadMetrics({kind: 'whole', areaCode: province}, {role: 'auditor', areaCode: JIANGNING}));
  assert.ok(!mayReadMetrics({kind: 'item', itemCode: 'unknown'}, {role: 'management', areaCode: JIANGNING}));
});

test('shows exact counts of places and offices to everybody, and a small cell to those alone who supervise', () => {
  const shown = (reader: Parameters<typeof isShown>[1], reviews: number): string =>
    Object.values(SCOPES)
      .filter((scope) => isShown(scope, reader, reviews, JIANGSU_PROFILE))
      .map(({kind}) => kind)
      .join(' ');
  assert.equal(shown('public', 2), 'whole area department');
  assert.equal(shown('public', 3), 'whole area department item channel');
  assert.equal(shown('public', 0), 'whole area department item channel');
  assert.equal(shown('office', 4), 'whole area department item channel');
  assert.equal(shown('office', 5), 'whole area department item window channel');
  assert.equal(shown('oversight', 1), 'whole area department item window channel');
});

test('tells an office nothing of its windows on the day itself', () => {
  const at = Date.parse('2026-11-22T23:30:00+08:00');
  assert.equal(shownUntil(SCOPES.window, 'office', at, JIANGSU_PROFILE), '2026-11-21');
  assert.equal(shownUntil(SCOPES.window, 'oversight', at, JIANGSU_PROFILE), undefined);
  assert.equal(shownUntil(SCOPES.department, 'office', at, JIANGSU_PROFILE), undefined);
  assert.equal(metricsReader({role: 'handler'}), 'office');
  assert.equal(metricsReader({role: 'auditor'}), 'oversight');
});

test('publishes rates that there are', () => {
  assert.deepEqual(
    PUBLIC_METRICS.filter((name) => !METRIC_NAMES.includes(name)),
    [],
  );
});
