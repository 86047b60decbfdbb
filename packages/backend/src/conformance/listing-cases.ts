import {endOfLocalDate, type LocalDate, type WorkOrder} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {deleteInboxView, listInboxViews, saveInboxView} from '../store/inbox-views.ts';
import {countWorkOrders, listWorkOrders, type WorkOrderCursor, type WorkOrderFilter} from '../store/work-order-list.ts';
import {NOTHING_DUE} from '../store/work-order-columns.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {give, openOne} from './order-steps.ts';
import {
  DAY_MS,
  DISSOLVED,
  ENTERPRISES,
  JIANGNING,
  MARKETS,
  NANJING,
  QIXIA,
  SAMPLE_AT,
  sampleInstance,
  TIANNING,
} from './samples.ts';
import {caseNumbers, stock} from './stock.ts';

/** The ids of the orders that a filter finds, on one page. */
async function found(engine: Engine, filter: Partial<WorkOrderFilter>): Promise<string[]> {
  const {orders} = await listWorkOrders(engine, {show: 'all', limit: 10, ...filter});
  return orders.map(({order}) => order.id).sort();
}

export function listingCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'lists orders by the end of their next duty, page by page, each once',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(9);
        await stock(engine, ...cases);
        const opened: WorkOrder[] = [];
        for (const [index, one] of cases.entries()) {
          opened.push(await openOne(engine, one, {receivedAt: SAMPLE_AT + Math.floor(index / 3) * DAY_MS}));
        }
        // One that owes nothing at present comes last.
        await engine.db
          .updateTable('work_order')
          .set({next_due_at: null, listed_due_at: NOTHING_DUE})
          .where('id', '=', opened[0]?.id ?? '')
          .execute();
        const seen: (number | undefined)[] = [];
        const ids = new Set<string>();
        let after: WorkOrderCursor | undefined;
        do {
          const page = await listWorkOrders(engine, {show: 'open', limit: 2, ...(after && {after})});
          seen.push(...page.orders.map(({nextDueAt}) => nextDueAt));
          for (const {order} of page.orders) ids.add(order.id);
          after = page.next;
        } while (after !== undefined);
        const day = (on: LocalDate, times: number): number[] => Array<number>(times).fill(endOfLocalDate(on));
        equal(seen, [...day('2026-11-24', 2), ...day('2026-11-25', 3), ...day('2026-11-26', 3), undefined]);
        equal(ids.size, 9);
      },
    },
    {
      title: 'lists the orders of an office, an area, a time and a search',
      run: async (engine, {equal}) => {
        const forklift = {areaCode: TIANNING, departmentCode: MARKETS, itemName: '叉车牌照100%办理', itemCode: 'X1'};
        await stock(engine, 'A', 'B', sampleInstance('T', forklift));
        const [a, b] = [await openOne(engine, 'A'), await openOne(engine, 'B')];
        const t = await openOne(engine, 'T', {receivedAt: SAMPLE_AT + DAY_MS});
        const ids = (filter: Partial<WorkOrderFilter>): Promise<string[]> => found(engine, filter);
        const [all, near] = [[a.id, b.id, t.id].sort(), [a.id, b.id].sort()];
        equal(await ids({}), all);
        equal(await ids({show: 'closed'}), []);
        equal(await ids({departmentCode: ENTERPRISES}), near);
        equal(await ids({handledBy: MARKETS}), [t.id]);
        equal(await ids({areaCodes: [NANJING]}), near);
        equal(await ids({areaCodes: [JIANGNING]}), near);
        equal(await ids({areaCodes: ['320000']}), all);
        equal(await ids({areaCodes: [QIXIA]}), []);
        equal(await ids({dueUntil: endOfLocalDate('2026-11-24')}), near);
        equal(await ids({search: '叉车'}), [t.id]);
        equal(await ids({search: '100%'}), [t.id]);
        equal(await ids({search: '%'}), [t.id]);
        equal(await ids({search: '_'}), []);
        equal(await ids({search: b.number.toLowerCase()}), [b.id]);
        equal(await ids({search: b.number.slice(0, -2)}), near);
        equal(await ids({search: b.number.slice(2)}), []);
        equal(await ids({search: 'T'}), [t.id]);
        equal(await ids({search: ''}), all);
        equal(await countWorkOrders(engine, {show: 'all'}, 10), 3);
        equal(await countWorkOrders(engine, {show: 'all', search: '叉车'}, 10), 1);
        equal(await countWorkOrders(engine, {show: 'all'}, 2), 2);
      },
    },
    {
      title: 'lists the orders of one state, page by page, each once',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(7);
        await stock(engine, ...cases);
        const signed: string[] = [];
        for (const [index, one] of cases.entries()) {
          const {id} = await openOne(engine, one, {receivedAt: SAMPLE_AT + index * 1000});
          if (index % 2 === 1) continue;
          await give(engine, id, {type: 'sign'});
          signed.push(id);
        }
        const seen: string[] = [];
        let after: WorkOrderCursor | undefined;
        do {
          const page = await listWorkOrders(engine, {
            show: 'open',
            states: ['verifying'],
            limit: 3,
            ...(after && {after}),
          });
          seen.push(...page.orders.map(({order}) => order.id));
          after = page.next;
        } while (after !== undefined);
        equal(seen.toSorted(), signed.toSorted());
        equal((await found(engine, {states: ['dispatched']})).length, 3);
        equal(await found(engine, {states: ['closed']}), []);
        equal(await found(engine, {states: ['verifying'], show: 'closed'}), []);
      },
    },
    {
      title: 'lists an order for the departments that help with it, as for the one that handles it',
      run: async (engine, {equal}) => {
        const lost = {departmentCode: DISSOLVED, areaCode: QIXIA, itemCode: `${DISSOLVED}0000000000001`};
        await stock(engine, 'A', sampleInstance('D', lost));
        const near = await openOne(engine, 'A');
        const desk = await openOne(engine, 'D');
        equal(desk.state, 'routing');
        equal(await found(engine, {departmentCode: MARKETS}), []);
        const dispatched = await give(
          engine,
          desk.id,
          {type: 'dispatch', departmentCode: ENTERPRISES, assistingDepartmentCodes: [MARKETS, DISSOLVED]},
          {actor: {role: 'dispatcher', accountId: 'dispatcher-1'}},
        );
        equal(dispatched.outcome === 'saved' && dispatched.order.assistingDepartmentCodes, [MARKETS, DISSOLVED]);
        equal(await found(engine, {departmentCode: MARKETS}), [desk.id]);
        equal(await found(engine, {departmentCode: ENTERPRISES}), [near.id, desk.id].sort());
        equal(await found(engine, {handledBy: MARKETS}), []);
        equal(await found(engine, {departmentCode: MARKETS, states: ['verifying']}), []);
        equal((await give(engine, desk.id, {type: 'sign'})).outcome, 'saved');
        equal(await found(engine, {departmentCode: MARKETS, states: ['verifying']}), [desk.id]);
        equal(await found(engine, {departmentCode: MARKETS, areaCodes: [NANJING]}), [desk.id]);
        equal(await found(engine, {departmentCode: MARKETS, areaCodes: [TIANNING]}), []);
      },
    },
    {
      title: 'lists what waits for one role, of one level, class or channel, and not what is about a person',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const [a, b, c] = [
          await openOne(engine, 'A', {level: 1}),
          await openOne(engine, 'B', {level: 2}),
          await openOne(engine, 'C', {level: 2}),
        ];
        equal(await found(engine, {waitsFor: 'handler'}), [a.id, b.id, c.id].sort());
        equal(await found(engine, {waitsFor: 'dispatcher'}), []);
        equal(await found(engine, {level: 1}), [a.id]);
        equal(await found(engine, {channel: 'no-such'}), []);
        await give(engine, b.id, {type: 'sign'});
        await give(engine, b.id, {type: 'classify', class: 'simple'});
        equal(await found(engine, {class: 'simple'}), [b.id]);
        const {staffNumber = ''} = a.subject;
        equal(staffNumber === '', false);
        equal(await found(engine, {notAbout: {staffNumber, departmentCode: ENTERPRISES}}), []);
        equal(await found(engine, {notAbout: {staffNumber}}), []);
        equal((await found(engine, {notAbout: {staffNumber, departmentCode: MARKETS}})).length, 3);
        equal((await found(engine, {notAbout: {staffNumber: 'another'}})).length, 3);
      },
    },
    {
      title: 'lists the newest or the oldest first, page by page, each once',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(5);
        await stock(engine, ...cases);
        const opened: string[] = [];
        for (const [index, one] of cases.entries()) {
          opened.push((await openOne(engine, one, {receivedAt: SAMPLE_AT + index * 1000})).id);
        }
        for (const order of ['oldest', 'newest'] as const) {
          const seen: string[] = [];
          let after: WorkOrderCursor | undefined;
          do {
            const page = await listWorkOrders(engine, {show: 'open', order, limit: 2, ...(after && {after})});
            seen.push(...page.orders.map(({order: {id}}) => id));
            after = page.next;
          } while (after !== undefined);
          equal(seen, order === 'oldest' ? opened : opened.toReversed());
        }
      },
    },
    {
      title: 'finds an order by the whole number of its case, unless the review was anonymous',
      run: async (engine, {equal}) => {
        await stock(engine, 'CASE-7', 'CASE-77', 'SECRET-1');
        const named = await openOne(engine, 'CASE-7');
        await openOne(engine, 'CASE-77');
        await openOne(engine, 'SECRET-1', {identityMode: 'anonymous'});
        equal(await found(engine, {search: 'CASE-7'}), [named.id]);
        equal(await found(engine, {search: 'CASE'}), []);
        equal(await found(engine, {search: 'SECRET-1'}), []);
      },
    },
    {
      title: 'keeps the views of one account, up to as many as it may have',
      run: async (engine, {equal}) => {
        const save = (account: string, id: string, name: string): Promise<boolean> =>
          saveInboxView(engine, account, {id, name, query: {level: '1'}}, {at: SAMPLE_AT, most: 2});
        equal(await save('one', 'a', '一级'), true);
        equal(await save('one', 'b', '二级'), true);
        equal(await save('one', 'c', '三级'), false);
        equal(await save('one', 'b', '本周'), true);
        equal(await save('two', 'c', '别人的'), true);
        const names = async (account: string): Promise<string[]> =>
          (await listInboxViews(engine, account)).map(({name}) => name);
        equal(await names('one'), ['一级', '本周']);
        await deleteInboxView(engine, 'one', 'c', SAMPLE_AT);
        await deleteInboxView(engine, 'one', 'a', SAMPLE_AT);
        equal(await names('one'), ['本周']);
        equal(await names('two'), ['别人的']);
      },
    },
  ];
}
