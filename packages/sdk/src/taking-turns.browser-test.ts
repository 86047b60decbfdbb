import {expect} from 'chai';
import type {ClientOptions} from './contract.ts';
import {onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

/** Puts so many reviews on disk while the server is away. */
async function fill(rig: Rig, count: number): Promise<void> {
  const reply = rig.backend.reply;
  rig.backend.reply = () => 'network-error';
  const client = rig.client();
  for (let index = 0; index < count; index++) await client.submit(rig.draft());
  await client.close();
  rig.backend.requests.length = 0;
  rig.backend.reply = reply;
  rig.now += 60_000;
}

function slowly(rig: Rig, delayMs: number): void {
  rig.backend.reply = async (items) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return rig.backend.record(items);
  };
}

function withoutLocks(rig: Rig): void {
  rig.replace(navigator, 'locks', undefined);
}

function timesSent(rig: Rig): number[] {
  return [...rig.backend.recorded.values()].map((copies) => copies.length);
}

const SMALL: Partial<ClientOptions> = {limits: {batchItems: 5}};

describe('rule 4: one tab delivers, every tab may enqueue', () => {
  it(
    'sends each review once when three tabs deliver at the same time, by Web Locks',
    onDevice(async (rig) => {
      await fill(rig, 40);
      slowly(rig, 15);
      const tabs = [rig.client(SMALL), rig.client(SMALL), rig.client(SMALL)];

      const reports = await Promise.all(tabs.map((tab) => tab.flush()));

      expect(rig.backend.recorded.size).to.equal(40);
      expect(new Set(timesSent(rig))).to.deep.equal(new Set([1]));
      expect(reports.reduce((sum, {delivered}) => sum + delivered, 0)).to.equal(40);
      expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
    }),
  );

  it(
    'sends each review once without Web Locks, by a lease',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 40);
      slowly(rig, 15);
      const tabs = [rig.client(SMALL), rig.client(SMALL), rig.client(SMALL)];

      const reports = await Promise.all(tabs.map((tab) => tab.flush()));

      expect(rig.backend.recorded.size).to.equal(40);
      expect(new Set(timesSent(rig))).to.deep.equal(new Set([1]));
      expect(reports.filter(({stopped}) => stopped === 'busy')).to.have.length(2);
    }),
  );

  it(
    'uses a lease where the browser has locks but refuses them to this page',
    onDevice(async (rig) => {
      const request = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
      rig.replace(navigator, 'locks', {request});
      await fill(rig, 3);

      expect(await rig.client().flush()).to.include({delivered: 3});
    }),
  );

  it(
    'takes over the lease of a tab that died when its time is over, and not before',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 1);
      await rig.put('facts', {holder: 'a tab that died', until: rig.now + 10_000}, 'lease');
      const client = rig.client();

      expect(await client.flush()).to.include({stopped: 'busy', delivered: 0});
      expect(rig.backend.requests).to.deep.equal([]);
      rig.now += 10_001;
      await client.flush();
      expect(rig.backend.recorded.size).to.equal(1);
    }),
  );

  for (const withLocks of [true, false]) {
    it(
      `begins nothing in a page that was put away, and goes on when it is back, with${withLocks ? '' : 'out'} Web Locks`,
      onDevice(async (rig) => {
        if (!withLocks) withoutLocks(rig);
        await fill(rig, 3);
        const client = rig.client();
        await client.pending();

        window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
        const sending = client.flush();
        await new Promise((resolve) => setTimeout(resolve, 400));
        expect(await rig.fact('lease')).to.equal(undefined);
        expect(rig.backend.requests).to.deep.equal([]);

        window.dispatchEvent(new Event('pageshow'));
        await sending;
        expect(timesSent(rig)).to.deep.equal([1, 1, 1]);
      }),
    );
  }

  it(
    'leaves no lease behind in a page that is put away while it sends, so that the next one need not wait for it',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 1);
      slowly(rig, 600);
      const sending = rig.client().flush();
      await until(() => rig.backend.requests.length === 1);

      window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));

      expect(await rig.fact('lease')).to.equal(undefined);
      window.dispatchEvent(new Event('pageshow'));
      await sending;
      expect(rig.backend.recorded.size).to.equal(1);
    }),
  );

  it(
    'keeps its lease for as long as an answer takes',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 1);
      slowly(rig, 4_000);
      const sending = rig.client().flush();
      await until(() => rig.backend.requests.length === 1);
      rig.now += 8_000;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      rig.now += 8_000;

      expect(await rig.client().flush()).to.include({stopped: 'busy', delivered: 0});
      expect(await sending).to.include({delivered: 1});
      expect(timesSent(rig)).to.deep.equal([1]);
    }),
  );

  it(
    'takes over a lease that is longer than a tab can take',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 1);
      await rig.put('facts', {holder: 'a tab that died', until: rig.now + 10_001}, 'lease');

      expect(await rig.client().flush()).to.include({delivered: 1});
    }),
  );

  it(
    'takes over a lease that a clock since set back has put into the far future',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 1);
      await rig.put('facts', {holder: 'a tab that died', until: rig.now + 400 * 86_400_000}, 'lease');

      expect(await rig.client().flush()).to.include({delivered: 1});
    }),
  );

  it(
    'counts a review once when two tabs deliver at the same time after all',
    onDevice(async (rig) => {
      withoutLocks(rig);
      await fill(rig, 10);
      slowly(rig, 300);
      const one = rig.client();
      // Its clock is so far ahead that the other's lease is over.
      const other = rig.client({clock: () => rig.now + 80_000});

      const first = one.flush();
      await until(() => rig.backend.requests.length > 0);
      await Promise.all([first, other.flush()]);

      expect(new Set(timesSent(rig))).to.deep.equal(new Set([2]));
      expect(rig.backend.recorded.size).to.equal(10);
      expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
      expect(await one.pending()).to.deep.equal([]);
    }),
  );

  it(
    'saves in one tab while another one is delivering',
    onDevice(async (rig) => {
      await fill(rig, 5);
      slowly(rig, 400);
      const delivering = rig.client().flush();
      await until(() => rig.backend.requests.length === 1);

      expect(await rig.client().submit(rig.draft())).to.include({state: 'saved'});
      expect(rig.backend.recorded.size).to.equal(0);
      await delivering;
      await until(() => rig.backend.recorded.size === 6);
    }),
  );

  it(
    'tells the listeners of other tabs what was saved and delivered',
    onDevice(async (rig) => {
      const here = rig.listen(rig.client());
      const submission = await rig.client().submit(rig.draft());
      await until(() => here.length === 2);

      if (submission.state !== 'saved') throw new Error(submission.state);
      // The tab that listens may find and deliver the review before it hears who saved it.
      expect(here).to.have.deep.members([
        {type: 'saved', id: submission.id},
        {type: 'delivered', id: submission.id, outcome: 'recorded'},
      ]);
    }),
  );

  it(
    'delivers for a tab that saved and cannot deliver itself',
    onDevice(async (rig) => {
      rig.client();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const delivery = (): Promise<never> => Promise.reject(new TypeError('offline'));
      await rig.client({}, {delivery}).submit(rig.draft());

      await until(() => rig.backend.recorded.size === 1);
    }),
  );

  it(
    'goes on where there is no BroadcastChannel, and calls a listener no more that has stopped',
    onDevice(async (rig) => {
      rig.replace(window, 'BroadcastChannel', undefined);
      const client = rig.client();
      const events = rig.listen(client);
      const seen: string[] = [];
      const stop = client.subscribe(({type}) => seen.push(type));
      client.subscribe(() => {
        throw new Error('the host made a mistake');
      });
      stop();

      await client.submit(rig.draft());
      await until(() => events.some(({type}) => type === 'delivered'));

      expect(seen).to.deep.equal([]);
      expect(rig.problems.map(({code}) => code)).to.include('listener-failed');
    }),
  );
});
