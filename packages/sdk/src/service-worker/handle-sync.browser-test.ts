import {expect} from 'chai';
import {onDevice, until} from '../testing/rig.ts';
import type {Rig} from '../testing/rig.ts';
import {handleSync} from './handle-sync.ts';
import type {SyncEvent, SyncOptions} from './handle-sync.ts';

/** A worker's scope without a worker: whoever waits for the listener's work gets it. */
function workerOf(options: SyncOptions): (tag: string) => Promise<unknown> {
  const listeners: ((event: SyncEvent) => void)[] = [];
  handleSync({addEventListener: (_, listener) => void listeners.push(listener)}, options);
  return async (tag) => {
    const works: Promise<unknown>[] = [];
    for (const listener of listeners) listener({tag, waitUntil: (work) => works.push(work)});
    return Promise.all(works);
  };
}

/** The rig's backend as a server that the worker asks by fetch. */
function fetchOf(rig: Rig): (request: Request) => Promise<Response> {
  return async (request) => {
    const {reviews} = (await request.json()) as {reviews: {id: string}[]};
    const items = reviews.map((body) => ({...body, body}) as never);
    const answer = await rig.backend.send(items);
    if (typeof answer === 'string') throw new TypeError(answer);
    return 'outcomes' in answer
      ? Response.json({outcomes: answer.outcomes})
      : new Response('', {status: answer.status});
  };
}

function syncOptions(rig: Rig): SyncOptions {
  return {
    endpoint: 'https://backend.example',
    storageName: rig.storageName,
    fetch: fetchOf(rig),
    clock: () => rig.now,
    random: () => 0,
  };
}

const tagOf = (rig: Rig): string => `haochaping-outbox:${rig.storageName}`;

/** So many reviews on disk, and no page left. */
async function leftBehind(rig: Rig, count: number): Promise<void> {
  const reply = rig.backend.reply;
  rig.backend.reply = () => 'network-error';
  const client = rig.client();
  for (let index = 0; index < count; index++) await client.submit(rig.draft());
  await client.close();
  rig.backend.requests.length = 0;
  rig.backend.reply = reply;
}

describe('a service worker that is woken to deliver', () => {
  it(
    'delivers what pages left behind, and tells the pages that are open',
    onDevice(async (rig) => {
      await leftBehind(rig, 3);
      const page = rig.client({}, {delivery: () => Promise.reject(new Error('does not deliver'))});
      const events = rig.listen(page);

      await workerOf(syncOptions(rig))(tagOf(rig));

      expect(rig.backend.recorded.size).to.equal(3);
      expect(await rig.items()).to.deep.equal([]);
      await until(() => events.length === 3);
      expect(events.map(({type}) => type)).to.deep.equal(['delivered', 'delivered', 'delivered']);
    }),
  );

  it(
    'leaves alone what was asked of somebody else',
    onDevice(async (rig) => {
      await leftBehind(rig, 1);

      expect(await workerOf(syncOptions(rig))('haochaping-outbox:another')).to.deep.equal([]);
      expect(rig.backend.requests).to.deep.equal([]);
    }),
  );

  it(
    'fails while something still waits, so that the browser asks again, and keeps it',
    onDevice(async (rig) => {
      await leftBehind(rig, 2);
      rig.backend.reply = () => 'network-error';

      const failure = await workerOf(syncOptions(rig))(tagOf(rig)).catch((cause: unknown) => cause);

      expect(failure).to.include({name: 'SdkError', code: 'not-delivered'});
      expect(await rig.items()).to.have.length(2);
    }),
  );

  for (const locks of [true, false]) {
    it(
      `sends nothing twice when pages deliver at the same moment, ${locks ? 'by the lock' : 'by the lease'} that they share`,
      onDevice(async (rig) => {
        if (!locks) rig.replace(navigator, 'locks', undefined);
        await leftBehind(rig, 40);
        rig.backend.reply = async (items) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          return rig.backend.record(items);
        };
        const small = {limits: {batchItems: 5}};
        const wake = workerOf({...syncOptions(rig), ...small});
        const pages = [rig.client(small), rig.client(small)];

        await Promise.allSettled([wake(tagOf(rig)), ...pages.map((page) => page.flush())]);

        expect(rig.backend.recorded.size).to.equal(40);
        expect([...rig.backend.recorded.values()].filter((copies) => copies.length > 1)).to.deep.equal([]);
        expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
      }),
    );
  }
});
