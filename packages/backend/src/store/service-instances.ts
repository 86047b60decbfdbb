import {localDateOf, padAreaCode, subjectKey} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Selectable, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import type {Schema, ServiceInstanceTable} from './schema.ts';
import {type DeltaCell, DeltaSheet} from './delta-sheet.ts';
import {inTransaction} from './transaction.ts';

/** What became of one instance that was put. */
export interface ServiceInstancePut {
  readonly caseNumber: string;
  readonly serviceNumber: number;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

type InstanceRow = Selectable<ServiceInstanceTable>;

/**
 * Stores service instances, in one transaction, and counts each new one as evaluable. Repeating it is harmless. An
 * instance given twice in one call ends as the last one says. Outcomes come in the order given.
 */
export async function putServiceInstances(
  engine: Engine,
  instances: readonly ServiceInstance[],
  at: number,
): Promise<readonly ServiceInstancePut[]> {
  return inTransaction(engine, async (trx) => {
    const stored = await readRows(trx, instances);
    const changed = new Map<string, InstanceRow>();
    const deltas = new DeltaSheet();
    const outcomes = instances.map((instance): ServiceInstancePut => {
      const key = subjectKey(instance.caseNumber, instance.serviceNumber);
      const before = stored.get(key);
      const after = toRow(instance, before, at);
      const outcome = before === undefined ? 'created' : sameInstance(before, after) ? 'unchanged' : 'updated';
      if (outcome !== 'unchanged') {
        if (before !== undefined) deltas.add(cellOf(before), -1);
        deltas.add(cellOf(after), 1);
        stored.set(key, after);
        changed.set(key, after);
      }
      return {caseNumber: instance.caseNumber, serviceNumber: instance.serviceNumber, outcome};
    });
    await writeRows(trx, [...changed.values()]);
    const rows = deltas.rows(at);
    if (rows.length > 0) await trx.insertInto('review_delta').values(rows).execute();
    return outcomes;
  });
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
    created_at: before?.created_at ?? at,
    updated_at: at,
  };
}

function sameInstance(before: InstanceRow, after: InstanceRow): boolean {
  return JSON.stringify(instanceOf(before)) === JSON.stringify(instanceOf(after));
}

function cellOf(row: InstanceRow): DeltaCell {
  return {
    area: row.area,
    department: row.department,
    item_code: row.item_code,
    channel: null,
    day: row.served_on,
    level: 0,
  };
}

async function readRows(
  trx: Transaction<Schema>,
  instances: readonly ServiceInstance[],
): Promise<Map<string, InstanceRow>> {
  const keys = instances.map((instance) => subjectKey(instance.caseNumber, instance.serviceNumber));
  const rows = new Map<string, InstanceRow>();
  for (const part of chunks(keys)) {
    const found = await trx.selectFrom('service_instance').selectAll().where('subject_key', 'in', part).execute();
    for (const row of found) rows.set(row.subject_key, row);
  }
  return rows;
}

async function writeRows(trx: Transaction<Schema>, rows: readonly InstanceRow[]): Promise<void> {
  for (const part of chunks(rows)) {
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
