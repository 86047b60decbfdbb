import {LONGEST_RETRY_AFTER_MS} from '@haochaping/core';
import {pause} from '../cycle.ts';
import type {LineFault} from '../line.ts';
import type {Kind} from './kind.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STRIDE_MS = 6 * HOUR_MS;
const AWAY: LineFault = {do: 'cut', where: 'before', chunked: false};

// In bytes: for nothing at all, and for some reviews.
const ROOMS = [1, 4_000, 8_000, 16_000] as const;

const quota: Kind = {
  name: 'quota-reached',
  title: 'the browser gives the origin no more room',
  weight: 2,
  async play(cycle) {
    const ratings = await cycle.citizens(3, 6);
    const away = cycle.dice.chance(0.5);
    if (away) cycle.line.plan = () => AWAY;
    const blank = await cycle.device.newPage();
    const session = await blank.context().newCDPSession(blank);
    const {origin} = cycle;
    // Before the store is opened: the browser asks for the room that is left, and then believes it until that is used up.
    await session.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: cycle.dice.pick(ROOMS)});
    const tab = await cycle.openTab();
    await tab.submit(ratings);
    await tab.flush();
    // Without a size the browser's own holds again; what is open still believes in the old one.
    await session.send('Storage.overrideQuotaForOrigin', {origin});
    await Promise.all([tab.close(), blank.close()]);
  },
};

const clock: Kind = {
  name: 'clock-set',
  title: 'the device’s clock is days ahead or behind, and is set right or wrong again between the tries',
  weight: 4,
  async play(cycle) {
    const anyTime = (): number => cycle.dice.between(-20, 20) * DAY_MS + cycle.dice.between(-12, 12) * HOUR_MS;
    // What waits must go out by the device's own timers, not only when somebody asks for it.
    cycle.drainBy = cycle.dice.pick(['itself', 'itself', 'flush']);
    // A clock that was set back by less than a server may ask for cannot be told from patience: then the rest lasts until it is over,
    // and what else was meant for later may wait as long again.
    cycle.stridesMs = Array.from({length: (2 * LONGEST_RETRY_AFTER_MS) / STRIDE_MS + 1}, () => STRIDE_MS);
    cycle.clockOffsetMs = anyTime();
    const tab = await cycle.openTab();
    const pause429: LineFault = {do: 'answer', status: 503, headers: {'retry-after': '1'}, body: '', forwarded: false};
    const fault = cycle.dice.pick([AWAY, pause429]);
    cycle.line.plan = () => fault;
    for (let turns = cycle.dice.between(1, 3); turns > 0; turns--) {
      await tab.submit(await cycle.citizens(1));
      await cycle.deliveriesSeen(1, 300);
      cycle.clockOffsetMs = anyTime();
      await tab.setClock(cycle.clockOffsetMs);
    }
    cycle.clockOffsetMs = cycle.dice.pick([
      0,
      -2 * DAY_MS,
      cycle.clockOffsetMs - 3 * DAY_MS,
      cycle.clockOffsetMs + 3 * DAY_MS,
    ]);
  },
};

const offline: Kind = {
  name: 'offline-and-restarted',
  title: 'the browser knows that it is offline, is killed or closed, and comes back',
  weight: 2,
  async play(cycle) {
    const ratings = await cycle.citizens(1, 3);
    const tab = await cycle.openTab();
    await tab.goOffline(true);
    await tab.submit(ratings);
    await pause(cycle.dice.between(0, 50));
    if (cycle.dice.chance(0.5)) return cycle.device.kill();
    await tab.goOffline(false);
    await tab.close();
  },
};

export const deviceTroubles: readonly Kind[] = [quota, clock, offline];
