import type {ServiceInstance} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {putDirectory} from '../store/put-directory.ts';
import type {Schema} from '../store/schema.ts';
import {putServiceInstances} from '../store/service-instances.ts';
import {SAMPLE_AT, SAMPLE_DIRECTORY, sampleInstance} from './samples.ts';

/** Puts the sample directory and service 1 of each of these cases. */
export async function stock(engine: Engine, ...cases: readonly (string | ServiceInstance)[]): Promise<void> {
  await putDirectory(engine, SAMPLE_DIRECTORY);
  const instances = cases.map((one) => (typeof one === 'string' ? sampleInstance(one) : one));
  await putServiceInstances(engine, instances, SAMPLE_AT);
}

/** `C000`, `C001` …: the numbers of so many cases. */
export function caseNumbers(count: number): string[] {
  return Array.from({length: count}, (_, index) => `C${String(index).padStart(3, '0')}`);
}

const COUNTED = [
  'review',
  'work_order',
  'work_order_entry',
  'work_order_serial',
  'order_share',
  'count_delta',
  'outgoing_event',
  'audit_entry',
] as const satisfies readonly (keyof Schema)[];

/** How many rows each table of the ingest path has: the same before and after is nothing written. */
export async function rowCounts(engine: Engine): Promise<Readonly<Record<(typeof COUNTED)[number], number>>> {
  const counts = await Promise.all(
    COUNTED.map(async (table) => {
      const {count} = await engine.db
        .selectFrom(table)
        .select(({fn}) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return [table, count] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<(typeof COUNTED)[number], number>;
}

/** What a promise came to, without throwing. */
export async function settled<T>(promise: Promise<T>): Promise<T | 'rejected'> {
  return promise.catch(() => 'rejected' as const);
}
