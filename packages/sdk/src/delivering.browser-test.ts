import {expect} from 'chai';
import type {Client} from './contract.ts';
import {BAD, onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';
import {ours, problem, recorded, stranger} from './testing/fake-backend.ts';
import type {Reply} from './testing/fake-backend.ts';
import type {TransportAnswer} from './transport.ts';

const MINUTE_MS = 60_000;

/** A client with so many reviews waiting on disk, and nothing sent that counts. */
async function waiting(rig: Rig, count: number): Promise<{readonly client: Client; readonly ids: string[]}> {
  const reply = rig.backend.reply;
  rig.backend.reply = () => 'network-error';
  const client = rig.client();
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const submission = await client.submit(rig.draft({text: `第${String(index)}条`}));
    if (submission.state !== 'saved') throw new Error(submission.state);
    ids.push(submission.id);
    rig.now += 1;
  }
  await client.flush();
  rig.backend.requests.length = 0;
  rig.backend.reply = reply;
  return {client, ids};
}

describe('rule 2: an item is deleted only after an outcome for its own id', () => {
  it(
    'deletes what is recorded, already recorded or contested',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 3);
      const [a = '', b = '', c = ''] = ids;
      const receivedAt = '2026-11-22T04:00:00.000Z';
      const events = rig.listen(client);
      rig.backend.reply = () =>
        ours([
          recorded(a),
          {id: b, outcome: 'already-recorded', by: 'another-review', receivedAt},
          {id: c, outcome: 'contested', receivedAt},
        ]);

      expect(await client.flush()).to.deep.equal({delivered: 3, refused: 0, waiting: 0});
      expect(await rig.items()).to.deep.equal([]);
      expect(events).to.deep.equal([
        {type: 'delivered', id: a, outcome: 'recorded'},
        {type: 'delivered', id: b, outcome: 'already-recorded'},
        {type: 'delivered', id: c, outcome: 'contested'},
      ]);
    }),
  );

  it(
    'keeps what our answer does not name, and ignores what it names too much',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 2);
      rig.backend.reply = () => ours([recorded(ids[0] ?? ''), recorded('01900000-0000-7000-8000-000000000000')]);

      expect(await client.flush()).to.include({delivered: 1, waiting: 1});
      expect((await rig.items()).map(({id}) => id)).to.deep.equal([ids[1]]);
    }),
  );

  const keeping: readonly (readonly [string, TransportAnswer])[] = [
    ['a 2xx without our body', stranger(200)],
    ['a 2xx of ours that names none of the items', ours([])],
    ['a redirect that was not followed', stranger(304)],
    ['500', problem(500, 'internal')],
    ['500 of a proxy', stranger(500)],
    ['503', problem(503, 'overloaded')],
    ['429', problem(429, 'too-many-attempts')],
    ['404 of a portal', stranger(404)],
    ['401 of a proxy', stranger(401)],
    ['no network', 'network-error'],
    ['no answer in time', 'timeout'],
  ];
  for (const [what, answer] of keeping) {
    it(
      `keeps an item after ${what}`,
      onDevice(async (rig) => {
        const {client, ids} = await waiting(rig, 1);
        const [before] = await rig.items();
        rig.backend.reply = () => answer;

        const report = await client.flush();

        expect(report).to.include({delivered: 0, refused: 0, waiting: 1, stopped: 'later'});
        const [item] = await rig.items();
        expect(item?.id).to.equal(ids[0]);
        expect(item?.attempts).to.equal((before?.attempts ?? 0) + 1);
        expect(item?.body).to.deep.equal(before?.body);
      }),
    );
  }
});

