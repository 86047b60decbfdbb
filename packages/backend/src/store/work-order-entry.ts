import type {Command, Signature, WorkOrderState} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {WorkOrderEntryTable} from './schema.ts';

/** The first entry of an order: it was opened. */
export interface Opened {
  readonly type: 'open';
}

/** One line of an order's history. Appended with the change it tells of; never edited. */
export interface WorkOrderEntry {
  /** The version it led to; the first is 1. */
  readonly version: number;
  readonly at: number;
  readonly by: Signature;
  readonly command: Command | Opened;
  /** The state it led to. */
  readonly state: WorkOrderState;
}

export function entryOf(row: Selectable<WorkOrderEntryTable>): WorkOrderEntry {
  return {
    version: row.version,
    at: row.at,
    by: {
      role: row.actor_role,
      ...(row.actor_account !== null && {accountId: row.actor_account}),
      ...(row.actor_department !== null && {departmentCode: row.actor_department}),
    },
    command: JSON.parse(row.command) as Command | Opened,
    state: row.state,
  };
}

/** JSON with sorted keys, so that equal commands are equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
