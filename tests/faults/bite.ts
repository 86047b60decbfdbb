import {parseArgs} from 'node:util';
import {type Guard, GUARDS} from './guards/index.ts';
import {Harness} from './harness.ts';
import {Journal, type Totals} from './journal.ts';
import {KINDS} from './kinds/index.ts';

// For each rule that guards the promise: the harness plays the kinds that the rule is against, once with the rule and once without
// it. A rule that cannot be seen to matter is not tested.

const {values} = parseArgs({
  options: {
    cycles: {type: 'string', default: '6'},
    seed: {type: 'string', default: 'bite'},
    only: {type: 'string'},
  },
});

type Off = Pick<Guard, 'guardOff' | 'serverForgetsIds'>;

async function play({kinds: names}: Guard, {guardOff, serverForgetsIds}: Off): Promise<Totals> {
  const journal = new Journal(undefined);
  const kinds = KINDS.filter(({name}) => names.includes(name));
  const harness = await Harness.open({
    ...{seed: values.seed, journal, kinds, limitMs: 40_000},
    ...(guardOff && {guardOff}),
    ...(serverForgetsIds && {serverForgetsIds}),
  });
  try {
    for (let number = 0; number < Number(values.cycles) * kinds.length; number++) await harness.play(number);
  } finally {
    await harness.close();
  }
  return journal.totals();
}

function wordsOf({told_saved, lost, doubled, broken}: Totals): string {
  const harm = `told ${told_saved}, lost ${lost}, doubled ${doubled}`;
  return broken > 0 ? `${harm}, broken ${broken}` : harm;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const wanted = values.only?.split(',');
const dull: string[] = [];
for (const guard of GUARDS.filter(({name}) => wanted?.includes(name) !== false)) {
  const {name, title, kinds} = guard;
  const [why] = KINDS.filter((kind) => kinds.includes(kind.name)).flatMap(({cannot}) => cannot?.() ?? []);
  if (why !== undefined && kinds.length === 1) {
    console.log(`${name} is skipped: ${why}.`);
    continue;
  }
  const kept = await play(guard, {});
  const gone = await play(guard, guard);
  const bites = kept.lost + kept.doubled + kept.broken === 0 && gone[guard.harm] > 0;
  if (!bites) dull.push(name);
  console.log(`${bites ? '✓' : '✗'} ${name} (rule ${title}; ${kinds.join(', ')})`);
  console.log(`    with the rule:    ${wordsOf(kept)}`);
  console.log(`    without the rule: ${wordsOf(gone)}`);
}
if (dull.length > 0) {
  console.error(`Not seen to matter: ${dull.join(', ')}.`);
  process.exitCode = 1;
}
