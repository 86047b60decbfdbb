import {parseArgs} from 'node:util';
import {type Guard, GUARDS} from './guards/index.ts';
import {Harness} from './harness.ts';
import {type CycleResult, Journal, type Totals, totalsOf} from './journal.ts';
import {KINDS} from './kinds/index.ts';
import type {Kind} from './kinds/kind.ts';

// For each rule that guards the promise: the harness plays the kinds that the rule is against, once with the rule and once without it,
// and for each of them the count must rise. A rule that cannot be seen to matter is not tested.

const {values} = parseArgs({
  options: {
    cycles: {type: 'string', default: '8'},
    seed: {type: 'string', default: 'bite'},
    only: {type: 'string'},
    kinds: {type: 'string'},
  },
});
const CYCLES = Number(values.cycles);
const LIMIT_MS = 40_000;

type Off = Pick<Guard, 'guardOff' | 'serverForgetsIds'>;

/** The same cycles of each kind, whatever is switched off. */
async function play(kinds: readonly Kind[], {guardOff, serverForgetsIds}: Off): Promise<Map<string, Totals>> {
  const harness = await Harness.open({
    ...{seed: values.seed, journal: new Journal(undefined), kinds, limitMs: LIMIT_MS},
    ...(guardOff && {guardOff}),
    ...(serverForgetsIds && {serverForgetsIds}),
  });
  const totals = new Map<string, Totals>();
  try {
    for (const kind of kinds) {
      const from = KINDS.indexOf(kind) * CYCLES;
      const results: CycleResult[] = [];
      for (let number = from; number < from + CYCLES; number++) results.push(await harness.play(number, kind));
      totals.set(kind.name, totalsOf(results));
    }
  } finally {
    await harness.close();
  }
  return totals;
}

/** What is switched off in both runs, so that the guard alone makes the difference. */
function around({besides}: Guard): Off {
  return besides === 'server-forgets-ids' ? {serverForgetsIds: true} : {};
}

function wordsOf({told_saved, lost, doubled, broken}: Totals): string {
  const harm = `told ${told_saved}, lost ${lost}, doubled ${doubled}`;
  return broken > 0 ? `${harm}, broken ${broken}` : harm;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const names = (option: string | undefined): ((name: string) => boolean) => {
  const wanted = option?.split(',');
  return (name) => wanted?.includes(name) !== false;
};
const playable = KINDS.filter(({name, cannot}) => {
  const why = cannot?.();
  if (why !== undefined) console.log(`${name} is skipped: ${why}.`);
  return why === undefined && names(values.kinds)(name);
});
const guards = GUARDS.filter(({name}) => names(values.only)(name));
const against = (guard: Guard): readonly Kind[] => playable.filter(({name}) => guard.kinds.includes(name));

const dull = playable.filter(({name}) => !GUARDS.some((guard) => guard.kinds.includes(name))).map(({name}) => name);
const usual = await play([...new Set(guards.filter(({besides}) => !besides).flatMap(against))], {});
for (const guard of guards) {
  const kinds = against(guard);
  if (kinds.length === 0) continue;
  const kept = guard.besides === undefined ? usual : await play(kinds, around(guard));
  const gone = await play(kinds, {...around(guard), ...guard});
  console.log(`${guard.name} (rule ${guard.title})`);
  for (const {name} of kinds) {
    const [before, after] = [kept.get(name), gone.get(name)];
    if (before === undefined || after === undefined) continue;
    const bites = before.lost + before.doubled + before.broken === 0 && after[guard.harm] > 0;
    if (!bites) dull.push(`${guard.name} against ${name}`);
    console.log(`  ${bites ? '✓' : '✗'} ${name}: with it ${wordsOf(before)}; without it ${wordsOf(after)}`);
  }
}
if (dull.length > 0) {
  console.error(`Not seen to matter: ${dull.join(', ')}.`);
  process.exitCode = 1;
}
