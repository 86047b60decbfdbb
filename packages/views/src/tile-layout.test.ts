import assert from 'node:assert/strict';
import test from 'node:test';
import {shadeSteps, tilePlaces} from './tile-layout.ts';

const CITIES = Array.from({length: 13}, (_, index) => `32${String(index + 1).padStart(2, '0')}00000000`);

test('gives each of the thirteen cities a place of its own', () => {
  const places = [...(tilePlaces(CITIES)?.values() ?? [])].map(({column, row}) => `${column} ${row}`);
  assert.equal(new Set(places).size, 13);
});

test('keeps the cities roughly where they lie', () => {
  const places = tilePlaces(CITIES);
  const [xuzhou, suzhou, nanjing, nantong] = ['3203', '3205', '3201', '3206'].map((code) =>
    places?.get(code.padEnd(12, '0')),
  );
  assert.ok(xuzhou && suzhou && nanjing && nantong);
  assert.ok(xuzhou.row < suzhou.row && xuzhou.column < suzhou.column);
  assert.ok(nanjing.column < nantong.column);
});

test('has no places for areas it does not know, nor for none', () => {
  assert.equal(tilePlaces([...CITIES, '330100000000']), undefined);
  assert.equal(tilePlaces([]), undefined);
});

test('shades from zero to the largest in five equal steps', () => {
  assert.deepEqual(shadeSteps([0, 1, 2, 3, 4, 5, 10]), [1, 1, 1, 2, 2, 3, 5]);
});

test('leaves an area without a value unshaded, and all others pale when nothing is bad', () => {
  assert.deepEqual(shadeSteps([undefined, 0]), [undefined, 1]);
  assert.deepEqual(shadeSteps([]), []);
});
