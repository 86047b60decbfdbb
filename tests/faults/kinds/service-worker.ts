import type {CDPSession} from 'playwright-core';
import {type Cycle, pause} from '../cycle.ts';
import type {Kind} from './kind.ts';

const TAG = 'haochaping-outbox:haochaping';

/** Wakes the service worker of the cycle's origin, as the browser does when it believes that there is a network again. */
async function wakerOf({device, origin, atEnd}: Cycle): Promise<() => Promise<void>> {
  const blank = await device.newPage();
  atEnd.push(async () => {
    if (!blank.isClosed()) await blank.close();
  });
  const session: CDPSession = await blank.context().newCDPSession(blank);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({registrations}) => {
      const own = registrations.find(({scopeURL, isDeleted}) => scopeURL === `${origin}/` && !isDeleted);
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  return async () => {
    await session.send('ServiceWorker.dispatchSyncEvent', {origin, registrationId, tag: TAG, lastChance: false});
  };
}

export const serviceWorker: readonly Kind[] = [
  {
    name: 'service-worker-and-page',
    title: 'the service worker is woken again and again while its page gives and delivers',
    weight: 3,
    async play(cycle) {
      cycle.plainHttp = false;
      cycle.serviceWorker = true;
      const {dice} = cycle;
      const tab = await cycle.openTab();
      await tab.registerWorker();
      const wake = await wakerOf(cycle);
      const delayMs = dice.between(5, 60);
      cycle.line.plan = () => ({do: 'pass', delayMs});
      const pauses = Array.from({length: dice.between(2, 5)}, () => dice.between(0, 60));
      const waking = async (): Promise<void> => {
        for (const ms of pauses) {
          await wake();
          await pause(ms);
        }
      };
      const ratings = await cycle.citizens(3, 6);
      await Promise.all([tab.submit(ratings), waking()]);
      await Promise.all([tab.flush(), wake()]);
    },
  },
];
