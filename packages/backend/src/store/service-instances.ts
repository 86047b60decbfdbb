import {areaCodeOn, type AreaValidity, localDateOf, padAreaCode, subjectKey} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Selectable, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import {readEndedAreas} from './directory.ts';
import type {Schema, ServiceInstanceTable} from './schema.ts';
import {DeltaSheet} from './delta-sheet.ts';
import {addInstance, instanceCounts} from './instance-counts.ts';
import {retryLostRaces} from './transaction.ts';

/** What became of one instance that was put. */
export interface ServiceInstancePut {
  readonly caseNumber: string;
  readonly serviceNumber: number;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

type InstanceRow = Selectable<ServiceInstanceTable>;

/** An instance with whether a review of it counts. */
interface Known {
  readonly row: InstanceRow;
  readonly reviewed: boolean;
}

/**
 * Stores service instances, in one transaction, and counts each new one as evaluable. Repeating it is harmless. An
 * instance given twice in one call ends as the last one says. Outcomes come in the order given.
 */
export async function putServiceInstances(
  engine: Engine,
  instances: readonly ServiceInstance[],
  at: number,
): Promise<readonly ServiceInstancePut[]> {
  // Each statement sees what was committed before it: the rows are locked first, and what is known of them is read after that.
  return retryLostRaces(() => engine.db.transaction().execute((trx) => put(engine, trx, instances, at)));
}

async function put(
  engine: Engine,
  trx: Transaction<Schema>,
  instances: readonly ServiceInstance[],
  at: number,
): Promise<readonly ServiceInstancePut[]> {
  const stored = await readRows(engine, trx, instances);
  const endedAreas = await readEndedAreas(trx);
  const fresh = new Map<string, InstanceRow>();
  const changed = new Map<string, InstanceRow>();
  const deltas = new DeltaSheet();
  const outcomes = instances.map((instance): ServiceInstancePut => {
    const key = subjectKey(instance.caseNumber, instance.serviceNumber);
    const before = stored.get(key);
    const after = placed(toRow(instance, before?.row, at), endedAreas);
    const outcome = before === undefined ? 'created' : sameInstance(before.row, after) ? 'unchanged' : 'updated';
    if (outcome !== 'unchanged') {
      const reviewed = before?.reviewed ?? false;
      const counts = instanceCounts(after, reviewed);
      if (before !== undefined) addInstance(deltas, before.row, counts, -1);
      addInstance(deltas, after, counts, 1);
      stored.set(key, {row: after, reviewed});
      (before === undefined || fresh.has(key) ? fresh : changed).set(key, after);
    }
    return {caseNumber: instance.caseNumber, serviceNumber: instance.serviceNumber, outcome};
  });
  await writeRows(trx, [...fresh.values()], [...changed.values()]);
  for (const rows of chunks(deltas.rows(at))) await trx.insertInto('count_delta').values(rows).execute();
  return outcomes;
}

/** The service instance `key` (`caseNumber#serviceNumber`), or undefined when no system told of it. */
export async function readServiceInstance(engine: Engine, key: string): Promise<ServiceInstance | undefined> {
  const row = await engine.db
    .selectFrom('service_instance')
    .selectAll()
    .where('subject_key', '=', key)
    .executeTakeFirst();
  return row && instanceOf(row);
}

/** The instance a row holds. Its area code always has twelve digits. */
export function instanceOf(row: InstanceRow): ServiceInstance {
  return {
    caseNumber: row.case_number,
    serviceNumber: row.service_number,
    serviceName: row.service_name,
    servedAt: new Date(row.served_at).toISOString(),
    itemCode: row.item_code,
    itemName: row.item_name,
    departmentCode: row.department,
    areaCode: row.area,
    ...(row.window_number !== null && {windowNumber: row.window_number}),
    ...(row.window_name !== null && {windowName: row.window_name}),
    ...(row.staff_number !== null && {staffNumber: row.staff_number}),
    place: row.place,
    caseStatus: row.case_status,
  };
}

function toRow(instance: ServiceInstance, before: InstanceRow | undefined, at: number): InstanceRow {
  return {
    subject_key: subjectKey(instance.caseNumber, instance.serviceNumber),
    case_number: instance.caseNumber,
    service_number: instance.serviceNumber,
    service_name: instance.serviceName,
    served_at: Date.parse(instance.servedAt),
    served_on: localDateOf(Date.parse(instance.servedAt)),
    item_code: instance.itemCode,
    item_name: instance.itemName,
    department: instance.departmentCode,
    area: padAreaCode(instance.areaCode),
    window_number: instance.windowNumber ?? null,
    window_name: instance.windowName ?? null,
    staff_number: instance.staffNumber ?? null,
    place: instance.place,
    case_status: instance.caseStatus,
    contested_at: before?.contested_at ?? null,
    invited_at: before?.invited_at ?? null,
    created_at: before?.created_at ?? at,
    updated_at: at,
  };
}

/** A service told of under a code that had ended by its day goes under the one that took its place, as its review will. */
function placed(row: InstanceRow, endedAreas: readonly AreaValidity[]): InstanceRow {
  const area = areaCodeOn(endedAreas, row.area, localDateOf(row.served_at));
  return area === undefined ? row : {...row, area};
}

function sameInstance(before: InstanceRow, after: InstanceRow): boolean {
  return JSON.stringify(instanceOf(before)) === JSON.stringify(instanceOf(after));
}

/** The instances that are there, held until the transaction ends, so that nobody rates or moves them meanwhile. */
async function readRows(
  {dialect}: Engine,
  trx: Transaction<Schema>,
  instances: readonly ServiceInstance[],
): Promise<Map<string, Known>> {
  const keys = [
    ...new Set(instances.map((instance) => subjectKey(instance.caseNumber, instance.serviceNumber))),
  ].sort();
  const known = new Map<string, Known>();
  for (const part of chunks(keys)) {
    let query = trx.selectFrom('service_instance').selectAll().where('subject_key', 'in', part).orderBy('subject_key');
    if (dialect === 'postgres') query = query.forUpdate();
    const found = await query.execute();
    const reviews = await trx
      .selectFrom('review')
      .select('subject_key')
      .where('subject_key', 'in', part)
      .where('assess_number', '=', 1)
      .where('counted_on', 'is not', null)
      .execute();
    const reviewed = new Set(reviews.map((review) => review.subject_key));
    for (const row of found) known.set(row.subject_key, {row, reviewed: reviewed.has(row.subject_key)});
  }
  return known;
}

/** Two that bring the same new instance at once: the later meets its key, and is tried again on what is there by then. */
async function writeRows(
  trx: Transaction<Schema>,
  fresh: readonly InstanceRow[],
  changed: readonly InstanceRow[],
): Promise<void> {
  for (const part of chunks(fresh)) await trx.insertInto('service_instance').values(part).execute();
  for (const part of chunks(changed)) {
    await trx
      .insertInto('service_instance')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('subject_key').doUpdateSet((eb) => ({
          service_name: eb.ref('excluded.service_name'),
          served_at: eb.ref('excluded.served_at'),
          served_on: eb.ref('excluded.served_on'),
          item_code: eb.ref('excluded.item_code'),
          item_name: eb.ref('excluded.item_name'),
          department: eb.ref('excluded.department'),
          area: eb.ref('excluded.area'),
          window_number: eb.ref('excluded.window_number'),
          window_name: eb.ref('excluded.window_name'),
          staff_number: eb.ref('excluded.staff_number'),
          place: eb.ref('excluded.place'),
          case_status: eb.ref('excluded.case_status'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}