describe('rule 5: what is refused is parked, and stops nobody else', () => {
  it(
    'parks a refused item with its code, shows it and does not send it again',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 3);
      const bad = ids[1] ?? '';
      const events = rig.listen(client);
      rig.backend.reply = (items) =>
        ours(items.map(({id}) => (id === bad ? {id, outcome: 'refused', code: 'invitation-forged'} : recorded(id))));

      expect(await client.flush()).to.deep.equal({delivered: 2, refused: 1, waiting: 0});
      const [parked, ...others] = await client.pending();
      expect(others).to.deep.equal([]);
      expect(parked).to.include({id: bad, state: 'parked', code: 'invitation-forged'});
      expect(parked?.receiptCode).to.have.length(16);
      expect(events).to.deep.include({type: 'refused', id: bad, code: 'invitation-forged'});
      await client.flush();
      expect(rig.backend.requests).to.have.length(1);
      expect(await rig.counts()).to.include({items: 1, parked: 1});
    }),
  );

  const broken = [
    ['a record whose body is none', {id: 'broken', kind: 'review', notBefore: 0, body: 'not an object'}],
    ['a record that is nothing but an id', {id: 'broken'}],
  ] as const;
  for (const [what, record] of broken) {
    it(
      `parks ${what} as it is, and delivers the others`,
      onDevice(async (rig) => {
        const {client} = await waiting(rig, 1);
        await rig.put('items', record);
        await client.close();
        const again = rig.client();

        await again.flush();
        const pending = await again.pending();
        expect(pending.map(({id, state, code}) => [id, state, code])).to.deep.equal([
          ['broken', 'parked', 'unreadable'],
        ]);
        expect(rig.backend.recorded.size).to.equal(1);
        expect(await rig.items()).to.deep.equal([]);
        expect(await rig.counts()).to.include({items: 1, parked: 1});
      }),
    );
  }

  it(
    'halves a batch that our server refuses as a whole until the item that is meant is alone',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 50);
      const bad = ids[37] ?? '';
      rig.backend.reply = refusing(rig, bad, problem(413, 'body-too-large'));

      expect(await client.flush()).to.deep.equal({delivered: 49, refused: 1, waiting: 0});
      expect(await client.pending()).to.have.length(1);
      expect(rig.backend.recorded.size).to.equal(49);
      expect(rig.backend.requests.length).to.be.at.most(14);
    }),
  );

  it(
    'delivers the others when a firewall dislikes one text, tries that one again, and parks it in the end',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 8);
      const bad = ids[2] ?? '';
      rig.backend.reply = refusing(rig, bad, stranger(403));

      expect(await client.flush()).to.include({delivered: 7, refused: 0, waiting: 1});
      for (let round = 0; round < 12; round++) {
        rig.now += MINUTE_MS * 10;
        await client.submit(rig.draft());
        await client.flush();
      }
      const pending = await client.pending();
      expect(pending.map(({id, state, code}) => ({id, state, code}))).to.deep.equal([
        {id: bad, state: 'parked', code: 'http-403'},
      ]);
      expect(rig.backend.recorded.size).to.equal(7 + 12);
      // Found out twice, it goes alone from then on and costs the others no more requests.
      const together = rig.backend.requests.filter((items) => items.length > 1 && items.some(({id}) => id === bad));
      expect(together.length).to.be.at.most(5);
    }),
  );

  it(
    'parks nothing while something on the way refuses everything, and delivers all when it is gone',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 60);
      const record = rig.backend.reply;
      rig.backend.reply = () => stranger(403);
      for (let round = 0; round < 20; round++) {
        rig.now += MINUTE_MS * 10;
        await client.flush();
      }

      expect((await client.pending()).filter(({state}) => state === 'parked')).to.deep.equal([]);
      // Some requests each time to find out that it is no matter of single items, not two for each item.
      expect(rig.backend.requests.length).to.be.at.most(20 * 16);
      rig.backend.reply = record;
      rig.now += MINUTE_MS * 10;
      expect(await client.flush()).to.deep.equal({delivered: 60, refused: 0, waiting: 0});
    }),
  );

  it(
    'pauses on our own 401 without counting an attempt, and goes on when the credentials are right',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 2);
      const record = rig.backend.reply;
      const before = await rig.items();
      const events = rig.listen(client);
      rig.backend.reply = () => problem(401, 'key-unknown');

      expect(await client.flush()).to.include({stopped: 'paused', waiting: 2});
      expect(events.map(({type}) => type)).to.deep.equal(['paused']);
      expect((await rig.items()).map(({attempts}) => attempts)).to.deep.equal(before.map(({attempts}) => attempts));
      rig.backend.reply = record;
      expect(await client.flush()).to.include({delivered: 2, waiting: 0});
    }),
  );
});

