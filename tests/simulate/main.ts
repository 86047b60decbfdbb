import {parseArgs} from 'node:util';
import {simulate} from './simulate.ts';

const USAGE = `npm run simulate -- [--days N] [--reviews N] [--bad-per-million N] [--seed S] [--servers N] [--json]
  --days             days on which reviews come in (30)
  --reviews          how many in all (100000)
  --bad-per-million  how many of a million are bad, and open a work order (50000)
  --seed             everything is drawn from it (1)
  --servers          servers over one database (1); more than one needs DATABASE_URL=postgres://…, an empty database
  --json             nothing on stdout but the last line
Exits 1 when what is published differs from what was counted, something was done twice, or a rule refused what it should not.`;

const {values} = parseArgs({
  options: {
    days: {type: 'string', default: '30'},
    reviews: {type: 'string', default: '100000'},
    'bad-per-million': {type: 'string', default: '50000'},
    seed: {type: 'string', default: '1'},
    servers: {type: 'string', default: '1'},
    json: {type: 'boolean', default: false},
    help: {type: 'boolean', short: 'h', default: false},
  },
});

function wholeNumber(name: 'days' | 'reviews' | 'bad-per-million' | 'servers', max: number): number {
  const value = Number(values[name]);
  if (!/^\d+$/.test(values[name]) || value < 1 || value > max) {
    throw new RangeError(`--${name} is a whole number from 1 to ${String(max)}.`);
  }
  return value;
}

async function run(): Promise<void> {
  const databaseUrl = process.env['DATABASE_URL'];
  const servers = wholeNumber('servers', 8);
  if (servers > 1 && databaseUrl === undefined) throw new RangeError('More than one server needs DATABASE_URL.');
  const began = Date.now();
  const report = await simulate({
    days: wholeNumber('days', 366),
    reviews: wholeNumber('reviews', 10_000_000),
    badPerMillion: wholeNumber('bad-per-million', 1_000_000),
    seed: values.seed,
    servers,
    ...(databaseUrl === undefined ? {} : {databaseUrl}),
    ...(values.json ? {} : {progress: console.error}),
  });
  console.log(JSON.stringify({...report, seconds: Math.round((Date.now() - began) / 1000)}));
  const wrong = report.drift + report.twice + report.reported.length + Object.keys(report.refused).length;
  process.exitCode = wrong === 0 ? 0 : 1;
}

if (values.help) console.log(USAGE);
else {
  await run().catch((cause: unknown) => {
    console.error(cause instanceof RangeError ? cause.message : cause);
    process.exitCode = 1;
  });
}
