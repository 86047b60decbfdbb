import {expect} from 'chai';
import {openDB} from 'idb';
import {createOutbox, SCHEMA_VERSION} from './outbox.ts';
import {EARLIER_STORES} from './testing/earlier-stores.ts';
import {onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

/** Every connection that is opened from now on. */
function watchConnections(rig: Rig): IDBDatabase[] {
  const connections: IDBDatabase[] = [];
  rig.intercept<[string, number?], IDBOpenDBRequest>(IDBFactory.prototype, 'open', (proceed, ...args) => {
    const request = proceed(...args);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  });
  return connections;
}

describe('rule 9: stores of earlier releases', () => {
  for (const {version, write, waiting, parked} of EARLIER_STORES) {
    it(
      `opens a store of version ${version}, delivers what waits there, shows what is parked and saves what is new`,
      onDevice(async (rig) => {
        await write(rig.storageName);
        const client = rig.client();

        const pending = await client.pending();
        expect(pending.map(({id, state}) => [id, state])).to.have.deep.members([
          [waiting, 'waiting'],
          [parked, 'parked'],
        ]);
        const submission = await client.submit(rig.draft());
        if (submission.state !== 'saved') throw new Error(submission.state);
        await client.flush();

        expect([...rig.backend.recorded.keys()]).to.have.members([waiting, submission.id]);
        expect(rig.backend.recorded.get(waiting)?.[0]?.body).to.include({receiptCode: '7ZK3M9Q2X4T8B6VW', level: 2});
        expect((await client.pending()).map(({id, code}) => [id, code])).to.deep.equal([[parked, 'invitation-forged']]);
        expect(await rig.counts()).to.deep.equal({items: 1, bytes: 420, parked: 1});
      }),
    );
  }

  it('has such a store for each version that was ever released', () => {
    const versions = EARLIER_STORES.map(({version}) => version);
    expect(versions).to.deep.equal(Array.from({length: SCHEMA_VERSION}, (_, index) => index + 1));
  });
});

describe('rule 9: upgrades, lost connections and opens that hang', () => {
  it(
    'steps aside for the upgrade of a newer tab, and goes on with its store',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());

      const blocked: string[] = [];
      const newer = await openDB(rig.storageName, 7, {
        upgrade: (db) => void db.createObjectStore('of-a-newer-release'),
        blocked: () => blocked.push('blocked'),
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      });

      expect(blocked).to.deep.equal([]);
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(await rig.items()).to.have.length(2);
      newer.close();
    }),
  );

  it(
    'opens a store that a newer release has upgraded',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const first = rig.client();
      await first.submit(rig.draft());
      await first.close();
      const newer = await openDB(rig.storageName, 7, {
        upgrade: (db) => void db.createObjectStore('of-a-newer-release'),
      });
      newer.close();

      const client = rig.client();
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(await client.pending()).to.have.length(2);
    }),
  );

  it(
    'adds what is missing to a store that has only some of it, and keeps what it holds',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const first = rig.client();
      await first.submit(rig.draft());
      const [item] = await rig.items();
      await first.close();
      await new Promise((resolve) => (indexedDB.deleteDatabase(rig.storageName).onsuccess = resolve));
      const earlier = await openDB(rig.storageName, 1, {
        upgrade: (db) => void db.createObjectStore('items', {keyPath: 'id'}).add(item),
      });
      earlier.close();

      const client = rig.client();
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect((await client.pending()).map(({id}) => id)).to.include(item?.id);
      rig.backend.reply = (items) => rig.backend.record(items);
      await client.flush();
      expect(rig.backend.recorded.size).to.equal(2);
      expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
    }),
  );

  it(
    'makes its stores where something else has left an empty database of its name',
    onDevice(async (rig) => {
      (await openDB(rig.storageName)).close();

      expect(await rig.client().submit(rig.draft())).to.include({state: 'saved'});
    }),
  );

  it(
    'goes on when its connection was closed under it',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const connections = watchConnections(rig);
      const client = rig.client();
      await client.submit(rig.draft());
      const opened = connections.length;
      for (const connection of connections) connection.close();

      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(connections.length).to.be.greaterThan(opened);
    }),
  );

  it(
    'goes on when the browser has terminated its connection',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const connections = watchConnections(rig);
      const client = rig.client();
      await client.submit(rig.draft());
      const opened = connections.length;
      for (const connection of connections) {
        connection.close();
        connection.dispatchEvent(new Event('close'));
      }

      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(connections.length).to.be.greaterThan(opened);
    }),
  );

  it(
    'does not wait for good behind a tab that keeps an old store open, and uses the store when that tab is gone',
    onDevice(async (rig) => {
      const first = rig.client();
      await first.submit(rig.draft());
      await until(() => rig.backend.recorded.size === 1);
      await first.close();
      const stubborn = await openDB(rig.storageName);
      const pending = openDB(rig.storageName, 9);

      const client = rig.client({limits: {openMs: 200}});
      const submission = await client.submit(rig.draft());
      rig.backend.reply = () => 'network-error';
      const second = await client.submit(rig.draft());
      expect(submission).to.include({state: 'delivered'});
      expect(second).to.include({state: 'unsaved', reason: 'timeout'});

      stubborn.close();
      (await pending).close();
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
    }),
  );

  it(
    'stores an item once when it is put twice, as after a write whose end nobody saw',
    onDevice(async (rig) => {
      const limits = {maxItems: 10, maxBytes: 1_000, openMs: 3_000, writeMs: 3_000};
      const outbox = createOutbox(rig.storageName, limits, (problem) => rig.problems.push(problem));
      const times = {enqueuedAt: 0, attempts: 0, notBefore: 0, refusals: 0};
      const item = {id: 'a', kind: 'review', bytes: 7, body: {id: 'a'}, ...times} as const;

      expect(await outbox.put(item)).to.equal('stored');
      expect(await outbox.put(item)).to.equal('stored');
      expect(await rig.items()).to.deep.equal([item]);
      expect(await rig.counts()).to.deep.equal({items: 1, bytes: 7, parked: 0});
      outbox.close();
    }),
  );

  it(
    'rejects with a code when storage is there but what waits cannot be read',
    onDevice(async (rig) => {
      rig.replace(IDBObjectStore.prototype, 'getAll', () => {
        throw new DOMException('broken', 'UnknownError');
      });
      const failure = await rig
        .client()
        .pending()
        .catch((cause: unknown) => cause);

      expect(failure).to.include({name: 'SdkError', code: 'storage-failed'});
    }),
  );

  it(
    'reports that storage failed while delivering, loses nothing, and delivers once it works',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());
      await client.flush();
      rig.backend.reply = (items) => rig.backend.record(items);
      const disk = {broken: true};
      rig.intercept<[IDBValidKey], IDBRequest>(IDBObjectStore.prototype, 'delete', (proceed, key) => {
        if (disk.broken) throw new DOMException('broken', 'UnknownError');
        return proceed(key);
      });

      expect(await client.flush()).to.include({stopped: 'storage'});
      expect(rig.problems.map(({code}) => code)).to.include('storage-failed');
      expect(await rig.items()).to.have.length(1);
      disk.broken = false;
      expect(await client.flush()).to.include({delivered: 1, waiting: 0});
      expect(rig.backend.recorded.size).to.equal(1);
    }),
  );
});
