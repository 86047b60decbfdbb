import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Agenda} from './agenda.ts';
import {simulate} from './simulate.ts';

test('the agenda keeps the order of time, and of putting down', async () => {
  const agenda = new Agenda();
  const done: string[] = [];
  for (const [at, name] of [
    [3, 'c'],
    [1, 'a'],
    [2, 'b1'],
    [2, 'b2'],
    [1, 'a2'],
  ] as const) {
    agenda.add(at, () => Promise.resolve(void done.push(name)));
  }
  while (agenda.size > 0) await agenda.take()?.();
  assert.deepEqual(done, ['a', 'a2', 'b1', 'b2', 'c']);
  assert.equal(agenda.take(), undefined);
});

test(
  'a province lives through its days: every end is reached, every count is right, nothing is done twice',
  {timeout: 600_000},
  async () => {
    const report = await simulate({days: 2, reviews: 320, badPerMillion: 500_000, seed: 'test', servers: 1});
    assert.deepEqual(report.reported, []);
    assert.deepEqual(report.refused, {});
    assert.equal(report.reviews, 320);
    assert.equal(report.drift, 0);
    assert.equal(report.twice, 0);
    assert.ok(report.overdue > 0);
    for (const state of ['closed', 'invalidated', 'merged', 'archived', 'appeal-review', 'return-requested']) {
      assert.ok((report.reached[state] ?? 0) > 0, `some orders were ${state}`);
    }
  },
);
