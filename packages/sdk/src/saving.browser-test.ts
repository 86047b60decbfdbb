import {expect} from 'chai';
import {openDB} from 'idb';
import {invitationToken, onDevice, until} from './testing/rig.ts';
import {problem, stranger} from './testing/fake-backend.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const RECEIPT_CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

describe('rule 1: saved is said only of what is on disk', () => {
  it(
    'writes a review strictly before it says saved',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const asked: unknown[] = [];
      rig.intercept<Parameters<IDBDatabase['transaction']>, IDBTransaction>(
        IDBDatabase.prototype,
        'transaction',
        (proceed, names, mode, options) => {
          if (mode === 'readwrite' && options?.durability === 'strict') asked.push(names);
          return proceed(names, mode, options);
        },
      );

      const submission = await rig.client().submit(rig.draft());

      expect(submission.state).to.equal('saved');
      expect(asked).to.deep.equal([['items', 'counts']]);
      expect(await rig.items()).to.have.length(1);
    }),
  );

  it(
    'does not say saved while the transaction has not completed',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());
      const other = await openDB(rig.storageName);
      const holding = other.transaction('items', 'readwrite');
      const release = keepAlive(holding.objectStore('items'));
      const submitted = client.submit(rig.draft());
      const first = await Promise.race([submitted, new Promise((resolve) => setTimeout(resolve, 300, 'nothing yet'))]);
      release();
      other.close();

      expect(first).to.equal('nothing yet');
      expect((await submitted).state).to.equal('saved');
    }),
  );

  it(
    'does not say saved when the transaction is given up after every write in it has succeeded',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      rig.intercept<[unknown, IDBValidKey?], IDBRequest>(IDBObjectStore.prototype, 'put', (proceed, ...args) => {
        const request = proceed(...args);
        request.addEventListener('success', () => request.transaction?.abort());
        return request;
      });

      expect(await rig.client().submit(rig.draft())).to.include({state: 'unsaved', reason: 'storage-failed'});
      expect(await rig.items()).to.deep.equal([]);
    }),
  );

  it(
    'posts at once where storage is blocked, and says delivered',
    onDevice(async (rig) => {
      blockStorage(rig);

      const submission = await rig.client().submit(rig.draft());

      expect(submission).to.include({state: 'delivered', outcome: 'recorded'});
      expect(rig.backend.requests).to.have.length(1);
    }),
  );

  it(
    'says unsaved where storage is blocked and the server is not to be reached',
    onDevice(async (rig) => {
      blockStorage(rig);
      rig.backend.reply = () => 'network-error';

      const submission = await rig.client().submit(rig.draft());

      expect(submission).to.include({state: 'unsaved', reason: 'storage-blocked'});
      expect(rig.problems.map(({code}) => code)).to.include('storage-blocked');
    }),
  );

  it(
    'treats an open that fails later, as with blocked cookies, like one that fails at once',
    onDevice(async (rig) => {
      rig.intercept<[string], IDBOpenDBRequest>(IDBFactory.prototype, 'open', (proceed, name) => {
        const request = proceed(name);
        // After the listener of the store.
        queueMicrotask(() => request.addEventListener('upgradeneeded', () => request.transaction?.abort()));
        return request;
      });

      expect(await rig.client().submit(rig.draft())).to.include({state: 'delivered'});
    }),
  );

  it(
    'says unsaved when something that is not the server answers the immediate post',
    onDevice(async (rig) => {
      blockStorage(rig);
      rig.backend.reply = () => stranger(403);

      expect(await rig.client().submit(rig.draft())).to.include({state: 'unsaved', reason: 'storage-blocked'});
    }),
  );

  it(
    'says refused when the server refuses the immediate post',
    onDevice(async (rig) => {
      blockStorage(rig);
      rig.backend.reply = () => problem(413, 'body-too-large');

      expect(await rig.client().submit(rig.draft())).to.deep.equal({state: 'refused', code: 'body-too-large'});
    }),
  );

  it(
    'sends a draft that could not be kept under the same id when it is submitted again',
    onDevice(async (rig) => {
      blockStorage(rig);
      const client = rig.client();
      const draft = rig.draft();
      // The server records it, and its answer is lost.
      rig.backend.reply = (items) => {
        rig.backend.record(items);
        return 'timeout';
      };
      await client.submit(draft);
      rig.backend.reply = (items) => rig.backend.record(items);
      rig.now += 60_000;

      const second = await client.submit(draft);

      // Recorded once, by this very review: the citizen hears that, not that somebody was faster.
      expect(second).to.include({state: 'delivered', outcome: 'recorded'});
      expect(rig.backend.recorded.size).to.equal(1);
      const [bodies] = rig.backend.recorded.values();
      expect(bodies?.[1]?.body).to.deep.equal(bodies?.[0]?.body);
    }),
  );

  it(
    'posts at once when the disk says no, as with a full quota',
    onDevice(async (rig) => {
      rig.replace(IDBObjectStore.prototype, 'add', () => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      const client = rig.client();

      expect(await client.submit(rig.draft())).to.include({state: 'delivered'});
      rig.backend.reply = () => 'network-error';
      expect(await client.submit(rig.draft())).to.include({state: 'unsaved', reason: 'storage-failed'});
      expect(await rig.items()).to.deep.equal([]);
    }),
  );

  it(
    'gives up on a write that does not end, and posts at once',
    onDevice(async (rig) => {
      const client = rig.client({limits: {writeMs: 200}});
      await client.submit(rig.draft());
      await until(async () => (await rig.items()).length === 0);
      const other = await openDB(rig.storageName);
      const release = keepAlive(other.transaction('counts', 'readwrite').objectStore('counts'));

      const submission = await client.submit(rig.draft());
      rig.backend.reply = () => 'network-error';
      const second = await client.submit(rig.draft());
      release();
      other.close();

      expect(submission).to.include({state: 'delivered'});
      expect(second).to.include({state: 'unsaved', reason: 'timeout'});
      // What was called unsaved does not turn up later.
      expect(await rig.items()).to.deep.equal([]);
    }),
  );
});

