import {expect} from 'chai';
import {createOutbox} from './outbox.ts';
import type {Outbox} from './outbox.ts';
import {SdkError} from './errors.ts';
import type {StoredItem} from './stored-item.ts';
import {onDevice} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

function open(rig: Rig, maxItems = 10_000): Outbox {
  const limits = {maxItems, maxBytes: 1_000_000, openMs: 3_000, writeMs: 10_000};
  return createOutbox(rig.storageName, limits, (problem) => rig.problems.push(problem));
}

function items(count: number): StoredItem[] {
  return Array.from({length: count}, (_, index) => {
    const id = `id-${String(index).padStart(4, '0')}`;
    return {id, kind: 'review', enqueuedAt: 0, attempts: 0, notBefore: 0, bytes: 10, refusals: 0, body: {id}};
  });
}

/** How many writing transactions stand open at most, from now on. */
function watchWrites(rig: Rig): {most: number} {
  const watched = {most: 0};
  let open = 0;
  type Begin = [string[], IDBTransactionMode?, IDBTransactionOptions?];
  rig.intercept<Begin, IDBTransaction>(IDBDatabase.prototype, 'transaction', (proceed, names, mode, options) => {
    const transaction = proceed(names, mode, options);
    if (mode === 'readwrite') {
      watched.most = Math.max(watched.most, ++open);
      transaction.addEventListener('complete', () => open--);
    }
    return transaction;
  });
  return watched;
}

describe('many reviews at once', () => {
  it(
    'are written one after the other, so that each has its own time for it, and all of them are there',
    onDevice(async (rig) => {
      const outbox = open(rig);
      const writes = watchWrites(rig);
      const outcomes = await Promise.all(items(100).map((item) => outbox.put(item)));
      expect(new Set(outcomes)).to.deep.equal(new Set(['stored']));
      expect((await outbox.records()).items).to.deep.equal(items(100));
      expect(await rig.counts()).to.deep.equal({items: 100, bytes: 1_000, parked: 0});
      expect(writes.most).to.equal(1);
      outbox.close();
    }),
  );

  it(
    'fill the outbox to its limit and not beyond',
    onDevice(async (rig) => {
      const outbox = open(rig, 10);
      const outcomes = await Promise.all(items(25).map((item) => outbox.put(item)));
      expect(outcomes.filter((outcome) => outcome === 'stored')).to.have.length(10);
      expect(outcomes.filter((outcome) => outcome === 'full')).to.have.length(15);
      expect(await rig.counts()).to.deep.equal({items: 10, bytes: 100, parked: 0});
      outbox.close();
    }),
  );

  it(
    'are stored once each, though one comes twice',
    onDevice(async (rig) => {
      const outbox = open(rig);
      const [one, other] = items(2);
      if (one === undefined || other === undefined) throw new Error('There are two.');
      const all = [one, other, other, one];
      expect(await Promise.all(all.map((item) => outbox.put(item)))).to.deep.equal(all.map(() => 'stored'));
      expect(await rig.counts()).to.deep.equal({items: 2, bytes: 20, parked: 0});
      outbox.close();
    }),
  );

  it(
    'do not fail for the one whose write failed before theirs',
    onDevice(async (rig) => {
      const outbox = open(rig);
      const failing = {left: 1};
      rig.intercept<[unknown], IDBRequest>(IDBObjectStore.prototype, 'add', (proceed, item) => {
        if (failing.left-- > 0) throw new DOMException('The disk is ill.', 'UnknownError');
        return proceed(item);
      });
      const outcomes = await Promise.allSettled(items(3).map((item) => outbox.put(item)));
      expect(outcomes.map(({status}) => status)).to.deep.equal(['rejected', 'fulfilled', 'fulfilled']);
      const [first] = outcomes;
      expect(first?.status === 'rejected' && first.reason).to.be.instanceOf(SdkError);
      expect(await rig.counts()).to.deep.equal({items: 2, bytes: 20, parked: 0});
      outbox.close();
    }),
  );
});

describe('a page that is left', () => {
  it(
    'gives up what it has begun to write, begins nothing more, and goes on when it is back',
    onDevice(async (rig) => {
      const outbox = open(rig);
      const back = Promise.withResolvers<undefined>();
      const [one] = items(1);
      if (one === undefined) throw new Error('There is one.');
      const begun = outbox.write(['facts'], 'relaxed', async (transaction) => {
        // As a lease is taken, and left between its reading and its writing for as long as the page is put away.
        for (;;) await transaction.objectStore('facts').get('lease');
      });
      const outcome = begun.then(
        () => 'written',
        (problem: unknown) => problem,
      );
      await outbox.records();

      outbox.leave(back.promise);
      const meanwhile = outbox.put(one);

      expect(await outcome).to.include({code: 'storage-failed'});
      await rig.put('facts', 'of another tab', 'probe');
      expect(await rig.counts()).to.equal(undefined);
      back.resolve(undefined);
      expect(await meanwhile).to.equal('stored');
      outbox.close();
    }),
  );
});
