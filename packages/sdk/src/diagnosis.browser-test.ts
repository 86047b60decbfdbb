import {expect} from 'chai';
import type {Client, ClientOptions} from './contract.ts';
import {onDevice} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

const CATALOGUE = {
  version: '1',
  levels: [],
  indicatorsVersion: 'v2',
  indicators: [],
  rules: {textMax: 500, indicatorsMax: 3, negativeNeedsReason: true},
  notice: {version: '1', text: ''},
};

/** The client on a device whose server answers so; by default as it should. */
function clientOf(
  rig: Rig,
  answer: () => Promise<Response> = () => ours(rig),
  more: Partial<ClientOptions> = {},
): Client {
  return rig.client({fetch: answer, ...more});
}

function ours(rig: Rig, aheadMs = 0, headers = new Headers()): Promise<Response> {
  headers.set('date', new Date(rig.now - aheadMs).toUTCString());
  return Promise.resolve(Response.json(CATALOGUE, {headers}));
}

describe('what is wrong with this device', () => {
  it(
    'finds nothing to mend where all is as it should be, and tells the figures',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const client = clientOf(rig);
      await client.submit(rig.draft());
      await client.flush();
      await rig.put('facts', undefined, 'endpoint');

      const {at, storage, durability, locks, serviceWorker, clock, endpoint} = await client.diagnose();

      expect(at).to.equal(rig.now);
      expect(storage).to.include({code: 'ok', items: 1, parked: 0, maxItems: 10_000, maxBytes: 20_000_000});
      expect(storage.bytes).to.be.greaterThan(100);
      expect(storage.quota).to.be.greaterThan(storage.usage ?? 0);
      expect(durability.code).to.equal('ok');
      expect(locks).to.deep.equal({code: 'ok'});
      expect(serviceWorker).to.deep.equal({code: 'not-wanted'});
      expect(clock).to.deep.equal({code: 'ok', aheadMs: 0});
      expect(endpoint).to.include({code: 'ok'});
      expect(await rig.items()).to.have.length(1);
    }),
  );

  it(
    'tells storage that is blocked, full or slow by its code',
    onDevice(async (rig) => {
      const full = clientOf(rig, undefined, {limits: {maxItems: 1}});
      rig.backend.reply = () => 'network-error';
      await full.submit(rig.draft());
      expect((await full.diagnose()).storage).to.include({code: 'queue-full', items: 1, maxItems: 1});

      rig.replace(navigator, 'storage', {estimate: () => Promise.resolve({usage: 90, quota: 100})});
      expect((await clientOf(rig).diagnose()).storage).to.include({code: 'room-low', usage: 90, quota: 100});

      rig.replace(IDBObjectStore.prototype, 'put', () => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      expect((await clientOf(rig).diagnose()).storage).to.include({code: 'storage-full'});

      rig.replace(IDBFactory.prototype, 'open', () => {
        throw new DOMException('denied', 'SecurityError');
      });
      const {storage, endpoint} = await clientOf(rig).diagnose();
      expect(storage).to.include({code: 'storage-blocked'});
      expect(storage).not.to.have.property('items');
      expect(endpoint).to.include({code: 'ok'});
    }),
  );

  it(
    'says what Safari and iOS erase, and what they spare',
    onDevice(async (rig) => {
      rig.replace(navigator, 'vendor', 'Apple Computer, Inc.');
      const durability = async (): Promise<unknown> => (await clientOf(rig).diagnose()).durability;

      expect(await durability()).to.include({code: 'erased-when-unvisited', erasedAfterDays: 7});
      Object.assign(navigator, {standalone: true});
      expect(await durability()).not.to.have.property('erasedAfterDays');
      Reflect.deleteProperty(navigator, 'standalone');
    }),
  );

  it(
    'names what plain-http pages go without',
    onDevice(async (rig) => {
      for (const missing of ['locks', 'serviceWorker', 'storage'])
        rig.replace(navigator, missing as keyof Navigator, undefined);
      const {storage, locks, serviceWorker} = await clientOf(rig, undefined, {backgroundSync: 'own-worker'}).diagnose();

      expect(storage).to.include({code: 'ok'});
      expect(storage).not.to.have.property('quota');
      expect(locks).to.deep.equal({code: 'lease-instead'});
      expect(serviceWorker).to.deep.equal({code: 'not-supported'});
    }),
  );

  it(
    'tells a worker that is registered from one that is not, and a browser without Background Sync',
    onDevice(async (rig) => {
      const client = clientOf(rig, undefined, {backgroundSync: {script: '/portal/hcp-sw.js'}});
      const registered = {active: undefined as object | undefined};
      const asked: string[] = [];
      rig.replace(navigator, 'serviceWorker', {
        getRegistration: (scope: string) => Promise.resolve(void asked.push(scope)).then(() => registered),
      });

      expect((await client.diagnose()).serviceWorker).to.deep.equal({code: 'not-registered'});
      registered.active = {};
      expect((await client.diagnose()).serviceWorker).to.deep.equal({code: 'ok'});
      expect(asked).to.include(`${location.origin}/portal/hcp-sw.js`);
      const manager = Object.getOwnPropertyDescriptor(window, 'SyncManager');
      Reflect.deleteProperty(window, 'SyncManager');
      const without = (await client.diagnose()).serviceWorker;
      if (manager) Object.defineProperty(window, 'SyncManager', manager);
      expect(without).to.deep.equal({code: 'no-background-sync'});
    }),
  );

  it(
    'tells how wrong the clock is, by the server that answers',
    onDevice(async (rig) => {
      const day = 86_400_000;
      const {clock} = await clientOf(rig, () => ours(rig, day)).diagnose();
      expect(clock).to.deep.equal({code: 'wrong', aheadMs: day - 1_000});
      expect((await clientOf(rig, () => ours(rig, -day)).diagnose()).clock).to.deep.equal({
        code: 'wrong',
        aheadMs: -day,
      });
      const undated = (): Promise<Response> => Promise.resolve(Response.json(CATALOGUE));
      expect((await clientOf(rig, undated).diagnose()).clock).to.deep.equal({code: 'not-told'});
    }),
  );

  const answers: readonly (readonly [string, () => Promise<Response>, object])[] = [
    ['nothing answers', () => Promise.reject(new TypeError('Failed to fetch')), {code: 'unreachable'}],
    ['something else answers', () => Promise.resolve(new Response('<html>')), {code: 'not-ours', status: 200}],
    ['a proxy refuses', () => Promise.resolve(new Response('<html>', {status: 407})), {code: 'not-ours', status: 407}],
    [
      'our server has a problem',
      () =>
        Promise.resolve(
          Response.json({type: 'about:blank', title: 'busy', status: 503, code: 'overloaded'}, {status: 503}),
        ),
      {code: 'problem', problem: 'overloaded', status: 503},
    ],
  ];
  for (const [what, answer, expected] of answers) {
    it(
      `tells that ${what}`,
      onDevice(async (rig) => {
        expect((await clientOf(rig, answer).diagnose()).endpoint).to.include(expected);
      }),
    );
  }

  it(
    'tells that a server which answers wants credentials first, or patience',
    onDevice(async (rig) => {
      const state = {answeredAt: 0, failures: 0, restUntil: rig.now + 60_000, asked: true};
      const client = clientOf(rig);
      await client.flush();
      await rig.put('facts', state, 'endpoint');
      expect((await client.diagnose()).endpoint).to.include({code: 'resting', until: rig.now + 60_000});
      await rig.put('facts', {...state, asked: false, pausedBy: 'key-missing'}, 'endpoint');
      expect((await client.diagnose()).endpoint).to.include({code: 'paused', problem: 'key-missing'});
    }),
  );

  it(
    'rejects when its part of the library cannot be loaded',
    onDevice(async (rig) => {
      const client = rig.client({}, {delivery: () => Promise.reject(new TypeError('offline'))});
      const failure = await client.diagnose().catch((cause: unknown) => cause);
      expect(failure).to.include({name: 'SdkError', code: 'part-not-loaded'});
    }),
  );
});
