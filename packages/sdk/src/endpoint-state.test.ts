import assert from 'node:assert/strict';
import {test} from 'node:test';
import {afterAnswer, FRESH_ENDPOINT, readEndpointState, restUntil} from './endpoint-state.ts';

const AT = 1_800_000_000_000;
const NOW = {at: AT, random: 0.5};
const HOUR_MS = 3_600_000;

test('rests longer after each failure, and not at all after an answer', () => {
  const once = afterAnswer(FRESH_ENDPOINT, {kind: 'retry'}, NOW);
  const twice = afterAnswer(once, {kind: 'retry'}, NOW);

  assert.equal(once.restUntil, AT + 500);
  assert.equal(twice.restUntil, AT + 1_000);
  assert.equal(restUntil(afterAnswer(twice, {kind: 'answered'}, NOW), AT, false), undefined);
});

test('is overridden by somebody who waits, but not where the server asked for patience', () => {
  const away = afterAnswer(FRESH_ENDPOINT, {kind: 'retry'}, NOW);
  const asked = afterAnswer(FRESH_ENDPOINT, {kind: 'retry', afterMs: HOUR_MS}, NOW);

  assert.equal(restUntil(away, AT, true), undefined);
  assert.equal(restUntil(away, AT, false), AT + 500);
  assert.equal(restUntil(asked, AT, true), AT + HOUR_MS + 500);
  assert.equal(restUntil(asked, AT + HOUR_MS + 500, true), undefined);
});

test('does not rest for a time that only a clock which was ahead can have set', () => {
  const asked = afterAnswer(FRESH_ENDPOINT, {kind: 'retry', afterMs: HOUR_MS}, {...NOW, at: AT + 9_000 * HOUR_MS});

  assert.equal(restUntil(asked, AT, false), undefined);
});

test('learns nothing from a stranger, and that the way is free from a refusal of ours', () => {
  const away = afterAnswer(FRESH_ENDPOINT, {kind: 'retry'}, NOW);

  assert.equal(afterAnswer(away, {kind: 'refused-whole', code: 'http-403', byUs: false}, NOW), away);
  const ours = afterAnswer(away, {kind: 'refused-whole', code: 'body-too-large', byUs: true}, NOW);
  assert.deepEqual(ours, {...FRESH_ENDPOINT, answeredAt: AT});
});

test('begins anew when the record cannot be read', () => {
  const state = afterAnswer(FRESH_ENDPOINT, {kind: 'pause', code: 'key-unknown'}, NOW);

  assert.deepEqual(readEndpointState(state), state);
  for (const broken of [undefined, null, 7, {}, {...state, restUntil: 'soon'}, {...state, asked: 1}]) {
    assert.equal(readEndpointState(broken), FRESH_ENDPOINT);
  }
});
