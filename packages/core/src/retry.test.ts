import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  backoffMs,
  FIRST_DELAY_MS,
  LONGEST_DELAY_MS,
  LONGEST_RETRY_AFTER_MS,
  outcomeOf,
  parseRetryAfter,
  pausesQueue,
} from './retry.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');

test('takes a 2xx for an answer only when the body is ours', () => {
  assert.deepEqual(outcomeOf({status: 200, ourBody: true}, NOW), {kind: 'answered'});
  assert.deepEqual(outcomeOf({status: 200, ourBody: false}, NOW), {kind: 'retry'});
  assert.deepEqual(outcomeOf({status: 204, ourBody: false}, NOW), {kind: 'retry'});
});

test('tries again after a network error, a time-out, and whatever says "later"', () => {
  assert.deepEqual(outcomeOf('network-error', NOW), {kind: 'retry'});
  assert.deepEqual(outcomeOf('timeout', NOW), {kind: 'retry'});
  for (const status of [302, 408, 425, 429, 500, 501, 502, 503, 504, 511]) {
    assert.deepEqual(outcomeOf({status, ourBody: status === 503}, NOW), {kind: 'retry'}, String(status));
  }
});

test('waits as long as the server asks, up to a day', () => {
  const answer = (retryAfter: string): unknown => outcomeOf({status: 503, retryAfter, ourBody: true}, NOW);
  assert.deepEqual(answer('0'), {kind: 'retry', afterMs: 0});
  assert.deepEqual(answer('120'), {kind: 'retry', afterMs: 120_000});
  assert.deepEqual(answer('Sun, 22 Nov 2026 00:01:00 GMT'), {kind: 'retry', afterMs: 60_000});
  assert.deepEqual(answer('99999999'), {kind: 'retry', afterMs: LONGEST_RETRY_AFTER_MS});
  assert.deepEqual(answer('soon'), {kind: 'retry'});
});

test('hands a refusal of the whole request on to be bisected, and says whether it was ours', () => {
  assert.deepEqual(outcomeOf({status: 413, ourBody: true, code: 'body-too-large'}, NOW), {
    kind: 'refused-whole',
    code: 'body-too-large',
    byUs: true,
  });
  for (const status of [400, 403, 405, 406, 418]) {
    const expected = {kind: 'refused-whole', code: `http-${String(status)}`, byUs: false};
    assert.deepEqual(outcomeOf({status, ourBody: false}, NOW), expected);
  }
});

test('does not blame the batch when nobody of us is at the address, or a network wants a sign-in', () => {
  for (const status of [401, 404, 407, 511]) {
    assert.deepEqual(outcomeOf({status, ourBody: false}, NOW), {kind: 'retry'}, String(status));
  }
  assert.deepEqual(outcomeOf({status: 404, ourBody: true, code: 'route-unknown'}, NOW), {kind: 'retry'});
  assert.equal(outcomeOf({status: 404, ourBody: true, code: 'receipt-unknown'}, NOW).kind, 'refused-whole');
});

test('pauses only by a 401 or 403 of ours with a code about credentials', () => {
  assert.deepEqual(outcomeOf({status: 403, ourBody: true, code: 'origin-not-allowed'}, NOW), {
    kind: 'pause',
    code: 'origin-not-allowed',
  });
  assert.equal(outcomeOf({status: 403, ourBody: false, code: 'origin-not-allowed'}, NOW).kind, 'refused-whole');
  assert.equal(outcomeOf({status: 400, ourBody: true, code: 'key-unknown'}, NOW).kind, 'refused-whole');
  assert.equal(pausesQueue('body-invalid'), false);
});

test('reads Retry-After as seconds or as a date, a past date as now, and nothing else', () => {
  assert.equal(parseRetryAfter(' 5 ', NOW), 5_000);
  assert.equal(parseRetryAfter('Sat, 21 Nov 2026 23:59:00 GMT', NOW), 0);
  for (const value of ['-5', '1.5', '', 'Sunday', '2026-11-22', null, undefined]) {
    assert.equal(parseRetryAfter(value, NOW), undefined);
  }
});

test('draws each delay from a range that doubles up to the longest', () => {
  assert.equal(backoffMs(0, 0.5), FIRST_DELAY_MS / 2);
  assert.equal(backoffMs(3, 0.5), FIRST_DELAY_MS * 4);
  assert.equal(backoffMs(5, 0), 0);
  fc.assert(
    fc.property(fc.nat(5_000), fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}), (attempts, random) => {
      const delay = backoffMs(attempts, random);
      return delay >= 0 && delay <= LONGEST_DELAY_MS;
    }),
  );
});