describe('rule 3: id and receipt code are made once, at submit', () => {
  it(
    'carries the same body in every attempt, over restarts too',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const first = rig.client();
      const submission = await first.submit(rig.draft({level: 1, text: '等了两个小时'}));
      await first.flush();
      await first.close();
      rig.now += 600_000;
      rig.backend.reply = (items) => rig.backend.record(items);
      await rig.client().flush();

      const sent = rig.backend.requests.flat().map(({body}) => body);
      expect(sent.length).to.be.greaterThan(1);
      for (const body of sent) expect(body).to.deep.equal(sent[0]);
      expect(submission).to.deep.include({id: sent[0]?.['id'], receiptCode: sent[0]?.['receiptCode']});
    }),
  );

  it(
    'makes an id of version 7 and a receipt code where there is no randomUUID',
    onDevice(async (rig) => {
      rig.replace(crypto, 'randomUUID', undefined);

      const submission = await rig.client().submit(rig.draft());

      if (submission.state !== 'saved') throw new Error(submission.state);
      expect(submission.id).to.match(UUID_V7);
      expect(Number.parseInt(submission.id.replace('-', '').slice(0, 12), 16)).to.equal(rig.now);
      expect(submission.receiptCode).to.match(RECEIPT_CODE);
    }),
  );
});

describe('rule 6: a full queue refuses the new review', () => {
  it(
    'keeps what it has and says unsaved when the count is reached',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client({limits: {maxItems: 2}});
      await client.submit(rig.draft());
      await client.submit(rig.draft());
      const before = (await rig.items()).map(({id}) => id);

      expect(await client.submit(rig.draft())).to.deep.equal({state: 'unsaved', reason: 'queue-full'});
      expect((await rig.items()).map(({id}) => id)).to.deep.equal(before);
      expect(rig.problems.map(({code}) => code)).to.include('queue-full');
    }),
  );

  it(
    'says unsaved when the bytes are reached, and takes reviews again when there is room',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client({limits: {maxBytes: 100}});
      await client.submit(rig.draft());

      expect(await client.submit(rig.draft())).to.include({reason: 'queue-full'});
      rig.backend.reply = (items) => rig.backend.record(items);
      await client.flush();
      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
    }),
  );
});

