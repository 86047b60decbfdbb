import assert from 'node:assert/strict';
import test from 'node:test';
import {areaChain, areaCodeOn, areaContains, areaTier, isAreaCode, padAreaCode} from './areas.ts';

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

const CODES = [
  {code: '370882', validUntil: '2013-12-31', successorCode: '370812'},
  {code: '370812', validFrom: '2014-01-01'},
  {code: '320111', validFrom: '1995-01-01'},
  {code: '320999', validUntil: '2000-12-31'},
] as const;

test('rolls up by the code in force on the day, following successors', () => {
  assert.equal(areaCodeOn(CODES, '370882', '2013-12-31'), '370882000000');
  assert.equal(areaCodeOn(CODES, '370882', '2014-01-01'), '370812000000');
  assert.equal(areaCodeOn(CODES, '370812000000', '2026-11-22'), '370812000000');
  assert.equal(areaCodeOn(CODES, '320111', '2026-11-22'), '320111000000');
});

test('knows no code before it began, after it ended without a successor, or that it never heard of', () => {
  assert.equal(areaCodeOn(CODES, '370812', '2013-12-31'), undefined);
  assert.equal(areaCodeOn(CODES, '320999', '2026-11-22'), undefined);
  assert.equal(areaCodeOn(CODES, '999999', '2026-11-22'), undefined);
});

test('is not led round in circles, nor to a successor before the time', () => {
  const circle = [
    {code: '320001', validUntil: '2000-12-31', successorCode: '320002'},
    {code: '320002', validUntil: '2001-12-31', successorCode: '320001'},
  ] as const;
  assert.equal(areaCodeOn(circle, '320001', '2026-11-22'), undefined);
  assert.equal(areaCodeOn(circle, '320001', '2001-06-01'), '320002000000');
  const future = [{code: '320003', validFrom: '2030-01-01', successorCode: '320004'}, {code: '320004'}] as const;
  assert.equal(areaCodeOn(future, '320003', '2026-11-22'), undefined);
});

test('takes a code that was in force twice', () => {
  const twice = [
    {code: '320005', validUntil: '2000-12-31', successorCode: '320006'},
    {code: '320006', validFrom: '2001-01-01', validUntil: '2005-12-31', successorCode: '320005'},
    {code: '320005', validFrom: '2006-01-01'},
  ] as const;
  assert.deepEqual(
    (['1999-01-01', '2003-01-01', '2010-01-01'] as const).map((day) => areaCodeOn(twice, '320005', day)),
    ['320005000000', '320006000000', '320005000000'],
  );
});
