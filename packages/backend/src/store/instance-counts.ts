import type {Selectable, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {DeltaSheet} from './delta-sheet.ts';
import {measureOf, type SummedCount} from './measures.ts';
import type {Schema, ServiceInstanceTable} from './schema.ts';
import {retryLostRaces} from './transaction.ts';

type InstanceCount = Extract<
  SummedCount,
  'instances' | 'instancesReviewed' | 'instancesInvited' | 'instancesContested'
>;

/** What of a service instance says where and as what it is counted. */
export type CountedInstance = Pick<
  Selectable<ServiceInstanceTable>,
  'area' | 'department' | 'item_code' | 'window_number' | 'served_on' | 'invited_at' | 'contested_at'
>;

/** What a service instance counts as: always as one, and as what is known of it. */
export function instanceCounts(
  {invited_at, contested_at}: Pick<CountedInstance, 'invited_at' | 'contested_at'>,
  reviewed: boolean,
): InstanceCount[] {
  return [
    'instances',
    ...(reviewed ? (['instancesReviewed'] as const) : []),
    ...(invited_at === null ? [] : (['instancesInvited'] as const)),
    ...(contested_at === null ? [] : (['instancesContested'] as const)),
  ];
}

/** Adds an instance where it lies, or takes it away from there; it has no channel, for only reviews come by one. */
export function addInstance(
  deltas: DeltaSheet,
  instance: Omit<CountedInstance, 'invited_at' | 'contested_at'>,
  counts: readonly InstanceCount[],
  sign: 1 | -1,
): void {
  const {area, department, item_code, window_number, served_on: day} = instance;
  for (const name of counts) {
    deltas.add({area, department, item_code, window_number, channel: null, day, measure: measureOf(name)}, sign);
  }
}

/** Notes that the citizen of a service instance was asked, the first time. Resolves when it is written; repeating it is harmless. */
export async function noteInvited(engine: Engine, subjectKey: string, at: number): Promise<void> {
  await retryLostRaces(() => engine.db.transaction().execute((trx) => note(trx, subjectKey, at)));
}

async function note(trx: Transaction<Schema>, subjectKey: string, at: number): Promise<void> {
  const [instance] = await trx
    .updateTable('service_instance')
    .set({invited_at: at})
    .where('subject_key', '=', subjectKey)
    .where('invited_at', 'is', null)
    .returning(['area', 'department', 'item_code', 'window_number', 'served_on'])
    .execute();
  if (instance === undefined) return;
  const deltas = new DeltaSheet();
  addInstance(deltas, instance, ['instancesInvited'], 1);
  await trx.insertInto('count_delta').values(deltas.rows(at)).execute();
}
