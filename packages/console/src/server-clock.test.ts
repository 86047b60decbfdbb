import assert from 'node:assert/strict';
import test from 'node:test';
import {ServerClock} from './server-clock.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');

function headersAt(at: number): Headers {
  return new Headers({date: new Date(at).toUTCString()});
}

test('is the own clock until the server has spoken', () => {
  assert.equal(new ServerClock(() => NOON).at(), NOON);
});

test("corrects a desk whose clock is an hour late by the server's", () => {
  const clock = new ServerClock(() => NOON - 3_600_000);
  clock.hear(headersAt(NOON));
  assert.equal(clock.at(), NOON);
});

test('leaves a clock alone that is right to the minute, and forgets an old correction', () => {
  let device = NOON - 3_600_000;
  const clock = new ServerClock(() => device);
  clock.hear(headersAt(NOON));
  device = NOON - 20_000;
  clock.hear(headersAt(NOON));
  assert.equal(clock.at(), device);
});

test('ignores an answer without a readable date', () => {
  const clock = new ServerClock(() => NOON);
  clock.hear(new Headers());
  clock.hear(new Headers({date: 'yesterday'}));
  assert.equal(clock.at(), NOON);
});
