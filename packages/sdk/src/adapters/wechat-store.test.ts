import assert from 'node:assert/strict';
import {test} from 'node:test';
import {outboxCases} from '../outbox-cases.ts';
import type {StoredItem} from '../stored-item.ts';
import {FakeWechat} from './testing/fake-wechat.ts';
import {wechatOutbox} from './wechat-store.ts';

for (const {title, run} of outboxCases) {
  test(`an outbox in a mini program's storage ${title}`, () => {
    const wx = new FakeWechat();
    return run({open: (limits) => wechatOutbox(wx, 'haochaping', limits), keeps: true});
  });
}

function itemOf(n: number, text = ''): StoredItem {
  const id = `019aa9b4-6c00-7abc-8def-${String(n).padStart(12, '0')}`;
  return {id, kind: 'review', enqueuedAt: n, attempts: 0, notBefore: n, bytes: 9, refusals: 0, body: {id, text}};
}

test('one review is one key, under the name of the outbox, and other keys are left alone', async () => {
  const wx = new FakeWechat(new Map([['settings', '{"font":"large"}']]));
  const queue = wechatOutbox(wx, 'haochaping');
  await queue.put(itemOf(1));
  await queue.put(itemOf(2));
  assert.deepEqual([...wx.kept.keys()].sort(), [
    `haochaping/item:${itemOf(1).id}`,
    `haochaping/item:${itemOf(2).id}`,
    'settings',
  ]);
  assert.equal((await wechatOutbox(wx, 'another').records()).items.length, 0);
});

test('says that there is no room when the storage is full, and takes reviews again when there is', async () => {
  const wx = new FakeWechat(new Map(Array.from({length: 10}, (_, n) => [`big-${n}`, 'x'.repeat(1_048_000)] as const)));
  const queue = wechatOutbox(wx, 'haochaping');
  await assert.rejects(queue.put(itemOf(1, 'x'.repeat(9_000))), {name: 'SdkError', code: 'storage-full'});
  assert.deepEqual(await queue.records(), {items: [], parked: []});
  wx.kept.delete('big-0');
  assert.equal(await queue.put(itemOf(1, 'x'.repeat(9_000))), 'stored');
});

test('a record larger than a key may be is a failure, and no full storage', async () => {
  const queue = wechatOutbox(new FakeWechat(), 'haochaping');
  await assert.rejects(queue.put(itemOf(1, 'x'.repeat(1_100_000))), {name: 'SdkError', code: 'storage-failed'});
});

test('a record that somebody has damaged is told when a turn begins', async () => {
  const wx = new FakeWechat(new Map([['haochaping/item:broken', '{"half":']]));
  const begun = await wechatOutbox(wx, 'haochaping').inTurn(new AbortController().signal, (turn) =>
    Promise.resolve(turn),
  );
  assert.deepEqual(begun !== 'busy' && begun.unreadable, ['broken']);
});
