import {runRecount} from '@haochaping/backend';
import {createApi, publicRoutes} from '@haochaping/protocol';
import type {Province} from './province.ts';

const HOUR_MS = 3_600_000;

/** What a look at the rows themselves brought. */
export interface Findings {
  readonly closed: number;
  readonly overdue: number;
  /** How many orders stand in each state at the end, and how many were ever in it. */
  readonly states: Readonly<Record<string, number>>;
  readonly reached: Readonly<Record<string, number>>;
  /** The sum of all differences between what is published and what the rows say. */
  readonly drift: number;
  /** Entries, events, numbers or reviews that are there twice; each would be something done twice. */
  readonly twice: number;
}

/** Counts everything once more from the rows, and compares it with what anybody is told. */
export async function lookThrough(province: Province): Promise<Findings> {
  const [{ports}] = province.servers;
  const {db} = ports.engine;
  const orders = await db
    .selectFrom('work_order')
    .select(['state', 'closed_at', 'reply_overdue', 'number', 'body'])
    .execute();
  const states: Record<string, number> = {};
  for (const {state} of orders) states[state] = (states[state] ?? 0) + 1;
  return {
    closed: orders.filter(({closed_at: at}) => at !== null).length,
    overdue: orders.filter(({reply_overdue: late}) => late === 1).length,
    states,
    reached: await reachedStates(province),
    drift: (await driftOf(province)) + (await recounted(province)),
    twice: (await entriesTwice(province)) + repeated(orders.map(({number}) => number)),
  };
}

async function reachedStates(province: Province): Promise<Readonly<Record<string, number>>> {
  const rows = await province.servers[0].ports.engine.db
    .selectFrom('work_order_entry')
    .select('state')
    .select(({fn}) => fn.count<number | string>('order_id').distinct().as('orders'))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({state, orders}) => [state, Number(orders)]));
}

/** Published counts beside counted reviews, for the whole and every area. */
async function driftOf(province: Province): Promise<number> {
  const [{ports, fetch}] = province.servers;
  const rows = await ports.engine.db
    .selectFrom('review')
    .select(['area', 'level'])
    .where('counted_on', 'is not', null)
    .execute();
  const api = createApi(publicRoutes, {endpoint: 'http://province.test', fetch});
  const areas = await ports.engine.db.selectFrom('area').select('code').execute();
  let drift = 0;
  for (const area of [undefined, ...areas.map(({code}) => code)]) {
    const answer = await api.readSummary({query: area === undefined ? {} : {area}});
    if (answer.kind !== 'ok') throw new Error(`The public page does not answer: ${JSON.stringify(answer)}`);
    const below = (code: string): boolean => area === undefined || code.startsWith(area.replace(/(?:00)+$/, ''));
    for (const level of [1, 2, 3, 4, 5] as const) {
      const counted = rows.filter((row) => row.level === level && below(row.area)).length;
      drift += Math.abs(counted - answer.body.levels[level]);
    }
  }
  return drift;
}

/** What a recount of every kept sum finds, as it is published. */
async function recounted(province: Province): Promise<number> {
  const [{ports, fetch}] = province.servers;
  const {clock} = province;
  // Past whatever recount was under way, or is fresh.
  clock.now += HOUR_MS;
  const began = clock.now;
  const api = createApi(publicRoutes, {endpoint: 'http://province.test', fetch});
  for (;;) {
    await runRecount(ports, clock.now);
    const answer = await api.readRecount();
    if (answer.kind !== 'ok') throw new Error(`The recount is not published: ${JSON.stringify(answer)}`);
    const {last} = answer.body;
    if (last !== null && Date.parse(last.startedAt) >= began) return last.drift;
    clock.now += HOUR_MS;
  }
}

/** System commands that an order took twice for one reason, and versions that do not follow each other. */
async function entriesTwice(province: Province): Promise<number> {
  const {db} = province.servers[0].ports.engine;
  const entries = await db
    .selectFrom('work_order_entry')
    .select(['order_id', 'version', 'actor_role', 'command'])
    .orderBy('order_id')
    .orderBy('version')
    .execute();
  const once = entries
    .filter(({actor_role: role, command}) => role === 'system' && /"type":"(?:archive|send-to-desk)"/.test(command))
    .map(({order_id: order, command}) => `${order} ${command}`);
  const gaps = entries.filter((entry, index) => {
    const before = entries[index - 1];
    return entry.version !== (before?.order_id === entry.order_id ? before.version + 1 : 1);
  });
  return repeated(once) + gaps.length;
}

function repeated(values: readonly string[]): number {
  return values.length - new Set(values).size;
}
