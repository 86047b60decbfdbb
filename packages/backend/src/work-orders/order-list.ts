import {type Actor, maySeeOrder} from '@haochaping/core';
import type {InboxCounts, InboxFilter, WorkOrderPage, WorkOrderQuery} from '@haochaping/protocol';
import {readCursor, writeCursor} from '../http/cursor.ts';
import type {Engine} from '../ports.ts';
import {
  countWorkOrders,
  type ListOrder,
  LIST_ORDERS,
  listWorkOrders,
  type WorkOrderCursor,
  type WorkOrderListed,
} from '../store/index.ts';
import {storeFilter} from './inbox-filter.ts';
import {lineOf} from './work-order-view.ts';

const USUAL_LIMIT = 50;
// One call looks at no more orders than this before it answers with what it found and where to go on.
const MOST_PAGES = 10;

/** The orders that this person may see, by what is due first; `undefined` when the cursor is not one of ours. */
export async function ordersFor(
  engine: Engine,
  actor: Actor,
  query: WorkOrderQuery,
  at: number,
): Promise<WorkOrderPage | undefined> {
  const {cursor, limit: asked, sort = 'due', ...filters} = query;
  const start = cursor === undefined ? undefined : readStart(cursor, sort);
  if (cursor !== undefined && start === undefined) return undefined;
  const limit = asked === undefined ? USUAL_LIMIT : Number(asked);
  const filter = storeFilter(actor, filters, at);
  if (filter === 'nothing') return {orders: []};
  const found: WorkOrderListed[] = [];
  const page = (next?: WorkOrderCursor): WorkOrderPage => ({
    orders: found.map(lineOf),
    ...(next === undefined ? {} : {nextCursor: writeCursor([sort, next.key, next.id])}),
  });
  let after = start;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const {orders, next} = await listWorkOrders(engine, {
      ...filter,
      order: sort,
      ...(after === undefined ? {} : {after}),
      // No more than are still wanted, so that a page ends where the list goes on.
      limit: limit - found.length,
    });
    found.push(...orders.filter(({order}) => maySeeOrder(order, actor)));
    if (next === undefined || found.length === limit) return page(next);
    after = next;
  }
  return page(after);
}

/** How many orders wait in this person's inbox, counted up to `most` each. */
export async function countsFor(engine: Engine, actor: Actor, at: number, most: number): Promise<InboxCounts> {
  const count = (asked: InboxFilter): Promise<number> => countFor(engine, actor, asked, {at, most});
  return {
    open: await count({}),
    waiting: await count({waits: 'mine'}),
    overdue: await count({due: 'overdue'}),
    today: await count({due: 'today'}),
    thisWeek: await count({due: 'this-week'}),
  };
}

/** How many orders these filters find for this person, up to `most`. */
export async function countFor(
  engine: Engine,
  actor: Actor,
  asked: InboxFilter,
  {at, most}: {readonly at: number; readonly most: number},
): Promise<number> {
  const filter = storeFilter(actor, asked, at);
  return filter === 'nothing' ? 0 : countWorkOrders(engine, filter, most);
}

/** A cursor goes on only in the order of the list that it was made for. */
function readStart(text: string, sort: ListOrder): WorkOrderCursor | undefined {
  const [order, key, id] = readCursor(text, 'string', 'number', 'string') ?? [];
  const known = LIST_ORDERS.find((one) => one === order);
  return known === sort && typeof key === 'number' && typeof id === 'string' ? {key, id} : undefined;
}
