import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Problem, PROBLEM_CODES} from '@haochaping/protocol';
import {PROBLEM_STATUS, problem, problemBody, problemResponse} from './problem.ts';

test('only our own failures are 5xx; everything a caller did is a 4xx', () => {
  const ours = PROBLEM_CODES.filter((code) => PROBLEM_STATUS[code] >= 500);
  assert.deepEqual(ours, ['provider-away', 'overloaded', 'not-ready', 'internal']);
  for (const code of PROBLEM_CODES) assert.ok(PROBLEM_STATUS[code] >= 400 && PROBLEM_STATUS[code] < 600, code);
});

test('every problem is one that protocol can read, with nothing that was not given', () => {
  for (const code of PROBLEM_CODES) {
    const body = problemBody(problem(code));
    assert.deepEqual(Problem.parse(body), body);
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'code']);
  }
});

test('a refusal is never kept by a cache, and carries its own headers', async () => {
  const response = problemResponse(problem('overloaded', {headers: {'retry-after': '2'}}));
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(response.headers.get('retry-after'), '2');
  assert.equal(((await response.json()) as Problem).code, 'overloaded');
});
