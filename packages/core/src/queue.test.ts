import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {afterOutcome, bisect, nextBatch, nextDueAt} from './queue.ts';
import type {ItemOutcome, QueueItem} from './queue.ts';
import {FIRST_DELAY_MS, LONGEST_RETRY_AFTER_MS} from './retry.ts';

const item = (id: string, changes: Partial<QueueItem> = {}): QueueItem => ({
  id,
  kind: 'review',
  enqueuedAt: 0,
  attempts: 0,
  notBefore: 0,
  bytes: 10,
  ...changes,
});
const limits = {at: 1_000, maxCount: 50, maxBytes: 1_000};
const now = {at: 1_000, random: 0.5};

test('sends what is due, oldest first', () => {
  const items = [
    item('c', {enqueuedAt: 3}),
    item('a', {enqueuedAt: 1}),
    item('later', {notBefore: 1_001}),
    item('b', {enqueuedAt: 1}),
  ];
  assert.deepEqual(nextBatch(items, limits), ['a', 'b', 'c']);
});

test('stops a batch at its count and at its bytes', () => {
  const items = ['a', 'b', 'c'].map((id) => item(id));
  assert.deepEqual(nextBatch(items, {...limits, maxCount: 2}), ['a', 'b']);
  assert.deepEqual(nextBatch(items, {...limits, maxBytes: 25}), ['a', 'b']);
});

test('sends an item larger than a batch may be alone, rather than never', () => {
  const items = [item('large', {bytes: 5_000}), item('b')];
  assert.deepEqual(nextBatch(items, limits), ['b']);
  assert.deepEqual(nextBatch([item('large', {bytes: 5_000})], limits), ['large']);
});

test('sends one kind at a time, that of the oldest', () => {
  const items = [item('a', {kind: 'mistake'}), item('b', {enqueuedAt: 1}), item('c', {kind: 'mistake', enqueuedAt: 2})];
  assert.deepEqual(nextBatch(items, limits), ['a', 'c']);
});

test('holds an item back until the one it waits for has gone', () => {
  const follower = item('b', {waitsFor: 'a'});
  assert.deepEqual(nextBatch([item('a', {notBefore: 5_000}), follower], limits), []);
  assert.deepEqual(nextBatch([follower], limits), ['b']);
  assert.deepEqual(nextBatch([item('self', {waitsFor: 'self'})], limits), ['self']);
});

test('does not wait for years when the clock was set back', () => {
  const set = item('a', {notBefore: limits.at + LONGEST_RETRY_AFTER_MS + 1});
  assert.deepEqual(nextBatch([set], limits), ['a']);
  assert.equal(nextDueAt([set], limits.at), limits.at);
});

test('says when to look again', () => {
  assert.equal(nextDueAt([item('a', {notBefore: 3_000}), item('b', {notBefore: 2_000})], 1_000), 2_000);
  assert.equal(nextDueAt([item('a', {notBefore: 3_000}), item('b', {waitsFor: 'a'})], 1_000), 3_000);
  assert.equal(nextDueAt([], 1_000), undefined);
});

test('deletes only after an outcome that says the server has it', () => {
  for (const kind of ['recorded', 'already-recorded', 'contested'] as const) {
    assert.deepEqual(afterOutcome({attempts: 0}, {kind}, now), {do: 'delete'});
  }
});

test('keeps what the answer did not mention, with one attempt more and a delay', () => {
  assert.deepEqual(afterOutcome({attempts: 2}, {kind: 'missing'}, now), {
    do: 'keep',
    attempts: 3,
    notBefore: 1_000 + FIRST_DELAY_MS * 2,
  });
});

test('comes back no earlier than the server asked, and not with all others at once', () => {
  const asked = afterOutcome({attempts: 0}, {kind: 'retry', afterMs: 60_000}, now);
  assert.deepEqual(asked, {do: 'keep', attempts: 1, notBefore: 1_000 + 60_000 + FIRST_DELAY_MS / 2});
});

test('parks what our server refused, with its code', () => {
  assert.deepEqual(afterOutcome({attempts: 0}, {kind: 'refused', code: 'level-invalid'}, now), {
    do: 'park',
    code: 'level-invalid',
  });
});

