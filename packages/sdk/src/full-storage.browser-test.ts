import {expect} from 'chai';
import {deleteDB, openDB} from 'idb';
import {onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

/** Lets nothing be written any more, as a browser does that has no room for this origin; what lies there can be deleted. */
function withoutRoom(rig: Rig): {full: boolean} {
  const room = {full: true};
  for (const name of ['put', 'add']) {
    rig.intercept<readonly unknown[], IDBRequest>(IDBObjectStore.prototype, name, (proceed, ...args) => {
      if (room.full) throw new DOMException('full', 'QuotaExceededError');
      return proceed(...args);
    });
  }
  return room;
}

async function versionOf(rig: Rig): Promise<number> {
  const db = await openDB(rig.storageName);
  db.close();
  return db.version;
}

describe('when the browser gives no more room', () => {
  it(
    'delivers what waits, deletes it, and makes the store anew',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client({limits: {batchItems: 4}});
      for (let index = 0; index < 10; index++) await client.submit(rig.draft());
      await client.flush();
      const events = rig.listen(client);
      const deleted: string[] = [];
      rig.intercept<[string], IDBOpenDBRequest>(IDBFactory.prototype, 'deleteDatabase', (proceed, name) => {
        deleted.push(name);
        return proceed(name);
      });
      const room = withoutRoom(rig);
      rig.backend.reply = (items) => rig.backend.record(items);

      expect(await client.flush()).to.deep.equal({delivered: 10, refused: 0, waiting: 0});
      expect(events.map(({type}) => type)).to.deep.equal(Array.from({length: 10}, () => 'delivered'));
      expect(rig.problems.map(({code}) => code)).to.include('storage-full');
      expect(deleted).to.deep.equal([rig.storageName]);
      room.full = false;
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(await rig.counts()).to.include({items: 1, parked: 0});
    }),
  );

  it(
    'makes an empty store anew after a submit that found no room, for the next one',
    onDevice(async (rig) => {
      const client = rig.client();
      await client.submit(rig.draft());
      await until(async () => (await rig.items()).length === 0);
      const room = withoutRoom(rig);
      const deleted: string[] = [];
      rig.intercept<[string], IDBOpenDBRequest>(IDBFactory.prototype, 'deleteDatabase', (proceed, name) => {
        deleted.push(name);
        room.full = false;
        return proceed(name);
      });

      expect(await client.submit(rig.draft())).to.include({state: 'delivered'});
      await until(() => deleted.length === 1);
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
    }),
  );

  it(
    'keeps what cannot be delivered, and sends it no more often than its time allows',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());
      await client.flush();
      const before = await rig.items();
      withoutRoom(rig);
      const asked = rig.backend.requests.length;

      expect(await client.flush()).to.include({stopped: 'storage', delivered: 0});
      expect(await rig.items()).to.deep.equal(before);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(rig.backend.requests.length - asked).to.equal(1);
    }),
  );

  it(
    'keeps a store in which something is parked',
    onDevice(async (rig) => {
      rig.backend.reply = (items) => ({
        status: 200,
        ourBody: true,
        outcomes: items.map(({id}) => ({id, outcome: 'refused', code: 'invitation-forged'})),
      });
      const client = rig.client();
      await client.submit(rig.draft());
      await client.flush();
      const version = await versionOf(rig);
      withoutRoom(rig);
      await client.submit(rig.draft());
      await client.flush();

      expect((await client.pending()).map(({state}) => state)).to.deep.equal(['parked']);
      expect(await versionOf(rig)).to.equal(version);
    }),
  );

  it(
    'keeps a review that another tab saves while the store is about to be made anew',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());
      const [item] = await rig.items();
      rig.backend.reply = (items) => rig.backend.record(items);
      await client.flush();
      const otherTab = await openDB(rig.storageName, undefined, {
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      });
      const room = withoutRoom(rig);
      const saved: unknown[] = [];
      rig.intercept<[string, number?], IDBOpenDBRequest>(IDBFactory.prototype, 'open', (proceed, ...args) => {
        if ((args[1] ?? 0) > 1_000 && saved.length === 0) {
          room.full = false;
          const id = '01900000-0000-7000-8000-0000000000ff';
          saved.push(otherTab.add('items', {...item, id, body: {...item?.body, id}}));
        }
        return proceed(...args);
      });

      await client.submit(rig.draft());
      await client.flush();
      expect(await Promise.all(saved)).to.have.length(1);
      await client.flush();
      expect([...rig.backend.recorded.keys()]).to.include('01900000-0000-7000-8000-0000000000ff');
    }),
  );

  it(
    'finishes what a page that died while it made room had begun',
    onDevice(async (rig) => {
      (await openDB(rig.storageName, 1_000_002)).close();
      const client = rig.client();

      // Whoever comes first finds no store: nothing is called saved that is not.
      const first = await client.submit(rig.draft());
      expect(first.state).to.be.oneOf(['delivered', 'saved']);
      await client.flush();
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      await until(() => rig.backend.recorded.size === 2);
    }),
  );

  it(
    'does not take the store of a later release for one that was given back',
    onDevice(async (rig) => {
      const later = await openDB(rig.storageName, 1_000_007, {
        upgrade: (db) => void db.createObjectStore('of-a-later-release').add('kept', 'key'),
      });
      later.close();
      const client = rig.client();
      await client.submit(rig.draft());
      await client.flush();

      const db = await openDB(rig.storageName);
      expect(await db.get('of-a-later-release', 'key')).to.equal('kept');
      db.close();
      await deleteDB(rig.storageName);
    }),
  );
});
