import {endOfLocalDate, type LocalDate, type WorkOrder} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {listWorkOrders, type WorkOrderCursor, type WorkOrderFilter} from '../store/work-orders.ts';
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
          .set({next_due_at: null})
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
        equal(await ids({departmentCodes: [ENTERPRISES]}), near);
        equal(await ids({departmentCodes: [ENTERPRISES, MARKETS]}), all);
        equal(await ids({departmentCodes: []}), []);
        equal(await ids({areaCode: NANJING}), near);
        equal(await ids({areaCode: JIANGNING}), near);
        equal(await ids({areaCode: '320000'}), all);
        equal(await ids({areaCode: QIXIA}), []);
        equal(await ids({dueBefore: endOfLocalDate('2026-11-25')}), near);
        equal(await ids({search: '叉车'}), [t.id]);
        equal(await ids({search: '100%'}), [t.id]);
        equal(await ids({search: '%'}), [t.id]);
        equal(await ids({search: '_'}), []);
        equal(await ids({search: b.number.toLowerCase()}), [b.id]);
        equal(await ids({search: ''}), all);
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
            state: 'verifying',
            limit: 3,
            ...(after && {after}),
          });
          seen.push(...page.orders.map(({order}) => order.id));
          after = page.next;
        } while (after !== undefined);
        equal(seen.toSorted(), signed.toSorted());
        equal((await found(engine, {state: 'dispatched'})).length, 3);
        equal(await found(engine, {state: 'closed'}), []);
        equal(await found(engine, {state: 'verifying', show: 'closed'}), []);
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
        equal(await found(engine, {departmentCodes: [MARKETS]}), []);
        const dispatched = await give(
          engine,
          desk.id,
          {type: 'dispatch', departmentCode: ENTERPRISES, assistingDepartmentCodes: [MARKETS, DISSOLVED]},
          {actor: {role: 'dispatcher', accountId: 'dispatcher-1'}},
        );
        equal(dispatched.outcome === 'saved' && dispatched.order.assistingDepartmentCodes, [MARKETS, DISSOLVED]);
        equal(await found(engine, {departmentCodes: [MARKETS]}), [desk.id]);
        equal(await found(engine, {departmentCodes: [MARKETS, DISSOLVED]}), [desk.id]);
        equal(await found(engine, {departmentCodes: [ENTERPRISES, MARKETS]}), [near.id, desk.id].sort());
        equal(await found(engine, {departmentCodes: [MARKETS], state: 'verifying'}), []);
        equal((await give(engine, desk.id, {type: 'sign'})).outcome, 'saved');
        equal(await found(engine, {departmentCodes: [MARKETS], state: 'verifying'}), [desk.id]);
        equal(await found(engine, {departmentCodes: [MARKETS], areaCode: NANJING}), [desk.id]);
        equal(await found(engine, {departmentCodes: [MARKETS], areaCode: TIANNING}), []);
      },
    },
  ];
}