describe('rule 7: attempts and times live on disk', () => {
  it(
    'waits with full jitter, longer after each attempt',
    onDevice(async (rig) => {
      rig.random = 0.25;
      const {client} = await waiting(rig, 0);
      rig.backend.reply = () => 'network-error';
      await client.submit(rig.draft());
      await until(async () => (await rig.items())[0]?.attempts === 1);

      const delays: number[] = [];
      for (let attempt = 1; attempt < 5; attempt++) {
        await client.flush();
        delays.push(((await rig.items())[0]?.notBefore ?? 0) - rig.now);
      }
      expect(delays).to.deep.equal([500, 1_000, 2_000, 4_000]);
    }),
  );

  it(
    'does not send before its time after a restart, and does after it',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 1);
      await client.close();
      const dueAt = (await rig.items())[0]?.notBefore ?? 0;
      expect(dueAt).to.be.greaterThan(rig.now);
      // Loading a page asks once, by itself, and sends nothing yet.
      const early = rig.client();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(rig.backend.requests).to.deep.equal([]);
      await early.close();

      rig.now = dueAt + MINUTE_MS;
      rig.client();
      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'obeys Retry-After even when somebody asks to send, and over a restart',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 1);
      const record = rig.backend.reply;
      rig.backend.reply = () => problem(503, 'overloaded', '120');
      await client.flush();
      rig.backend.reply = record;
      const before = rig.backend.requests.length;

      rig.now += 119_000;
      expect(await client.flush()).to.include({stopped: 'later', waiting: 1});
      await client.close();
      const again = rig.client();
      expect(await again.flush()).to.include({stopped: 'later', waiting: 1});
      await again.submit(rig.draft());
      await again.flush();
      expect(rig.backend.requests).to.have.length(before);

      rig.now += 10 * MINUTE_MS;
      expect(await again.flush()).to.include({delivered: 2, waiting: 0});
    }),
  );

  it(
    'sends at once what a clock that was ahead had put off for years',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 1);
      rig.now += 3 * 365 * 24 * 60 * MINUTE_MS;
      rig.backend.reply = () => problem(503, 'overloaded', '3600');
      await client.flush();
      await client.close();
      rig.now -= 3 * 365 * 24 * 60 * MINUTE_MS;
      rig.backend.reply = (items) => rig.backend.record(items);

      rig.client();
      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'does not hammer a server that is away with one batch after the other',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 120);
      rig.backend.reply = () => stranger(502);

      await client.flush();

      expect(rig.backend.requests).to.have.length(1);
    }),
  );
});

describe('batches', () => {
  it(
    'sends a long queue oldest first, in requests of at most 50 reviews',
    onDevice(async (rig) => {
      const {client, ids} = await waiting(rig, 120);

      expect(await client.flush()).to.deep.equal({delivered: 120, refused: 0, waiting: 0});
      expect(rig.backend.requests.map((items) => items.length)).to.deep.equal([50, 50, 20]);
      expect([...rig.backend.recorded.keys()].sort()).to.deep.equal([...ids].sort());
    }),
  );

  it(
    'ends a request where its bytes are reached',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 4);
      const bytes = (await rig.items())[0]?.bytes ?? 0;
      await client.close();
      const small = rig.client({limits: {batchBytes: bytes * 2.5}});

      await small.flush();

      expect(rig.backend.requests.map((items) => items.length)).to.deep.equal([2, 2]);
    }),
  );

  it(
    'leaves alone what a newer release stored under a kind of its own',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 1);
      const [item] = await rig.items();
      await rig.put('items', {...item, id: 'newer', kind: 'of-a-newer-release', body: {id: 'newer'}});

      expect(await client.flush()).to.include({delivered: 1});
      expect((await rig.items()).map(({id}) => id)).to.deep.equal(['newer']);
    }),
  );
});

