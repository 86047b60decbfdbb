import type {EndpointState} from './endpoint-state.ts';
import {FRESH_ENDPOINT} from './endpoint-state.ts';
import type {Begun, Queue} from './queue.ts';
import type {Settled} from './settlement.ts';
import type {StoredItem} from './stored-item.ts';

/** A place that is to be tried, empty at the start of each case. */
export interface QueuePlace {
  /** Opens it, again and again. */
  readonly open: (limits?: {readonly maxItems?: number; readonly maxBytes?: number}) => Queue;
  /** Whether what was kept is there again after `close()` and `open()`. */
  readonly keeps: boolean;
}

export interface QueueCase {
  readonly title: string;
  /** Rejects when the place does not do what the title says. */
  readonly run: (place: QueuePlace) => Promise<void>;
}

const AT = Date.parse('2026-11-22T04:00:00.000Z');
const DAY_MS = 86_400_000;

function itemOf(n: number, changes: Partial<StoredItem> = {}): StoredItem {
  const id = `019aa9b4-6c00-7abc-8def-${String(n).padStart(12, '0')}`;
  const body = {format: 1, id, text: `第 ${n} 条 👍🏽`};
  const start = {id, kind: 'review' as const, enqueuedAt: AT + n, attempts: 0, notBefore: AT + n, bytes: 100};
  return {...start, refusals: 0, mark: `mark-${n}`, body, ...changes};
}

function deletion({id, bytes}: StoredItem): Settled {
  return {do: 'delete', id, bytes, outcome: 'recorded'};
}

async function dueIds(queue: Queue, at: number, eager = false, limit = 50): Promise<unknown[]> {
  const records = await queue.due({at, eager, limit});
  return records.map((record) => (record as StoredItem).id);
}

function begin(queue: Queue): Promise<Begun | 'busy'> {
  return queue.inTurn(new AbortController().signal, (begun) => Promise.resolve(begun));
}

