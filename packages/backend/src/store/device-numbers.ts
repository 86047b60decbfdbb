import {gapsBetween, type NumberGap} from '@haochaping/core';
import {sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {inSnapshot, type Queries} from './transaction.ts';

/** A shared device of whose ratings some have not arrived. */
export interface DeviceWithGaps {
  readonly device: string;
  readonly highest: number;
  /** How many of its numbers arrived. */
  readonly received: number;
  readonly firstReceivedAt: number;
  readonly lastReceivedAt: number;
  /** Where its last rating was given. */
  readonly departmentCode: string;
  readonly areaCode: string;
  readonly windowNumber?: string;
  /** What is missing, in order; `knownAt` is when a later number first told of it. */
  readonly missing: readonly (NumberGap & {readonly knownAt: number})[];
}

export interface DeviceGapFilter {
  /** Devices that gave a rating in this area or below it. */
  readonly areaCode?: string;
  /** Devices after this one. */
  readonly after?: string;
  readonly limit: number;
}

interface Run extends NumberGap {
  readonly device: string;
  readonly arrived: number;
}

/** Devices with missing numbers, by their id. All of a device's numbers are looked at, wherever its ratings were given. */
export async function listDevicesWithGaps(engine: Engine, filter: DeviceGapFilter): Promise<readonly DeviceWithGaps[]> {
  return inSnapshot(engine, async (trx) => {
    let query = gapped(trx)
      .select(({fn}) => [fn.min('received_at').as('first_at'), fn.max('received_at').as('last_at')])
      .orderBy('device')
      .limit(filter.limit);
    if (filter.after !== undefined) query = query.where('device', '>', filter.after);
    if (filter.areaCode !== undefined) {
      const {first, last} = areaRange(filter.areaCode);
      query = query.where('device', 'in', (eb) =>
        eb.selectFrom('device_number').select('device').where('area', '>=', first).where('area', '<=', last),
      );
    }
    const devices = await query.execute();
    if (devices.length === 0) return [];
    const names = devices.map(({device}) => device);
    const [runs, lasts] = [await runsOf(trx, names), await lastsOf(trx, names)];
    return devices.map(({device, highest, received, first_at, last_at}) => {
      const own = runs.filter((run) => run.device === device);
      const last = lasts.get(device);
      if (last === undefined) throw new Error('A device without a number has no gap.');
      return {
        device,
        highest,
        received,
        firstReceivedAt: first_at,
        lastReceivedAt: last_at,
        departmentCode: last.department,
        areaCode: last.area,
        ...(last.window_number !== null && {windowNumber: last.window_number}),
        missing: gapsBetween(own, highest).map((gap) => ({
          ...gap,
          knownAt: Math.min(...own.filter((run) => run.first > gap.last).map((run) => run.arrived)),
        })),
      };
    });
  });
}

/** How many numbers are missing, by the department where each device gave its last rating. */
export async function countMissingNumbers(engine: Engine): Promise<ReadonlyMap<string, number>> {
  return inSnapshot(engine, async (trx) => {
    const devices = await gapped(trx).execute();
    const lasts = await lastsOf(
      trx,
      devices.map(({device}) => device),
    );
    const counts = new Map<string, number>();
    for (const {device, highest, received} of devices) {
      const department = lasts.get(device)?.department;
      if (department === undefined) continue;
      counts.set(department, (counts.get(department) ?? 0) + highest - received);
    }
    return counts;
  });
}

/** Devices that did not send every number up to their highest. */
function gapped(queries: Queries) {
  const received = sql<number>`count(distinct number)`;
  return queries
    .selectFrom('device_number')
    .select(({fn}) => ['device', fn.max('number').as('highest'), received.as('received')])
    .groupBy('device')
    .having(({fn}) => fn.max('number'), '>', received);
}

/** The numbers that arrived without one missing between them, as runs: few rows, however many ratings. */
async function runsOf(queries: Queries, devices: readonly string[]): Promise<readonly Run[]> {
  const rows = await queries
    .with('arrived', (db) =>
      db
        .selectFrom('device_number')
        .select(({fn}) => ['device', 'number', fn.min('received_at').as('at')])
        .where('device', 'in', devices)
        .groupBy(['device', 'number']),
    )
    .with('placed', (db) =>
      db
        .selectFrom('arrived')
        .select(['device', 'number', 'at'])
        .select(sql<number>`number - row_number() over (partition by device order by number)`.as('island')),
    )
    .selectFrom('placed')
    .select(({fn}) => ['device', fn.min('number').as('first'), fn.max('number').as('last'), fn.min('at').as('arrived')])
    .groupBy(['device', 'island'])
    .execute();
  return rows;
}

async function lastsOf(
  queries: Queries,
  devices: readonly string[],
): Promise<
  ReadonlyMap<string, {readonly department: string; readonly area: string; readonly window_number: string | null}>
> {
  if (devices.length === 0) return new Map();
  const rows = await queries
    .selectFrom('device_number')
    .select(['device', 'number', 'department', 'area', 'window_number'])
    .where('device', 'in', devices)
    .where((eb) =>
      eb(
        'number',
        '=',
        eb
          .selectFrom('device_number as other')
          .select(({fn}) => fn.max('other.number').as('highest'))
          .whereRef('other.device', '=', 'device_number.device'),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.device, row]));
}
