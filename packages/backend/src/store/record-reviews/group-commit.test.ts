import assert from 'node:assert/strict';
import {test} from 'node:test';
import {StoreError} from '../store-error.ts';
import {GroupCommit} from './group-commit.ts';

interface Item {
  readonly id: string;
}

const item = (id: string): Item => ({id});

/** Lets everything happen that waits for nothing but its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A commit that the test lets through by hand, one after the other. */
function heldCommits(fails: (ids: readonly string[]) => boolean = () => false): {
  readonly commit: (items: readonly Item[]) => Promise<readonly string[]>;
  readonly started: string[][];
  readonly letThrough: () => Promise<void>;
} {
  const started: string[][] = [];
  const waiting: (() => void)[] = [];
  return {
    started,
    commit: async (items) => {
      const ids = items.map(({id}) => id);
      started.push(ids);
      await new Promise<void>((go) => waiting.push(go));
      if (fails(ids)) throw new Error(`No: ${ids.join()}`);
      return ids.map((id) => `${id} done`);
    },
    letThrough: async () => {
      await turn();
      waiting.shift()?.();
      await turn();
    },
  };
}

test('gathers what comes while a commit is under way into the next one', async () => {
  const {commit, started, letThrough} = heldCommits();
  const group = new GroupCommit(commit);
  const calls = [group.add([item('a')]), group.add([item('b')])];
  await turn();
  calls.push(group.add([item('c'), item('d')]), group.add([item('e')]));
  await letThrough();
  await letThrough();
  assert.deepEqual(await Promise.all(calls), [['a done'], ['b done'], ['c done', 'd done'], ['e done']]);
  assert.deepEqual(started, [
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
});

test('puts no more into a commit than it holds, and splits no call', async () => {
  const {commit, started, letThrough} = heldCommits();
  const group = new GroupCommit(commit, {mostInCommit: 3});
  const sizes = [1, 3, 2, 5, 1];
  const calls = sizes.map((size, call) => group.add(Array.from({length: size}, (_, n) => item(`${call}-${n}`))));
  for (let commits = 0; commits < 5; commits++) await letThrough();
  await Promise.all(calls);
  assert.deepEqual(
    started.map((ids) => ids.length),
    [1, 3, 2, 5, 1],
  );
});

test('tries the calls of a failed commit one by one, and fails only those that fail alone', async () => {
  const group = new GroupCommit(async (items: readonly Item[]) => {
    if (items.some(({id}) => id === 'bad')) throw new Error('bad');
    return Promise.resolve(items.map(({id}) => id));
  });
  const calls = ['first', 'a', 'bad', 'b'].map((id) => group.add([item(id)]));
  const settled = await Promise.allSettled(calls);
  assert.deepEqual(
    settled.map(({status}) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
});

test('fails all calls of a commit at once when the store itself is out of reach', async () => {
  let commits = 0;
  const group = new GroupCommit(
    () => {
      commits++;
      return Promise.reject(new Error('No connection.'));
    },
    {mayBeOfOne: () => false},
  );
  const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => group.add([item(id)])));
  assert.deepEqual(
    settled.map(({status}) => status),
    ['rejected', 'rejected', 'rejected'],
  );
  assert.equal(commits, 1);
});

test('never has the same id in two commits at once', async () => {
  const {commit, started, letThrough} = heldCommits();
  const group = new GroupCommit(commit, {writers: 2, mostInCommit: 1});
  const calls = ['a', 'b', 'a', 'c'].map((id) => group.add([item(id)]));
  await turn();
  assert.deepEqual(started, [['a'], ['b']]);
  await letThrough();
  assert.deepEqual(started, [['a'], ['b'], ['a']]);
  await letThrough();
  assert.deepEqual(started, [['a'], ['b'], ['a'], ['c']]);
  await letThrough();
  await letThrough();
  await Promise.all(calls);
});

test('begins beside another only a full commit, where that is asked for', async () => {
  const {commit, started, letThrough} = heldCommits();
  const group = new GroupCommit(commit, {writers: 2, mostInCommit: 2, besideOnlyFull: true});
  const calls = ['a', 'b', 'c'].map((id) => group.add([item(id)]));
  await turn();
  assert.deepEqual(started, [['a', 'b']]);
  calls.push(group.add([item('d')]));
  await turn();
  assert.deepEqual(started, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  await letThrough();
  await letThrough();
  await Promise.all(calls);
});

test('refuses when too many wait, but takes one call that is larger than the queue', async () => {
  const {commit, letThrough} = heldCommits();
  const group = new GroupCommit(commit, {mostWaiting: 2});
  const calls = [group.add([item('a')])];
  await turn();
  calls.push(group.add([item('b'), item('c'), item('d')]));
  await assert.rejects(group.add([item('e')]), (error) => error instanceof StoreError && error.code === 'overloaded');
  await letThrough();
  await letThrough();
  await Promise.all(calls);
  const later = group.add([item('e')]);
  await letThrough();
  assert.deepEqual(await later, ['e done']);
});

test('closes when the last call is done, and takes none after', async () => {
  const {commit, letThrough} = heldCommits();
  const group = new GroupCommit(commit);
  const calls = [group.add([item('a')])];
  await turn();
  calls.push(group.add([item('b')]));
  let closed = false;
  const closing = group.close().then(() => (closed = true));
  await assert.rejects(group.add([item('c')]), (error) => error instanceof StoreError && error.code === 'closed');
  await letThrough();
  assert.equal(closed, false);
  await letThrough();
  await Promise.all([...calls, closing]);
  assert.equal(closed, true);
});

test('answers an empty call at once', async () => {
  const group = new GroupCommit(() => Promise.reject(new Error('Nothing to commit.')));
  assert.deepEqual(await group.add([]), []);
});
