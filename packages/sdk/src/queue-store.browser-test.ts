import {expect} from 'chai';
import {FRESH_ENDPOINT} from './endpoint-state.ts';
import {createOutbox} from './outbox.ts';
import type {Outbox} from './outbox.ts';
import {dueRecords, writeSettled} from './queue-store.ts';
import type {Settled} from './settlement.ts';
import type {StoredItem} from './stored-item.ts';
import {onDevice} from './testing/rig.ts';

const LIMITS = {maxItems: 100, maxBytes: 100_000, openMs: 3_000, writeMs: 10_000};

function item(id: string): StoredItem {
  return {id, kind: 'review', enqueuedAt: 0, attempts: 0, notBefore: 0, bytes: 10, refusals: 0, body: {id}};
}

function delivered(id: string): Settled {
  return {do: 'delete', id, bytes: 10, outcome: 'recorded'};
}

/** An outbox with these in it. */
async function holding(name: string, ids: readonly string[]): Promise<Outbox> {
  const outbox = createOutbox(name, LIMITS, (problem) => {
    throw problem;
  });
  for (const id of ids) await outbox.put(item(id));
  return outbox;
}

async function idsIn(outbox: Outbox): Promise<unknown[]> {
  const records = await dueRecords(outbox, {at: 0, eager: true, limit: 100});
  return records.map((record) => (record as StoredItem).id);
}

describe('rule 8: what was delivered is taken away by its id', () => {
  it(
    'takes away a batch that lies side by side',
    onDevice(async (rig) => {
      const outbox = await holding(rig.storageName, ['a', 'b', 'c', 'd']);
      await writeSettled(outbox, [delivered('c'), delivered('a'), delivered('b')], FRESH_ENDPOINT, 0);
      expect(await idsIn(outbox)).to.deep.equal(['d']);
      expect(await rig.counts()).to.deep.equal({items: 1, bytes: 10, parked: 0});
      outbox.close();
    }),
  );

  it(
    'leaves alone what came in between, however much that is',
    onDevice(async (rig) => {
      const between = ['b', 'c', 'd', 'e'];
      const outbox = await holding(rig.storageName, ['a', ...between, 'f']);
      await writeSettled(outbox, [delivered('a'), delivered('f')], FRESH_ENDPOINT, 0);
      expect(await idsIn(outbox)).to.deep.equal(between);
      expect(await rig.counts()).to.deep.equal({items: 4, bytes: 40, parked: 0});
      outbox.close();
    }),
  );

  it(
    'leaves alone what took the place of one that another drainer has taken away',
    onDevice(async (rig) => {
      const outbox = await holding(rig.storageName, ['a', 'b', 'd']);
      // Of three ids three lie within, and one of them is another.
      await writeSettled(outbox, [delivered('a'), delivered('c'), delivered('d')], FRESH_ENDPOINT, 0);
      expect(await idsIn(outbox)).to.deep.equal(['b']);
      expect(await rig.counts()).to.deep.equal({items: 1, bytes: 10, parked: 0});
      outbox.close();
    }),
  );

  it(
    'parks the refused one of a batch, whole, and keeps the one that is to be tried again',
    onDevice(async (rig) => {
      const outbox = await holding(rig.storageName, ['a', 'b', 'c']);
      const again: StoredItem = {...item('c'), attempts: 1, notBefore: 5};
      const settled: Settled[] = [
        delivered('a'),
        {do: 'park', id: 'b', code: 'text-too-long'},
        {do: 'keep', item: again},
      ];
      await writeSettled(outbox, settled, FRESH_ENDPOINT, 7);
      expect(await outbox.records()).to.deep.equal({
        items: [again],
        parked: [{id: 'b', code: 'text-too-long', parkedAt: 7, item: item('b')}],
      });
      expect(await rig.counts()).to.deep.equal({items: 2, bytes: 20, parked: 1});
      outbox.close();
    }),
  );
});

describe('a backlog', () => {
  it(
    'is sent batch by batch to its end, each review once',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client({limits: {batchItems: 2}});
      const ids: string[] = [];
      for (let index = 0; index < 19; index++) {
        const submission = await client.submit(rig.draft());
        if (submission.state === 'saved') ids.push(submission.id);
      }
      await client.flush();
      rig.backend.requests.length = 0;
      rig.backend.reply = (items) => rig.backend.record(items);

      expect(await client.flush()).to.deep.equal({delivered: 19, refused: 0, waiting: 0});
      const sent = rig.backend.requests.map((items) => items.map(({id}) => id));
      expect(sent.map((batch) => batch.length)).to.deep.equal([...Array.from({length: 9}, () => 2), 1]);
      expect(sent.flat()).to.have.members(ids);
    }),
  );
});