test('tries again several times before it takes a refusal on the way for final', () => {
  const refused: ItemOutcome = {kind: 'refused', code: 'http-403', byUs: false};
  let attempts = 0;
  for (;;) {
    const action = afterOutcome({attempts}, refused, now);
    if (action.do !== 'keep') {
      assert.deepEqual(action, {do: 'park', code: 'http-403'});
      break;
    }
    assert.equal(action.attempts, attempts + 1);
    attempts = action.attempts;
  }
  assert.equal(attempts, 9);
});

test('does not count a pause against the item', () => {
  const paused = afterOutcome({attempts: 4}, {kind: 'pause', code: 'key-unknown'}, now);
  assert.deepEqual(paused, {do: 'keep', attempts: 4, notBefore: now.at});
});

test('halves a refused batch without losing or doubling an id', () => {
  assert.deepEqual(bisect(['a', 'b', 'c']), [['a', 'b'], ['c']]);
  assert.deepEqual(bisect(['a']), [['a'], []]);
});

const outcome: fc.Arbitrary<ItemOutcome> = fc.oneof(
  fc.constantFrom<ItemOutcome>(
    {kind: 'recorded'},
    {kind: 'already-recorded'},
    {kind: 'contested'},
    {kind: 'missing'},
    {kind: 'retry'},
    {kind: 'pause', code: 'key-unknown'},
    {kind: 'refused', code: 'level-invalid'},
    {kind: 'refused', code: 'http-403', byUs: false},
  ),
  fc.record({kind: fc.constant('retry' as const), afterMs: fc.integer({min: 0, max: 10 ** 9})}),
);
const anyItems = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('review' as const, 'follow-up' as const),
      enqueuedAt: fc.nat(1_000),
      attempts: fc.nat(20),
      notBefore: fc.nat(10 ** 9),
      bytes: fc.integer({min: 1, max: 2_000}),
    }),
    {selector: (each) => each.id, maxLength: 12},
  )
  // Each may wait for the one stored before it.
  .chain((items) =>
    fc.array(fc.boolean(), {minLength: items.length, maxLength: items.length}).map((waits) =>
      items.map((each, index): QueueItem => {
        const before = items[index - 1];
        return waits[index] === true && before !== undefined ? {...each, waitsFor: before.id} : each;
      }),
    ),
  );
const rounds = fc.array(
  fc.record({
    outcomes: fc.array(outcome, {minLength: 1, maxLength: 5}),
    elapsedMs: fc.integer({min: -(10 ** 9), max: 10 ** 9}),
    random: fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
  }),
  {maxLength: 30},
);
const HAS_IT = new Set(['recorded', 'already-recorded', 'contested']);

test('loses no item, whatever is answered and wherever the clock goes: each is delivered, parked or still kept', () => {
  fc.assert(
    fc.property(anyItems, rounds, (items, plan) => {
      let waiting = items;
      let at = 10 ** 9;
      const gone = new Map<string, string>();
      for (const round of plan) {
        at += round.elapsedMs;
        const batch = nextBatch(waiting, {at, maxCount: 4, maxBytes: 3_000});
        assert.equal(new Set(batch).size, batch.length);
        waiting = waiting.flatMap((each) => {
          const place = batch.indexOf(each.id);
          if (place === -1) return [each];
          const answered = round.outcomes[place % round.outcomes.length] ?? {kind: 'missing'};
          const action = afterOutcome(each, answered, {at, random: round.random});
          if (action.do === 'keep') {
            assert.ok(action.attempts >= each.attempts);
            return [{...each, attempts: action.attempts, notBefore: action.notBefore}];
          }
          assert.equal(action.do === 'delete', HAS_IT.has(answered.kind));
          gone.set(each.id, action.do);
          return [];
        });
      }
      const left = waiting.map((each) => each.id);
      assert.deepEqual([...left, ...gone.keys()].sort(), items.map((each) => each.id).sort());
    }),
  );
});

test('empties the queue once everything is accepted, in whatever state it was left', () => {
  fc.assert(
    fc.property(anyItems, fc.integer({min: -(10 ** 12), max: 10 ** 12}), (items, start) => {
      let waiting = items;
      let at = start;
      for (let rounds = 0; waiting.length > 0; rounds += 1) {
        assert.ok(rounds <= items.length * 2, 'the queue stands still');
        const batch = nextBatch(waiting, {at, maxCount: 4, maxBytes: 3_000});
        waiting = waiting.filter((each) => !batch.includes(each.id));
        const next = nextDueAt(waiting, at);
        if (batch.length === 0) {
          assert.ok(next !== undefined && next > at);
          at = next;
        }
      }
    }),
  );
});
