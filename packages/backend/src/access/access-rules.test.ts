import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DEFAULT_ACCESS_RULES, isSessionAlive, lockAfterFailure} from './access-rules.ts';
import {isOwnOrigin} from './origin.ts';

const MINUTE_MS = 60_000;
const rules = DEFAULT_ACCESS_RULES;

test('a session ends after half an hour without use, and after twelve hours of any use', () => {
  const session = {seenAt: 0, expiresAt: 12 * 60 * MINUTE_MS};
  assert.equal(isSessionAlive(session, 30 * MINUTE_MS - 1, rules), true);
  assert.equal(isSessionAlive(session, 30 * MINUTE_MS, rules), false);
  const busy = {seenAt: session.expiresAt - 1, expiresAt: session.expiresAt};
  assert.equal(isSessionAlive(busy, session.expiresAt - 1, rules), true);
  assert.equal(isSessionAlive(busy, session.expiresAt, rules), false);
});

test('the fifth wrong password in a row locks for a quarter of an hour', () => {
  assert.equal(lockAfterFailure(3, 1000, rules), undefined);
  assert.equal(lockAfterFailure(4, 1000, rules), 1000 + 15 * MINUTE_MS);
});

test('a page of another origin is known by what its browser says', () => {
  const from = (headers: Record<string, string>): boolean =>
    isOwnOrigin(new Request('http://office.example:8787/v1/x', {method: 'POST', headers}));
  assert.equal(from({origin: 'http://office.example:8787'}), true);
  assert.equal(from({origin: 'https://office.example:8787'}), true, 'TLS may end in front of us');
  assert.equal(from({origin: 'http://office.example'}), false);
  assert.equal(from({origin: 'http://office.example:8787.evil.example'}), false);
  assert.equal(from({origin: 'null'}), false);
  assert.equal(from({}), true, 'no browser, so nobody else’s cookie');
  assert.equal(from({'sec-fetch-site': 'cross-site'}), false);
  assert.equal(from({'sec-fetch-site': 'same-site'}), false);
  assert.equal(from({'sec-fetch-site': 'same-origin'}), true);
});
