import assert from 'node:assert/strict';
import test from 'node:test';
import {areaChain, areaContains, areaTier, isAreaCode, padAreaCode} from './areas.ts';

test('names the areas above a district from the province down', () => {
  assert.deepEqual(areaChain('320111000000'), ['320000000000', '320100000000', '320111000000']);
});

test('goes down to township and village where the code has them', () => {
  assert.deepEqual(areaChain('320402003005'), [
    '320000000000',
    '320400000000',
    '320402000000',
    '320402003000',
    '320402003005',
  ]);
});

test('leaves out the county of a city that has none', () => {
  assert.deepEqual(areaChain('441900003000'), ['440000000000', '441900000000', '441900003000']);
});

test('names the tier of an area in either length', () => {
  assert.deepEqual(['320000', '320100', '320111000000', '320402003000', '320402003005'].map(areaTier), [
    'province',
    'city',
    'county',
    'township',
    'village',
  ]);
});

test('fills six digits up to twelve', () => {
  assert.equal(padAreaCode('320111'), '320111000000');
  assert.equal(padAreaCode('320402003005'), '320402003005');
});

test('accepts six or twelve digits and nothing else', () => {
  assert.deepEqual(['320111', '320111000000', '32011', '3201110', '020111', 'abcdef'].map(isAreaCode), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('contains itself and what lies in it, not its neighbour', () => {
  assert.equal(areaContains('320100', '320111000000'), true);
  assert.equal(areaContains('320111000000', '320111'), true);
  assert.equal(areaContains('320200', '320111'), false);
  assert.equal(areaContains('320111', '320100'), false);
});
