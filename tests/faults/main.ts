import {parseArgs} from 'node:util';
import {Harness} from './harness.ts';
import {type CycleResult, Journal} from './journal.ts';
import {KINDS} from './kinds/index.ts';
import type {Kind} from './kinds/kind.ts';
import {comparePeers, tableOf} from './peers.ts';

const USAGE = `npm run faults -- [--cycles N] [--seed S] [--json] [--journal FILE] [--from N] [--only KIND,…] [--limit-ms MS] [--peers] [--list]
  --cycles    how many cycles of this seed there shall be in the end (40)
  --seed      everything is drawn from it (1)
  --json      nothing on stdout but the last line
  --journal   what happened, line by line; a run that is repeated goes on where it ended, and sums up
  --from      the first cycle to play, to see one again (with its kind's own name in --only it is another one)
  --only      these kinds alone
  --limit-ms  the longest a cycle may take (40000)
  --peers     so many cycles (6) of each kind against other queues too, and a table; kinds that only ours knows are left out
  --list      the kinds, and what cannot be played here`;

const {values} = parseArgs({
  options: {
    cycles: {type: 'string'},
    seed: {type: 'string', default: '1'},
    json: {type: 'boolean', default: false},
    journal: {type: 'string'},
    from: {type: 'string'},
    only: {type: 'string'},
    'limit-ms': {type: 'string', default: '40000'},
    peers: {type: 'boolean', default: false},
    list: {type: 'boolean', default: false},
    help: {type: 'boolean', short: 'h', default: false},
  },
});

function kindsNamed(names: readonly string[] | undefined): readonly Kind[] {
  const unknown = names?.filter((name) => !KINDS.some((kind) => kind.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no kind ${unknown.join(', ')}. Ask with --list.`);
  return KINDS.filter(({name}) => names?.includes(name) !== false);
}

function say(line: string): void {
  if (!values.json) console.log(line);
}

function tell({cycle, kind, ms, broken, ...figures}: CycleResult): void {
  const {told_saved, recorded, parked, lost, doubled} = figures;
  const bad = lost + doubled > 0 || broken !== undefined;
  const words = `${String(cycle)} ${kind}: told ${told_saved}, recorded ${recorded}, parked ${parked}, lost ${lost}, doubled ${doubled} (${ms} ms)`;
  if (bad) console.error([words, broken ?? ''].join('\n').trimEnd());
  else say(words);
}

async function run(): Promise<void> {
  const kinds = kindsNamed(values.only?.split(','));
  for (const {name, cannot} of kinds) {
    const why = cannot?.();
    if (why !== undefined) console.error(`${name} is skipped: ${why}.`);
  }
  const {seed} = values;
  const journal = new Journal(values.journal);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const harness = await Harness.open({seed, journal, kinds, limitMs: Number(values['limit-ms'])});
  try {
    const cycles = Number(values.cycles ?? 40);
    for (
      let number = Number(values.from ?? journal.nextCycle(seed));
      number < cycles && !stopping.signal.aborted;
      number++
    ) {
      tell(await harness.play(number));
    }
  } finally {
    await harness.close();
    journal.close();
  }
  const {broken, ...totals} = journal.totals();
  console.log(JSON.stringify(totals));
  if (broken > 0) console.error(`${String(broken)} cycles broke in the harness itself and prove nothing.`);
  if (totals.lost + totals.doubled + broken > 0) process.exitCode = 1;
}

async function compare(): Promise<void> {
  const {seed} = values;
  const compared = await comparePeers({
    ...{seed, kinds: kindsNamed(values.only?.split(',')), cycles: Number(values.cycles ?? 6)},
    limitMs: Number(values['limit-ms']),
    onResult(queue, {cycle, kind, told_saved, lost, doubled, ms, broken}) {
      say(`${queue} ${cycle} ${kind}: told ${told_saved}, lost ${lost}, doubled ${doubled} (${ms} ms) ${broken ?? ''}`);
    },
  });
  console.log(values.json ? JSON.stringify(compared) : tableOf(compared));
  // Others may lose what they like.
  const ours = compared.flatMap(({totals}) => totals.haochaping ?? []);
  if (ours.some(({lost, doubled, broken}) => lost + doubled + broken > 0)) process.exitCode = 1;
}

if (values.help) console.log(USAGE);
else if (values.peers) await compare();
else if (values.list) {
  for (const {name, title, cannot} of KINDS) {
    const why = cannot?.();
    console.log(`${name}: ${title}${why === undefined ? '' : ` (skipped here: ${why})`}`);
  }
} else await run();