/** What every outbox has to do. One suite for ours in IndexedDB, for the one in memory, and for one of your own. */
export const outboxCases: readonly QueueCase[] = [
  {
    title: 'keeps an item as it is, and lists it',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      same(await queue.put(itemOf(1)), 'stored');
      same(await queue.records(), {items: [itemOf(1)], parked: []});
    },
  },
  {
    title: 'leaves an item alone whose id is there already',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      await queue.put(itemOf(1));
      same(await queue.put(itemOf(1, {attempts: 9, mark: 'another'})), 'stored');
      same((await queue.records()).items, [itemOf(1)]);
    },
  },
  {
    title: 'says full at the limit of items, counting the parked ones, and drops nothing',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open({maxItems: 2});
      await queue.put(itemOf(1));
      await queue.put(itemOf(2));
      await queue.settle([{do: 'park', id: itemOf(1).id, code: 'level-invalid'}], FRESH_ENDPOINT, AT);
      same(await queue.put(itemOf(3)), 'full');
      await queue.settle([deletion(itemOf(2))], FRESH_ENDPOINT, AT);
      same(await queue.put(itemOf(3)), 'stored');
    },
  },
  {
    title: 'says full at the limit of bytes',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open({maxBytes: 150});
      same(await queue.put(itemOf(1)), 'stored');
      same(await queue.put(itemOf(2)), 'stored');
      same(await queue.put(itemOf(3)), 'full');
    },
  },
  {
    title: 'gives what is due in the order of its time, at most so many, and all of it when eager',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      for (const n of [3, 1, 2]) await queue.put(itemOf(n, {notBefore: AT + n * 1_000}));
      same(await dueIds(queue, AT), []);
      same(await dueIds(queue, AT + 2_000), [itemOf(1).id, itemOf(2).id]);
      same(await dueIds(queue, AT + 9_000, false, 1), [itemOf(1).id]);
      same(await dueIds(queue, AT, true), [itemOf(1).id, itemOf(2).id, itemOf(3).id]);
    },
  },
  {
    title: 'takes an item as due whose time lies further away than any delay: the clock was set back',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      await queue.put(itemOf(1, {notBefore: AT + 3 * DAY_MS}));
      same(await dueIds(queue, AT), [itemOf(1).id]);
      same(await queue.outlook(AT), {waiting: 1, nextDueAt: AT});
    },
  },
  {
    title: 'gives reviews before what is said of them, and nothing that waits for an item that is still here',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      const bound = itemOf(1, {kind: 'objection', waitsFor: itemOf(3).id});
      const free = itemOf(2, {kind: 'mistake', waitsFor: itemOf(9).id});
      for (const item of [bound, free, itemOf(3, {notBefore: AT + 8})]) await queue.put(item);
      same(await dueIds(queue, AT + 9), [itemOf(3).id, free.id]);
      same(await dueIds(queue, AT + 9, false, 1), [itemOf(3).id]);
      same((await queue.outlook(AT)).nextDueAt, free.notBefore);
      await queue.settle([deletion(itemOf(3)), deletion(free)], FRESH_ENDPOINT, AT);
      same(await dueIds(queue, AT + 9), [bound.id]);
    },
  },
  {
    title: 'leaves alone what a newer release stored under a kind of its own',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      const newer = itemOf(1, {kind: 'of-a-newer-release' as 'review'});
      await queue.put(newer);
      same(await dueIds(queue, AT + 9, true), []);
      same((await queue.records()).items, [newer]);
    },
  },
  {
    title: 'tells how many wait and when the next is due',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      same(await queue.outlook(AT), {waiting: 0, nextDueAt: undefined});
      await queue.put(itemOf(1, {notBefore: AT + 5_000}));
      await queue.put(itemOf(2, {notBefore: AT + 3_000}));
      same(await queue.outlook(AT), {waiting: 2, nextDueAt: AT + 3_000});
    },
  },
  {
    title: 'deletes, parks and keeps by id, and forgets nothing else',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      for (const n of [1, 2, 3, 4]) await queue.put(itemOf(n));
      const later = itemOf(3, {attempts: 1, notBefore: AT + 60_000});
      const settled: Settled[] = [
        deletion(itemOf(1)),
        {do: 'park', id: itemOf(2).id, code: 'text-too-long'},
        {do: 'keep', item: later},
      ];
      same(await queue.settle(settled, FRESH_ENDPOINT, AT), settled);
      const {items, parked} = await queue.records();
      same(byId(items), [later, itemOf(4)]);
      same(parked, [{id: itemOf(2).id, code: 'text-too-long', parkedAt: AT, item: itemOf(2)}]);
      same((await queue.outlook(AT)).waiting, 2);
      same(await dueIds(queue, AT + 9), [itemOf(4).id]);
    },
  },
  {
    title: 'does not bring back what another was faster to delete',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      await queue.put(itemOf(1));
      await queue.settle([deletion(itemOf(1))], FRESH_ENDPOINT, AT);
      await queue.settle([{do: 'keep', item: itemOf(1, {attempts: 1})}], FRESH_ENDPOINT, AT);
      await queue.settle([{do: 'park', id: itemOf(1).id, code: 'late'}], FRESH_ENDPOINT, AT);
      same(await queue.records(), {items: [], parked: []});
    },
  },
  {
    title: 'finds what waits by its mark, and nothing that was settled',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      await queue.put(itemOf(1));
      await queue.put(itemOf(2));
      same(await queue.findByMark('mark-2'), itemOf(2));
      await queue.settle([deletion(itemOf(2))], FRESH_ENDPOINT, AT);
      same(await queue.findByMark('mark-2'), undefined);
    },
  },
  {
    title: 'begins a turn with what was last known of the endpoint',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      const first = await begin(queue);
      same(first !== 'busy' && first.endpoint, FRESH_ENDPOINT);
      const known: EndpointState = {answeredAt: AT, failures: 2, restUntil: AT + 7_000, asked: true};
      await queue.settle([], known, AT);
      const second = await begin(queue);
      same(second !== 'busy' && second.endpoint, known);
      same(second !== 'busy' && (await second.stillOurs()), true);
    },
  },
  {
    title: 'gives one turn at a time',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      const seen: string[] = [];
      const work = (name: string) => async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`${name} ends`);
      };
      const {signal} = new AbortController();
      await Promise.all([queue.inTurn(signal, work('a')), queue.inTurn(signal, work('b'))]);
      same(seen, ['a begins', 'a ends', 'b begins', 'b ends']);
    },
  },
  {
    title: 'gives the turn on when the work of one has failed',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      const {signal} = new AbortController();
      const failure = await queue.inTurn(signal, () => Promise.reject(new Error('of the work'))).catch(String);
      same(failure, 'Error: of the work');
      same((await begin(queue)) === 'busy', false);
    },
  },
  {
    title: 'keeps a catalogue',
    run: async ({open}: QueuePlace): Promise<void> => {
      const queue = open();
      same(await queue.catalogue(), undefined);
      await queue.keepCatalogue({etag: '"1"', catalogue: {version: '一'}});
      same(await queue.catalogue(), {etag: '"1"', catalogue: {version: '一'}});
    },
  },
  {
    title: 'has all of it again after it was closed and opened, where the place keeps anything',
    run: async (place: QueuePlace): Promise<void> => {
      if (!place.keeps) return;
      const first = place.open();
      for (const n of [1, 2, 3]) await first.put(itemOf(n));
      await first.settle([deletion(itemOf(1)), {do: 'park', id: itemOf(2).id, code: 'x'}], FRESH_ENDPOINT, AT);
      await first.keepCatalogue({version: 1});
      first.close();
      const again = place.open();
      const parked = [{id: itemOf(2).id, code: 'x', parkedAt: AT, item: itemOf(2)}];
      same(await again.records(), {items: [itemOf(3)], parked});
      same(await again.catalogue(), {version: 1});
      same((await again.outlook(AT)).waiting, 1);
    },
  },
];

function byId(records: readonly unknown[]): unknown[] {
  const idOf = (record: unknown): string => (record as StoredItem).id;
  return [...records].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** Throws unless both say the same. Members in any order, for a place may keep them in its own. */
function same(actual: unknown, expected: unknown): void {
  const [is, must] = [canonical(actual), canonical(expected)];
  if (is !== must) throw new Error(`Expected ${must}, got ${is}.`);
}

function canonical(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return value === undefined ? 'undefined' : JSON.stringify(value, sorted);
}
