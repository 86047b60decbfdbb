import {expect} from 'chai';
import {onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

interface Asked {
  readonly scripts: string[];
  readonly tags: string[];
}

/** A browser whose service workers are no more than what was asked of them. */
function recordingWorkers(rig: Rig, active = true): Asked {
  const asked: Asked = {scripts: [], tags: []};
  const sync = {register: (tag: string) => Promise.resolve(void asked.tags.push(tag))};
  const worker = new EventTarget();
  const registration = {sync, ...(active ? {active: worker} : {installing: worker})};
  if (!active) {
    setTimeout(() => {
      Object.assign(worker, {state: 'activated'});
      worker.dispatchEvent(new Event('statechange'));
    }, 50);
  }
  rig.replace(navigator, 'serviceWorker', {
    ready: Promise.resolve(registration),
    register: (script: unknown) => Promise.resolve(void asked.scripts.push(String(script))).then(() => registration),
  });
  return asked;
}

const SCRIPT = {script: '/portal/hcp-sw.js'} as const;

describe('asking for Background Sync', () => {
  for (const active of [true, false]) {
    it(
      `asks after a review was saved, with a worker that ${active ? 'is there' : 'has still to be installed'}`,
      onDevice(async (rig) => {
        rig.backend.reply = () => 'network-error';
        const asked = recordingWorkers(rig, active);

        await rig.client({backgroundSync: SCRIPT}).submit(rig.draft());

        await until(() => asked.tags.length > 0);
        expect(asked.tags[0]).to.equal(`haochaping-outbox:${rig.storageName}`);
        const address = new URL(asked.scripts[0] ?? '');
        expect(address.origin + address.pathname).to.equal(`${location.origin}/portal/hcp-sw.js`);
        expect(Object.fromEntries(address.searchParams)).to.deep.equal({
          storage: rig.storageName,
          endpoint: 'https://backend.example/',
        });
      }),
    );
  }

  it(
    'asks the worker of the page where the host has one of its own, and registers none',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const asked = recordingWorkers(rig);

      await rig.client({backgroundSync: 'own-worker'}).submit(rig.draft());

      await until(() => asked.tags.length > 0);
      expect(asked.scripts).to.deep.equal([]);
    }),
  );

  it(
    'saves and delivers where there are no service workers',
    onDevice(async (rig) => {
      rig.replace(navigator, 'serviceWorker', undefined);

      expect(await rig.client({backgroundSync: SCRIPT}).submit(rig.draft())).to.include({state: 'saved'});
      await until(() => rig.backend.recorded.size === 1);
      expect(rig.problems).to.deep.equal([]);
    }),
  );

  it(
    'saves and delivers where the worker cannot be registered, and says so',
    onDevice(async (rig) => {
      rig.replace(navigator, 'serviceWorker', {register: () => Promise.reject(new TypeError('404'))});

      expect(await rig.client({backgroundSync: SCRIPT}).submit(rig.draft())).to.include({state: 'saved'});
      await until(() => rig.backend.recorded.size === 1);
      await until(() => rig.problems.some(({code}) => code === 'service-worker-failed'));
    }),
  );

  it(
    'registers no script of another origin',
    onDevice(async (rig) => {
      const asked = recordingWorkers(rig);
      await rig.client({backgroundSync: {script: 'https://elsewhere.example/hcp-sw.js'}}).submit(rig.draft());

      await until(() => rig.problems.some(({code}) => code === 'service-worker-failed'));
      expect(asked.scripts).to.deep.equal([]);
    }),
  );
});
