import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addressOf, placeOfSteps, type DirectoryPlace} from './directory-place.ts';
import {endsRow, rowChanged, rowFields} from './directory-row.ts';

const OFFICE = '11320115MB10005717';

test('a place of the directory and its address say the same', () => {
  const places: readonly DirectoryPlace[] = [
    {},
    {area: '320115000000'},
    {area: '320115000000', change: {kind: 'areas', key: '320115000000'}},
    {department: OFFICE},
    {department: OFFICE, change: {kind: 'departments', key: OFFICE}},
    {department: OFFICE, change: {kind: 'windows', key: 'A/3'}},
  ];
  for (const place of places) {
    const steps = addressOf(place)
      .replace('#/administration/directory', '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    assert.deepEqual(placeOfSteps(steps), place);
  }
});

test('a changed row keeps what the form does not ask for, and drops what the directory derives', () => {
  const row = {code: '320115000000', name: '江宁县', tier: 'county', parentCode: '320100000000', position: 4};
  const changed = rowChanged('areas', row, {name: '江宁区', validUntil: '', successorCode: ''});
  assert.deepEqual(changed, {code: '320115000000', name: '江宁区', position: 4});
});

test('a department stays below the one above it when its name changes', () => {
  const row = {code: OFFICE, name: '旧名', areaCode: '320115000000', parentCode: '11320100MB10005711'};
  assert.equal(rowChanged('departments', row, {name: '新名'})['parentCode'], '11320100MB10005711');
});

test('a row is ended by a last day that it did not have, and by no other change', () => {
  assert.equal(endsRow({}, {validUntil: '2026-12-31'}), true);
  assert.equal(endsRow({validUntil: '2026-12-31'}, {validUntil: '2026-12-31'}), false);
  assert.equal(endsRow({validUntil: '2026-12-31'}, {validUntil: ''}), false);
});

test('a member of the staff may stand at any window of the department, or at none', () => {
  const fields = rowFields('staffMembers', {number: '0307', windowNumber: '3'}, [{number: '3', name: '企业开办'}]);
  const choice = fields.find(({name}) => name === 'windowNumber');
  assert.deepEqual(
    choice?.options?.map(([value]) => value),
    ['', '3'],
  );
  assert.equal(choice.value, '3');
});
