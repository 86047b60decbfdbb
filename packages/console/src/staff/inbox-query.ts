import {STATES, type WorkOrderState} from '@haochaping/core';
import type {StaffRole} from '@haochaping/protocol/staff';

/** What the inbox shows; it stands in the address behind `#/`, so that it can be kept and sent on. */
export type InboxQuery = {
  readonly show: 'open' | 'closed' | 'all';
  readonly state?: WorkOrderState;
  readonly search?: string;
};

/** Roles whose work waits in one state. A department's people see their own orders alone, so that theirs need no such list. */
const WAITS_IN: Readonly<Partial<Record<StaffRole, WorkOrderState>>> = {
  dispatcher: 'routing',
  'call-back-officer': 'call-back',
  supervisor: 'audit',
};

/** The orders that wait for this role, where one question can ask for them. */
export function queryOfMine(role: StaffRole): InboxQuery | undefined {
  const state = WAITS_IN[role];
  return state === undefined ? undefined : {show: 'open', state};
}

export const EVERYTHING_OPEN: InboxQuery = {show: 'open'};

/** The inbox that an address asks for; what it does not know is left out. */
export function queryOf(given: URLSearchParams): InboxQuery {
  const show = given.get('show');
  const state = STATES.find((known) => known === given.get('state'));
  const search = given.get('search')?.trim().slice(0, 100);
  return {
    show: show === 'closed' || show === 'all' ? show : 'open',
    ...(state === undefined ? {} : {state}),
    ...(search === undefined || search === '' ? {} : {search}),
  };
}

/** The fragment of an inbox; `#/` for the usual one. */
export function hashOfQuery({show, state, search}: InboxQuery): string {
  const given = new URLSearchParams();
  if (show !== 'open') given.set('show', show);
  if (state !== undefined) given.set('state', state);
  if (search !== undefined) given.set('search', search);
  const text = given.toString();
  return text === '' ? '#/' : `#/?${text}`;
}

export function hashOfOrder(id: string): string {
  return `#/orders/${encodeURIComponent(id)}`;
}
