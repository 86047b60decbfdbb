import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from '../profile.ts';
import {fateOfLetter} from './letter-fate.ts';

const AT = Date.parse('2026-11-20T02:00:00Z');
const PROFILE = {
  telling: {...JIANGSU_PROFILE.telling, attemptsMax: 5, firstDelayMs: 30_000, longestDelayMs: 200_000},
};
const retry = (afterMs?: number): Parameters<typeof fateOfLetter>[0] => ({
  kind: 'retry',
  code: 'http-503',
  ...(afterMs !== undefined && {afterMs}),
});

function delay(attempts: number, random: number, afterMs?: number): number | undefined {
  const fate = fateOfLetter(retry(afterMs), {attempts, at: AT, random}, PROFILE);
  return fate.do === 'again' ? fate.at - AT : undefined;
}

test('waits twice as long after each attempt, up to the longest delay, with half of it drawn', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((attempts) => delay(attempts, 0.999_999_999)),
    [30_000, 60_000, 120_000, 200_000],
  );
  assert.deepEqual(
    [1, 2, 3, 4].map((attempts) => delay(attempts, 0)),
    [15_000, 30_000, 60_000, 100_000],
  );
});

test('waits as long as the receiver asks for, a day at most, and never less than it would by itself', () => {
  assert.equal(delay(1, 0, 600_000), 600_000);
  assert.equal(delay(1, 0, 1), 15_000);
  assert.equal(delay(1, 0, 30 * 86_400_000), 86_400_000);
});

test('lays a letter aside after the last attempt, and at once what is refused for good', () => {
  const how = {attempts: 5, at: AT, random: 0};
  assert.deepEqual(fateOfLetter(retry(), how, PROFILE), {do: 'lay-aside', code: 'http-503'});
  const refused = fateOfLetter({kind: 'refused', code: 'http-410'}, {...how, attempts: 1}, PROFILE);
  assert.deepEqual(refused, {do: 'lay-aside', code: 'http-410'});
});

test('ends what was delivered, however late', () => {
  assert.deepEqual(fateOfLetter({kind: 'delivered'}, {attempts: 9, at: AT, random: 0}, PROFILE), {do: 'end'});
});
