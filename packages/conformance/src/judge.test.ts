import assert from 'node:assert/strict';
import {test} from 'node:test';
import {judge, type Finding, type Reply} from './judge.ts';

const ID = {a: '019aa9b4-6c00-7abc-8def-00000000000a', b: '019aa9b4-6c00-7abc-8def-00000000000b'};
const AT = '2026-11-22T04:00:00.000Z';
const known = {idOf: (name: string) => ID[name as 'a' | 'b'], receivedAt: new Map([[ID.a, AT]])};

function answer(...outcomes: readonly object[]): Reply {
  return {status: 200, contentType: 'application/json', text: JSON.stringify({outcomes})};
}

const recorded = {outcome: 'recorded', receivedAt: AT, late: false};
const again = {outcome: 'already-recorded', by: 'this-review', receivedAt: AT};
const codes = (findings: readonly Finding[]): string[] => findings.map(({code}) => code);

test('finds nothing wrong with one outcome each, in any order', () => {
  const wanted = {
    outcomes: [
      {of: 'a', is: ['recorded', 'known']},
      {of: 'b', is: 'recorded'},
    ],
  };
  assert.deepEqual(judge(answer({id: ID.b, ...recorded}, {id: ID.a, ...again}), wanted, known), []);
});

test('tells a missing outcome from another one, and sees one too many', () => {
  const wanted = {
    outcomes: [
      {of: 'a', is: 'recorded'},
      {of: 'b', is: 'recorded'},
    ],
  };
  assert.deepEqual(codes(judge(answer({id: ID.a, ...recorded}), wanted, known)), ['outcome-missing']);
  assert.deepEqual(codes(judge(answer({id: ID.a, ...again}, {id: ID.b, ...recorded}), wanted, known)), [
    'outcome-other',
  ]);
  const three = answer({id: ID.a, ...recorded}, {id: ID.b, ...recorded}, {id: ID.b, ...recorded});
  assert.deepEqual(codes(judge(three, wanted, known)), ['outcome-extra']);
});

test('wants the same review twice in a batch to be told both ways', () => {
  const wanted = {
    outcomes: [
      {of: 'a', is: 'recorded'},
      {of: 'a', is: 'known'},
    ],
  };
  assert.deepEqual(judge(answer({id: ID.a, ...again}, {id: ID.a, ...recorded}), wanted, known), []);
  assert.deepEqual(codes(judge(answer({id: ID.a, ...recorded}, {id: ID.a, ...recorded}), wanted, known)), [
    'outcome-other',
  ]);
});

test('hears when a repeated answer names another time', () => {
  const wanted = {outcomes: [{of: 'a', is: 'known', sameTimeAs: 'before' as const}]};
  const later = {id: ID.a, ...again, receivedAt: '2026-11-22T05:00:00.000Z'};
  assert.deepEqual(codes(judge(answer(later), wanted, known)), ['time-changed']);
});

test('takes a refusal with any code where none is named, and only that code where one is', () => {
  const refused = answer({id: ID.a, outcome: 'refused', code: 'id-reused'});
  assert.deepEqual(judge(refused, {outcomes: [{of: 'a', is: 'refused'}]}, known), []);
  assert.deepEqual(codes(judge(refused, {outcomes: [{of: 'a', is: 'refused:level-invalid'}]}, known)), [
    'outcome-other',
  ]);
});

test('takes a problem of ours alone for a refusal of the request', () => {
  const problem = JSON.stringify({type: 'about:blank', title: 'x', status: 400, code: 'batch-invalid'});
  const wanted = {problem: ['batch-invalid']};
  const reply = (status: number, contentType: string, text: string): Reply => ({status, contentType, text});
  assert.deepEqual(judge(reply(400, 'application/problem+json', problem), wanted, known), []);
  assert.deepEqual(codes(judge(reply(400, 'text/html', problem), wanted, known)), ['not-our-body']);
  assert.deepEqual(codes(judge(reply(500, 'application/problem+json', problem), wanted, known)), ['status']);
  assert.deepEqual(codes(judge({broken: 'ECONNRESET'}, wanted, known)), ['no-answer']);
});

test('takes a 200 without our body for no answer', () => {
  for (const text of ['', '<html>', '{}', '{"outcomes":[{"id":"x"}]}']) {
    const reply = {status: 200, contentType: 'text/html', text};
    assert.deepEqual(codes(judge(reply, {outcomes: []}, known)), ['not-our-body'], text);
  }
});
