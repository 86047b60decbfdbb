import type {Engine} from '../ports.ts';
import {readCounts} from './counts.ts';
import {readLastRecount} from './recount-runs.ts';
import {WHOLE} from './rollup-cells.ts';
import {inSnapshot} from './transaction.ts';

/** Numbers that those who run it watch. */
export interface Gauges {
  readonly reviews: Readonly<Record<number, number>>;
  readonly instances: number;
  readonly ordersOpen: number;
  /** Changes of the counts that wait to be folded. */
  readonly deltasWaiting: number;
  /** Absent before the first recount has come to its end. */
  readonly recount?: {readonly drift: number; readonly counted: number; readonly finishedAt: number};
}

export async function readGauges(engine: Engine, at: number): Promise<Gauges> {
  const recount = await readLastRecount(engine);
  return inSnapshot(engine, async (trx) => {
    const {levels, counts} = (await readCounts(trx, {dimension: 'whole', keys: [WHOLE], at}))(WHOLE);
    const open = await trx
      .selectFrom('work_order')
      .select(({fn}) => fn.countAll<number>().as('count'))
      .where('open', '=', 1)
      .executeTakeFirstOrThrow();
    const waiting = await trx
      .selectFrom('count_delta')
      .select(({fn}) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return {
      reviews: levels,
      instances: counts.instances ?? 0,
      ordersOpen: open.count,
      deltasWaiting: waiting.count,
      ...(recount && {recount}),
    };
  });
}
