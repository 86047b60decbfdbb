import type {Cycle} from '../cycle.ts';
import {pause} from '../cycle.ts';
import type {LineFault} from '../line.ts';
import type {Kind} from './kind.ts';

const NO_ANSWER: LineFault = {do: 'hang', forwarded: false};

/** What the line does while somebody taps: nothing wrong, no answer, or slow. */
function anyWeather({dice}: Cycle): () => LineFault | undefined {
  const slow: LineFault = {do: 'pass', delayMs: dice.between(5, 60)};
  const fault = dice.pick([undefined, NO_ANSWER, slow]);
  return () => fault;
}

const killedAfterSaved: Kind = {
  name: 'browser-killed-after-saved',
  title: 'SIGKILL of the browser at the moment its citizen was told "saved"',
  weight: 4,
  async play(cycle) {
    const ratings = await cycle.citizens(1, 4);
    const tab = await cycle.openTab();
    cycle.line.plan = anyWeather(cycle);
    let left = cycle.dice.between(1, ratings.length);
    cycle.whenTold = ({what}) => {
      if (what === 'saved' && --left === 0) void cycle.device.kill();
    };
    await tab.submit(ratings);
    await cycle.device.kill();
  },
};

const killedWhileDelivering: Kind = {
  name: 'browser-killed-while-delivering',
  title: 'SIGKILL of the browser while a delivery is under way, has been recorded, or has just been answered',
  weight: 4,
  async play(cycle) {
    const ratings = await cycle.citizens(1, 4);
    const moment = cycle.dice.pick(['arrived', 'recorded', 'answered']);
    const laterMs = moment === 'answered' ? cycle.dice.between(0, 12) : 0;
    let killed = false;
    const kill = (): void => {
      killed = true;
      setTimeout(() => void cycle.device.kill(), laterMs);
    };
    const tab = await cycle.openTab();
    cycle.whenDelivery(cycle.dice.between(0, 1), moment, kill);
    await tab.submit(ratings);
    await cycle.until(() => killed, 500);
    await pause(laterMs);
    await cycle.device.kill();
  },
};

const pageClosed: Kind = {
  name: 'page-closed',
  title: 'the page is closed or crashes as soon as it said "saved"',
  weight: 2,
  async play(cycle) {
    const ratings = await cycle.citizens(1, 3);
    const tab = await cycle.openTab();
    cycle.line.plan = anyWeather(cycle);
    const leave = cycle.dice.pick([() => tab.close(), () => tab.crash()]);
    await tab.submit(ratings);
    await leave();
  },
};

export const killedBrowser: readonly Kind[] = [killedAfterSaved, killedWhileDelivering, pageClosed];
