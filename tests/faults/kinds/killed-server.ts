import type {Cycle} from '../cycle.ts';
import {pause} from '../cycle.ts';
import type {StallMoment} from '../office.ts';
import type {Kind} from './kind.ts';

const STALL_WITHIN_MS = 3_000;

async function killAt(cycle: Cycle, moment: StallMoment): Promise<void> {
  const ratings = await cycle.citizens(1, 4);
  const tab = await cycle.openTab();
  await cycle.office.stall(moment);
  const stalled = cycle.office.stalled(STALL_WITHIN_MS);
  await tab.submit(ratings);
  if (!(await stalled)) throw new Error('No delivery reached the store.');
  await cycle.office.kill();
  // The device meets a server that is not there.
  await pause(cycle.dice.between(0, 300));
}

const beforeCommit: Kind = {
  name: 'server-killed-before-commit',
  title: 'SIGKILL of the server after it has read a delivery and before it commits',
  weight: 3,
  play: (cycle) => killAt(cycle, 'before-commit'),
};

const afterCommit: Kind = {
  name: 'server-killed-after-commit',
  title: 'SIGKILL of the server after the commit and before the answer',
  weight: 4,
  play: (cycle) => killAt(cycle, 'after-commit'),
};

const anytime: Kind = {
  name: 'server-killed-anytime',
  title: 'SIGKILL of the server some milliseconds after a delivery has come',
  weight: 3,
  async play(cycle) {
    const ratings = await cycle.citizens(2, 4);
    const tab = await cycle.openTab();
    const afterMs = cycle.dice.between(0, 15);
    let killed = false;
    cycle.whenDelivery(cycle.dice.between(0, 1), 'arrived', () => {
      setTimeout(() => {
        killed = true;
        void cycle.office.kill();
      }, afterMs);
    });
    await tab.submit(ratings);
    await cycle.until(() => killed, 1_000);
    await cycle.office.kill();
  },
};

export const killedServer: readonly Kind[] = [beforeCommit, afterCommit, anytime];
