import {type Actor, maySeeOrder, sightOf} from '@haochaping/core';
import type {WorkOrderPage, WorkOrderQuery} from '@haochaping/protocol';
import * as z from 'zod/mini';
import {base64Url, fromBase64Url} from '../access/keyed-hash.ts';
import type {Engine} from '../ports.ts';
import {listWorkOrders, type WorkOrderCursor, type WorkOrderFilter, type WorkOrderListed} from '../store/index.ts';
import {lineOf} from './work-order-view.ts';

const USUAL_LIMIT = 50;
// One call looks at no more orders than this before it answers with what it found and where to go on.
const MOST_PAGES = 10;

/** The orders that this person may see, by what is due first; `undefined` when the cursor is not one of ours. */
export async function ordersFor(
  engine: Engine,
  actor: Actor,
  query: WorkOrderQuery,
): Promise<WorkOrderPage | undefined> {
  const start = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (query.cursor !== undefined && start === undefined) return undefined;
  const limit = query.limit === undefined ? USUAL_LIMIT : Number(query.limit);
  const found: WorkOrderListed[] = [];
  const filter = filterOf(actor, query);
  if (filter === 'nothing') return {orders: []};
  let after = start;
  for (let page = 0; page < MOST_PAGES; page++) {
    const {orders, next} = await listWorkOrders(engine, {
      ...filter,
      ...(after === undefined ? {} : {after}),
      limit,
    });
    for (const listed of orders) {
      if (!maySeeOrder(listed.order, actor)) continue;
      found.push(listed);
      if (found.length === limit) return pageOf(found, listed === orders.at(-1) ? next : cursorAfter(listed));
    }
    if (next === undefined) return pageOf(found);
    after = next;
  }
  return pageOf(found, after);
}

/** What the store can already leave out. It does not know who was rated: the last word is `maySeeOrder`'s. */
function filterOf(actor: Actor, {show, state, search}: WorkOrderQuery): Omit<WorkOrderFilter, 'limit'> | 'nothing' {
  const sight = sightOf(actor);
  if (sight.kind === 'nowhere') return 'nothing';
  return {
    show: show ?? (state === undefined ? 'open' : 'all'),
    ...(state === undefined ? {} : {state}),
    ...(sight.kind === 'department' ? {departmentCodes: [sight.departmentCode]} : {}),
    ...(sight.kind === 'area' ? {areaCode: sight.areaCode} : {}),
    ...(search === undefined ? {} : {search}),
  };
}

function pageOf(found: readonly WorkOrderListed[], next?: WorkOrderCursor): WorkOrderPage {
  return {orders: found.map(lineOf), ...(next === undefined ? {} : {nextCursor: writeCursor(next)})};
}

function cursorAfter({order, nextDueAt}: WorkOrderListed): WorkOrderCursor {
  return {nextDueAt, id: order.id};
}

const Cursor = z.tuple([z.nullable(z.number()), z.string()]);

function writeCursor({nextDueAt, id}: WorkOrderCursor): string {
  return base64Url(new TextEncoder().encode(JSON.stringify([nextDueAt ?? null, id])));
}

function readCursor(text: string): WorkOrderCursor | undefined {
  try {
    const [nextDueAt, id] = Cursor.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(text))));
    return {nextDueAt: nextDueAt ?? undefined, id};
  } catch {
    // Not base64, not JSON, not ours: the caller is told that the query is wrong.
    return undefined;
  }
}
