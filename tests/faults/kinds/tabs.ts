import type {Cycle} from '../cycle.ts';
import type {Rating} from '../ledger.ts';
import type {Tab} from '../tab.ts';
import type {Kind} from './kind.ts';

/** So many tabs of one origin, over a line that is slow enough for them to meet. */
async function openTabs(cycle: Cycle, count: number): Promise<Tab[]> {
  const tabs = [];
  for (let index = 0; index < count; index++) tabs.push(await cycle.openTab());
  const delayMs = cycle.dice.between(5, 60);
  cycle.line.plan = () => ({do: 'pass', delayMs});
  return tabs;
}

/** All tabs at once: each with its own ratings, each trying to deliver everything. */
async function allAtOnce(tabs: readonly Tab[], ratings: readonly Rating[]): Promise<void> {
  await Promise.all(
    tabs.map(async (tab, index) => {
      await tab.submit(ratings.filter((_, place) => place % tabs.length === index));
      await tab.flush();
    }),
  );
}

function tabsAtOnce(plainHttp: boolean): Kind['play'] {
  return async (cycle) => {
    cycle.plainHttp = plainHttp;
    const tabs = await openTabs(cycle, cycle.dice.between(2, 3));
    await allAtOnce(tabs, await cycle.citizens(3, 6));
  };
}

const crashing: Kind = {
  name: 'tab-crashes-while-delivering',
  title: 'the tab that has the turn crashes or is closed in the middle of a delivery; another one goes on',
  weight: 2,
  async play(cycle) {
    const [first, second] = await openTabs(cycle, 2);
    if (first === undefined || second === undefined) return;
    const ratings = await cycle.citizens(2, 4);
    const leave = cycle.dice.pick([() => first.crash(), () => first.close()]);
    let left: Promise<void> | undefined;
    cycle.whenDelivery(cycle.dice.between(0, 1), 'arrived', () => {
      left = leave();
    });
    await first.submit(ratings);
    await cycle.until(() => left !== undefined, 500);
    await left;
    await second.submit(await cycle.citizens(1));
  },
};

const olderTab: Kind = {
  name: 'newer-release-in-another-tab',
  title: 'versionchange: another tab makes the store a version newer while an old tab has it open and goes on',
  weight: 3,
  async play(cycle) {
    const [old, newer] = await openTabs(cycle, 2);
    if (old === undefined || newer === undefined) return;
    const [before, after, elsewhere, meanwhile] = await cycle.citizens(4);
    if (before === undefined || after === undefined || elsewhere === undefined || meanwhile === undefined) return;
    // What was saved before the upgrade may wait across it.
    if (cycle.dice.chance(0.5)) cycle.line.plan = () => ({do: 'cut', where: 'before', chunked: false});
    await old.submit([before]);
    await Promise.all([newer.openNewerStore(), old.submit([meanwhile])]);
    await Promise.all([old.submit([after]), newer.submit([elsewhere])]);
  },
};

export const tabs: readonly Kind[] = [
  {
    name: 'tabs-with-locks',
    title: 'two or three tabs give and deliver at the same time, with Web Locks',
    weight: 3,
    play: tabsAtOnce(false),
  },
  {
    name: 'tabs-without-locks',
    title: 'the same on a plain-http origin, without Web Locks',
    weight: 3,
    play: tabsAtOnce(true),
  },
  crashing,
  olderTab,
];
