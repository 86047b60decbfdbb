import type {QueueName} from './bundle.ts';
import {Harness} from './harness.ts';
import {type CycleResult, Journal, type Totals, totalsOf} from './journal.ts';
import type {Kind} from './kinds/kind.ts';

export interface Comparison {
  readonly kind: string;
  /** Undefined where the queue has nothing to do with that kind. */
  readonly totals: Readonly<Record<QueueName, Totals | undefined>>;
}

export interface ComparisonOptions {
  readonly seed: string;
  readonly kinds: readonly Kind[];
  /** Of each kind, for each queue. */
  readonly cycles: number;
  readonly limitMs: number;
  readonly onResult: (queue: QueueName, result: CycleResult) => void;
}

const PEERS = ['workbox-background-sync', 'localforage'] as const;

// They know no batches, no refusal that stays, and no store, worker or ids of ours.
const OURS_ALONE = [
  'status-413',
  'firewall-dislikes-one-for-good',
  'newer-release-in-another-tab',
  'id-replayed',
  'service-worker-and-page',
];
// Workbox runs in the one service worker of an origin.
const NEVER_IN_TWO_TABS = ['tabs-with-locks', 'tabs-without-locks', 'tab-crashes-while-delivering'];

function supports(queue: QueueName, {name}: Kind): boolean {
  return queue !== 'workbox-background-sync' || !NEVER_IN_TWO_TABS.includes(name);
}

/** Plays the kinds that the peers support against each queue, the same cycles for all. */
export async function comparePeers(options: ComparisonOptions): Promise<Comparison[]> {
  const kinds = options.kinds.filter(({name, cannot}) => !OURS_ALONE.includes(name) && cannot?.() === undefined);
  const results = new Map<QueueName, readonly CycleResult[]>();
  for (const queue of ['haochaping', ...PEERS] as const) {
    results.set(queue, await playAll(queue, kinds, options));
  }
  const totals = (queue: QueueName, kind: string): Totals | undefined => {
    const own = results.get(queue)?.filter((result) => result.kind === kind) ?? [];
    return own.length === 0 ? undefined : totalsOf(own);
  };
  return kinds.map(({name: kind}) => ({
    kind,
    totals: {
      haochaping: totals('haochaping', kind),
      'workbox-background-sync': totals('workbox-background-sync', kind),
      localforage: totals('localforage', kind),
    },
  }));
}

async function playAll(
  queue: QueueName,
  kinds: readonly Kind[],
  {seed, cycles, limitMs, onResult}: ComparisonOptions,
): Promise<CycleResult[]> {
  const results: CycleResult[] = [];
  const harness = await Harness.open({seed, journal: new Journal(undefined), kinds, limitMs, queue});
  try {
    for (const [index, kind] of kinds.entries()) {
      if (!supports(queue, kind)) continue;
      for (let count = 0; count < cycles; count++) {
        const result = await harness.play(index * cycles + count, kind);
        onResult(queue, result);
        results.push(result);
      }
    }
  } finally {
    await harness.close();
  }
  return results;
}

/** The comparison as a table in Markdown: lost of those that were told saved, and doubled where there are any. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const cell = (totals: Totals | undefined): string => {
    if (totals === undefined) return '—';
    const {lost, told_saved, doubled} = totals;
    const harm = `${lost} / ${told_saved}`;
    return doubled > 0 ? `${harm} (+${doubled})` : harm;
  };
  const row = ({kind, totals}: Comparison): string =>
    ['', ` \`${kind}\` `, ...Object.values(totals).map((one) => ` ${cell(one)} `), ''].join('|');
  const queues = ['haochaping', ...PEERS];
  return [`| | ${queues.join(' | ')} |`, `|---|${queues.map(() => '---').join('|')}|`, ...comparisons.map(row)].join(
    '\n',
  );
}