describe('causes to send', () => {
  it(
    'delivers soon after a submit, with nobody asking',
    onDevice(async (rig) => {
      const client = rig.client();
      const events = rig.listen(client);
      // Past the pass that loading the page causes.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const submission = await client.submit(rig.draft(BAD));
      await until(() => events.some(({type}) => type === 'delivered'));

      expect(submission.state).to.equal('saved');
      expect(events.map(({type}) => type)).to.deep.equal(['saved', 'delivered']);
      // Nothing of what was said is in what is told.
      expect(JSON.stringify(events)).not.to.match(/level|等了/);
    }),
  );

  it(
    'delivers on load what an earlier visit left',
    onDevice(async (rig) => {
      const {client} = await waiting(rig, 1);
      await client.close();
      rig.now += MINUTE_MS;
      rig.client();

      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'tries when the browser says that it is online, before the time of the item',
    onDevice(async (rig) => {
      rig.random = 0.01;
      await waiting(rig, 1);
      rig.now -= MINUTE_MS;

      window.dispatchEvent(new Event('online'));

      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'tries what is due when the page is seen again',
    onDevice(async (rig) => {
      rig.random = 0.9;
      const {client} = await waiting(rig, 1);
      // Its own timer is far away.
      rig.backend.reply = () => 'network-error';
      for (let attempt = 0; attempt < 8; attempt++) await client.flush();
      rig.now += 20 * MINUTE_MS;
      rig.backend.reply = (items) => rig.backend.record(items);

      document.dispatchEvent(new Event('visibilitychange'));

      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  const leavings = [
    [
      'goes out of sight',
      (rig: Rig) => {
        rig.replace(document, 'visibilityState', 'hidden');
        document.dispatchEvent(new Event('visibilitychange'));
      },
    ],
    ['is left', () => window.dispatchEvent(new Event('pagehide'))],
  ] as const;
  for (const [what, leave] of leavings) {
    it(
      `tries once more when the page ${what}, in requests that outlive it, and keeps what was not answered`,
      onDevice(async (rig) => {
        rig.random = 0.9;
        const {client, ids} = await waiting(rig, 12);
        await client.close();
        // As long texts are: 12 of them would go in one request of 256 KB, and not in one that outlives the page.
        for (const item of await rig.items()) await rig.put('items', {...item, bytes: 9_000, notBefore: rig.now});
        await rig.put('facts', {answeredAt: 0, failures: 3, restUntil: rig.now + MINUTE_MS, asked: false}, 'endpoint');
        rig.client();
        await new Promise((resolve) => setTimeout(resolve, 400));
        expect(rig.backend.requests).to.deep.equal([]);
        const silence = Promise.withResolvers<TransportAnswer>();
        rig.backend.reply = (items) =>
          rig.backend.requests.length === 1 ? rig.backend.record(items) : silence.promise;

        leave(rig);

        await until(() => rig.backend.requests.length === 2);
        expect(rig.backend.requests[0]).to.have.length(6);
        expect(rig.backend.recorded.size).to.equal(6);
        const left = (await rig.items()).map(({id}) => id);
        expect(left).to.have.members(ids.filter((id) => !rig.backend.recorded.has(id)));
        silence.resolve('network-error');
      }),
    );
  }

  it(
    'tries again by itself when the time of an item has come',
    onDevice(async (rig) => {
      const state = {up: false};
      rig.backend.reply = (items) => (state.up ? rig.backend.record(items) : 'network-error');
      const client = rig.client({clock: Date.now});
      await client.submit(rig.draft({invitation: 'x'}));
      await until(() => rig.backend.requests.length > 0);
      state.up = true;

      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'says what is under way while it is',
    onDevice(async (rig) => {
      const answer = {give: (): void => undefined};
      rig.backend.reply = async (items) => {
        await new Promise<void>((resolve) => (answer.give = resolve));
        return rig.backend.record(items);
      };
      const client = rig.client();
      await client.submit(rig.draft());
      await until(() => rig.backend.requests.length === 1);

      expect((await client.pending()).map(({state}) => state)).to.deep.equal(['sending']);
      answer.give();
      await until(async () => (await client.pending()).length === 0);
    }),
  );

  it(
    'ends a request under way when it is closed, and leaves the item as it was',
    onDevice(async (rig) => {
      const client = rig.client({}, {transport: {send: (_, signal) => untilAborted(signal)}});
      await client.submit(rig.draft());
      const [before] = await rig.items();
      await until(async () => (await client.pending())[0]?.state === 'sending');

      await client.close();

      expect(await rig.items()).to.deep.equal([before]);
      const late = await client.submit(rig.draft()).catch((cause: unknown) => cause);
      expect(late).to.include({name: 'SdkError', code: 'closed'});
    }),
  );
});

function refusing(rig: Rig, bad: string, answer: TransportAnswer): Reply {
  return (items) => (items.some(({id}) => id === bad) ? answer : rig.backend.record(items));
}

function untilAborted(signal: AbortSignal): Promise<TransportAnswer> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('network-error')));
}
