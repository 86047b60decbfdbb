import type {Engine} from '../ports.ts';
import {readCounts} from './counts.ts';
import {countUnsealed} from './log.ts';
import {readLastRecount} from './recount-runs.ts';
import {WHOLE} from './rollup-cells.ts';
import {inSnapshot} from './transaction.ts';

/** Numbers that those who run it watch. */
export interface Gauges {
  readonly reviews: Readonly<Record<number, number>>;
  readonly instances: number;
  readonly ordersOpen: number;
  /** Of these, those that no rule could place: a dispatcher has to. */
  readonly ordersAtDesk: number;
  /** Changes of the counts that wait to be folded. */
  readonly deltasWaiting: number;
  /** Entries of the log that wait to be sealed. */
  readonly entriesUnsealed: number;
  /** Files of evidence that are whole and not erased. */
  readonly evidence: {readonly files: number; readonly bytes: number};
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
    const atDesk = await trx
      .selectFrom('work_order')
      .select(({fn}) => fn.countAll<number>().as('count'))
      .where('open', '=', 1)
      .where('state', '=', 'routing')
      .executeTakeFirstOrThrow();
    const evidence = await trx
      .selectFrom('evidence_file')
      .select(({fn}) => [fn.countAll<number>().as('files'), fn.sum<number | null>('size').as('bytes')])
      .where('ready_at', 'is not', null)
      .where('erased_at', 'is', null)
      .executeTakeFirstOrThrow();
    const waiting = await trx
      .selectFrom('count_delta')
      .select(({fn}) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return {
      reviews: levels,
      instances: counts.instances ?? 0,
      ordersOpen: open.count,
      ordersAtDesk: atDesk.count,
      deltasWaiting: waiting.count,
      entriesUnsealed: await countUnsealed(trx),
      evidence: {files: evidence.files, bytes: evidence.bytes ?? 0},
      ...(recount && {recount}),
    };
  });
}