describe('rule 8: nothing is counted on the way of a submit', () => {
  it(
    'saves where counting would throw',
    onDevice(async (rig) => {
      const never = (): never => {
        throw new Error('counted');
      };
      rig.replace(IDBObjectStore.prototype, 'count', never);
      rig.replace(IDBIndex.prototype, 'count', never);
      rig.replace(IDBObjectStore.prototype, 'getAll', never);

      const offline = {delivery: () => Promise.reject(new Error('not needed'))};
      expect(await rig.client({}, offline).submit(rig.draft())).to.include({state: 'saved'});
    }),
  );

  it(
    'keeps the counter true to what is there',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      await client.submit(rig.draft());
      await client.submit(rig.draft({level: 1, text: '等了两个小时'}));
      const items = await rig.items();
      const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
      expect(await rig.counts()).to.deep.equal({items: 2, bytes, parked: 0});

      rig.backend.reply = (sent) => rig.backend.record(sent);
      await client.flush();
      expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
    }),
  );
});

describe('rule 10: onLine is a hint, never a reason not to store', () => {
  it(
    'saves and delivers while the browser believes that it is offline',
    onDevice(async (rig) => {
      rig.replace(navigator, 'onLine', false);
      const client = rig.client();

      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      await until(() => rig.backend.recorded.size === 1);
    }),
  );
});

describe('rule 12: what is called saved was given before its invitation ended', () => {
  it(
    'posts a review at once when its invitation is over by the clock of the device',
    onDevice(async (rig) => {
      const draft = rig.draft({invitation: invitationToken(rig.now - 60_000)});

      expect(await rig.client().submit(draft)).to.include({state: 'delivered', outcome: 'recorded'});
      expect(rig.backend.recorded.size).to.equal(1);
    }),
  );

  it(
    'says unsaved of it when the server is not to be reached, and stores nothing',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = rig.client();
      const draft = rig.draft({invitation: invitationToken(rig.now - 60_000)});

      expect(await client.submit(draft)).to.include({state: 'unsaved', reason: 'invitation-over'});
      expect(await client.pending()).to.deep.equal([]);
    }),
  );

  it(
    'saves one that is given in the last moment, with that moment in it',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const draft = rig.draft({invitation: invitationToken(rig.now)});

      expect(await rig.client().submit(draft)).to.include({state: 'saved'});
      const [item] = await rig.items();
      expect(item?.body['submittedAt']).to.equal(new Date(rig.now).toISOString());
    }),
  );
});

describe('before anything is stored', () => {
  it(
    'refuses a bad rating without a reason, by the rules of core',
    onDevice(async (rig) => {
      const client = rig.client();

      expect(await client.submit(rig.draft({level: 1}))).to.deep.equal({state: 'refused', code: 'reason-missing'});
      expect(await client.submit(rig.draft({indicators: ['101']}))).to.include({code: 'indicator-unknown'});
      expect(await client.submit(rig.draft({invitation: ''}))).to.include({code: 'invitation-forged'});
      expect(await client.pending()).to.deep.equal([]);
      expect(rig.backend.requests).to.deep.equal([]);
    }),
  );

  it(
    'saves when no part of the library can be fetched any more, and delivers when it can again',
    onDevice(async (rig) => {
      const network = {there: false};
      const fetchPart = async <T>(part: () => Promise<T>): Promise<T> => {
        if (!network.there) throw new TypeError('Failed to fetch dynamically imported module');
        return part();
      };
      const client = rig.client(
        {},
        {
          delivery: () => fetchPart(() => import('./delivery.ts')),
          rules: () => fetchPart(() => import('./rules.ts')),
        },
      );

      expect(await client.submit(rig.draft())).to.include({state: 'saved'});
      expect(await client.pending()).to.have.length(1);
      expect(await client.flush()).to.deep.equal({delivered: 0, refused: 0, waiting: 1, stopped: 'later'});
      expect(rig.problems.map(({code}) => code)).to.include('part-not-loaded');
      network.there = true;
      expect(await client.flush()).to.include({delivered: 1, waiting: 0});
    }),
  );
});

/** Keeps a transaction from completing until it is told to let go. */
function keepAlive(store: {get?: unknown}): () => void {
  const state = {held: true};
  const raw = (store as {get(key: string): Promise<unknown>}).get.bind(store);
  const spin = (): void => {
    if (state.held) void raw('nothing').then(spin);
  };
  spin();
  return () => {
    state.held = false;
  };
}

function blockStorage(rig: {replace(owner: IDBFactory, name: 'open', value: unknown): void}): void {
  rig.replace(IDBFactory.prototype, 'open', () => {
    throw new DOMException('denied', 'SecurityError');
  });
}
