import type {Level, OrderClass, Role, WorkOrderState} from '@haochaping/core';
import {type ExpressionBuilder, ExpressionWrapper, sql, type SqlBool} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import type {Schema} from './schema.ts';
import {listWorkOrdersById, type WorkOrderListed} from './work-orders.ts';

/** By what orders are listed: the end of their next duty, those that owe nothing last; or when they were opened. */
export const LIST_ORDERS = ['due', 'newest', 'oldest'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Where a page of orders ended: the number it is sorted by, and the order's id. */
export interface WorkOrderCursor {
  readonly key: number;
  readonly id: string;
}

export interface WorkOrderFilter {
  readonly show: 'open' | 'closed' | 'all';
  /** Any of these; an empty list finds nothing. */
  readonly states?: readonly WorkOrderState[];
  readonly level?: Level;
  /** Orders that this department handles or helps to handle: what its people may see. */
  readonly departmentCode?: string;
  /** Orders that this department handles itself. */
  readonly handledBy?: string;
  /** Orders of this area and everything below it; with two, of what lies in both. */
  readonly areaCodes?: readonly string[];
  readonly itemCode?: string;
  readonly class?: OrderClass;
  readonly channel?: string;
  /** Orders whose next step is this role's. */
  readonly waitsFor?: Role;
  /** Orders whose next duty ends later than this. */
  readonly dueAfter?: number;
  /** Orders whose next duty ends then or earlier. */
  readonly dueUntil?: number;
  /** The beginning of an order number, a whole case number, or part of an item's name. An anonymous review is not found by its case. */
  readonly search?: string;
  /** Leaves out the orders that are about this person; with a department, its person of that number. */
  readonly notAbout?: {readonly staffNumber: string; readonly departmentCode?: string};
}

export interface WorkOrderListing extends WorkOrderFilter {
  /** @default due */
  readonly order?: ListOrder;
  /** Orders after this one, in the order of the list. */
  readonly after?: WorkOrderCursor;
  readonly limit: number;
}

export interface WorkOrderPage {
  readonly orders: readonly WorkOrderListed[];
  /** Where to go on; absent on the last page. */
  readonly next?: WorkOrderCursor;
}

/**
 * A page of orders. Which they are is found in one index that is walked in the order of the list and holds all that is asked about;
 * only the orders of the page are then read.
 */
export async function listWorkOrders(engine: Engine, listing: WorkOrderListing): Promise<WorkOrderPage> {
  const {order = 'due', after, limit} = listing;
  const key = order === 'due' ? ('listed_due_at' as const) : ('opened_at' as const);
  const way = order === 'newest' ? 'desc' : 'asc';
  let query = engine.db
    .selectFrom('work_order')
    .select((eb) => ['id' as const, eb.ref(key).as('key')])
    // Where the index begins: it tells the engine which one to walk, whatever else is asked.
    .where(key, '>', 0)
    .where((eb) => eb.and(conditions(eb, listing)))
    .orderBy(key, way)
    .orderBy('id', way)
    .limit(limit + 1);
  if (after !== undefined) {
    const than = sql.raw(order === 'newest' ? '<' : '>');
    query = query.where(sql<boolean>`(${sql.ref(key)}, id) ${than} (${after.key}, ${after.id})`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const read = await listWorkOrdersById(
    engine,
    shown.map(({id}) => id),
  );
  const orders = shown.flatMap(({id}) => read.get(id) ?? []);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return {orders};
  return {orders, next: {key: last.key, id: last.id}};
}

/** How many orders a filter finds, counted no further than `most`. */
export async function countWorkOrders(engine: Engine, filter: WorkOrderFilter, most: number): Promise<number> {
  const {count} = await engine.db
    .selectFrom(
      engine.db
        .selectFrom('work_order')
        .select('id')
        .where('listed_due_at', '>', 0)
        .where((eb) => eb.and(conditions(eb, filter)))
        .orderBy('listed_due_at')
        .orderBy('id')
        .limit(most)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type Build = ExpressionBuilder<Schema, 'work_order'>;
type Condition = ExpressionWrapper<Schema, 'work_order', SqlBool>;

function conditions(eb: Build, filter: WorkOrderFilter): Condition[] {
  const all: Condition[] = [];
  if (filter.show !== 'all') all.push(eb('open', '=', filter.show === 'open' ? 1 : 0));
  // No state, department or area has the empty name: it keeps an empty list a list, which then finds nothing.
  if (filter.states !== undefined) all.push(eb(sql<string>`state`, 'in', [...filter.states, '']));
  if (filter.level !== undefined) all.push(eb('level', '=', filter.level));
  if (filter.departmentCode !== undefined) {
    const helping = eb
      .selectFrom('work_order_helper')
      .select('order_id')
      .where('department', '=', filter.departmentCode);
    all.push(eb.or([eb('department', '=', filter.departmentCode), eb('id', 'in', helping)]));
  }
  if (filter.handledBy !== undefined) all.push(eb('department', '=', filter.handledBy));
  for (const code of filter.areaCodes ?? []) {
    const {first, last} = areaRange(code);
    all.push(eb('area', '>=', first), eb('area', '<=', last));
  }
  if (filter.itemCode !== undefined) all.push(eb('item_code', '=', filter.itemCode));
  if (filter.class !== undefined) all.push(eb('class', '=', filter.class));
  if (filter.channel !== undefined) all.push(eb('channel', '=', filter.channel));
  if (filter.waitsFor !== undefined) {
    all.push(eb.or([eb('waits_for', '=', filter.waitsFor), eb('waits_also', '=', filter.waitsFor)]));
  }
  if (filter.dueAfter !== undefined) all.push(eb('listed_due_at', '>', filter.dueAfter));
  if (filter.dueUntil !== undefined) all.push(eb('listed_due_at', '<=', filter.dueUntil));
  if (filter.search !== undefined && filter.search !== '') all.push(found(eb, filter.search));
  if (filter.notAbout !== undefined) {
    const {staffNumber, departmentCode} = filter.notAbout;
    const another = [eb('rated_staff', 'is', null), eb('rated_staff', '<>', staffNumber)];
    if (departmentCode !== undefined) another.push(eb('rated_department', '<>', departmentCode));
    all.push(eb.or(another));
  }
  return all;
}

// What an order number or a case number can look like; everything else is a name.
const NUMBER = /^[0-9A-Za-z_-]{1,50}$/;

/** Numbers are found by the range of their index, names in the index that is walked anyhow. */
function found(eb: Build, search: string): Condition {
  const pattern = `%${search.toLowerCase().replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;
  const named = new ExpressionWrapper<Schema, 'work_order', SqlBool>(
    sql<boolean>`lower(item_name) like ${pattern} escape '!'`.toOperationNode(),
  );
  if (!NUMBER.test(search)) return named;
  const number = search.toUpperCase();
  const numbered = eb
    .selectFrom('work_order as numbered')
    .select('numbered.id')
    .where('numbered.number', '>=', number)
    .where('numbered.number', '<=', `${number}ZZZZ`);
  const subject = `${search}#`;
  const ofCase = eb
    .selectFrom('work_order as of_case')
    .select('of_case.id')
    // Collations differ in how they take the sign: the range is for the index, the beginning is what counts.
    .where('of_case.subject_key', '>=', search)
    .where('of_case.subject_key', '<=', `${search}ZZZZ`)
    .where(sql<boolean>`substr(of_case.subject_key, 1, ${subject.length}) = ${subject}`)
    .where('of_case.identity_mode', '<>', 'anonymous');
  return eb.or([eb('id', 'in', numbered), eb('id', 'in', ofCase), named]);
}
