import assert from 'node:assert/strict';
import test from 'node:test';
import {TROUBLE} from './locales/zh-CN.ts';
import {isWorthRetrying, troubleWords} from './trouble.ts';

test('tells a missing network from a slow one and from a foreign answer', () => {
  assert.equal(troubleWords({kind: 'network-error', cause: undefined}), TROUBLE.offline);
  assert.equal(troubleWords({kind: 'timeout'}), TROUBLE.timeout);
  assert.equal(troubleWords({kind: 'foreign', status: 200}), TROUBLE.foreign);
  assert.equal(troubleWords({kind: 'problem', status: 502, retryAfter: null}), TROUBLE.foreign);
});

test('tells problems by their code, and those without words of their own as unexpected', () => {
  const problem = {type: 'about:blank', title: '', status: 401};
  const told = (code: 'account-locked' | 'internal'): string =>
    troubleWords({kind: 'problem', status: 401, retryAfter: null, problem: {...problem, code}}).title;
  assert.equal(told('account-locked'), '账号已暂时锁定');
  assert.equal(told('internal'), TROUBLE.unexpected.title);
});

test('offers no second try where the answer would be the same', () => {
  const problem = {type: 'about:blank', title: '', status: 403, code: 'role-not-allowed'} as const;
  assert.equal(isWorthRetrying({kind: 'problem', status: 403, retryAfter: null, problem}), false);
  assert.equal(isWorthRetrying({kind: 'timeout'}), true);
});
