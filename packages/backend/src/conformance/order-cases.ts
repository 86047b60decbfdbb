import {type Command, dueNow, endOfLocalDate, SYSTEM, type WorkOrder} from '@haochaping/core';
import {listAudit} from '../store/audit.ts';
import {listUndeliveredEvents, markEventDelivered} from '../store/outgoing-events.ts';
import {readReceipt} from '../store/read-receipt.ts';
import {listOrdersToCheck, readWorkOrder} from '../store/work-orders.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {give, HANDLER, openOne} from './order-steps.ts';
import {
  DAY_MS,
  DISSOLVED,
  ENTERPRISES,
  MARKETS,
  QIXIA,
  SAMPLE_AT,
  SAMPLE_RULES,
  sampleInstance,
  sampleReview,
  TIANNING,
} from './samples.ts';
import {caseNumbers, rowCounts, stock} from './stock.ts';

export function orderCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'opens an order with its number, clocks and history, in the hands of the office that served',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const review = sampleReview('A', {level: 2});
        await engine.recordReviews([review]);
        const opened = (await readReceipt(engine, review.receiptHash))?.order;
        const read = await readWorkOrder(engine, opened?.id ?? '');
        equal(read?.order, opened);
        equal(read?.order.state, 'dispatched');
        equal(read?.order.number, 'CP32011520261123000001');
        equal(read?.order.departmentCode, ENTERPRISES);
        equal(read?.order.receivedAt, SAMPLE_AT);
        equal(read?.order.deadlines.contactDueOn?.on, '2026-11-24');
        equal(read?.order.deadlines.replyDueOn?.on, '2026-11-30');
        equal(read?.nextDueAt, endOfLocalDate('2026-11-24'));
        equal([read?.itemName, read?.departmentName, read?.areaName], ['企业设立登记', '江宁区行政审批局', '江宁区']);
        equal(read?.review.id, review.id);
        equal(read?.instance.staffNumber, '0107');
        equal(read?.entries, [
          {version: 1, at: SAMPLE_AT, by: {role: 'system'}, command: {type: 'open'}, state: 'created'},
          {
            version: 2,
            at: SAMPLE_AT,
            by: {role: 'system'},
            command: {type: 'dispatch', departmentCode: ENTERPRISES},
            state: 'dispatched',
          },
        ]);
        equal(await readWorkOrder(engine, 'unknown'), undefined);
      },
    },
    {
      title: 'routes to the body of the item when the office was dissolved, and to a desk when nobody is left',
      run: async (engine, {equal}) => {
        const dissolved = {departmentCode: DISSOLVED, areaCode: QIXIA};
        await stock(
          engine,
          sampleInstance('A', dissolved),
          sampleInstance('B', {...dissolved, itemCode: `${DISSOLVED}0000000000001`}),
        );
        equal((await openOne(engine, 'A')).departmentCode, ENTERPRISES);
        const desk = await openOne(engine, 'B');
        equal([desk.state, desk.departmentCode, desk.routeFailure], ['routing', undefined, 'no-route']);
      },
    },
    {
      title: 'numbers orders by area and day without a gap, past refusals and replays',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(6);
        await stock(engine, ...cases, sampleInstance('T', {areaCode: TIANNING, departmentCode: MARKETS}));
        const bad = cases.map((one) => sampleReview(one, {level: 1}));
        await engine.recordReviews(bad.slice(0, 2));
        await engine.recordReviews([...bad.slice(0, 3), sampleReview('X', {level: 1}), sampleReview('T', {level: 1})]);
        await Promise.all(bad.slice(3, 5).map((review) => engine.recordReviews([review])));
        await engine.recordReviews([sampleReview('C005', {level: 1, receivedAt: SAMPLE_AT + DAY_MS})]);
        const numbers = await engine.db.selectFrom('work_order').select('number').orderBy('number').execute();
        equal(
          numbers.map(({number}) => number),
          [
            ...[1, 2, 3, 4, 5].map((serial) => `CP3201152026112300000${serial}`),
            'CP32011520261124000001',
            'CP32040220261123000001',
          ],
        );
      },
    },
    {
      title: 'saves a command with its entry, event and line of the log, or nothing',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const {id, version} = await openOne(engine, 'A');
        const before = await rowCounts(engine);
        equal(await give(engine, 'unknown', {type: 'sign'}), {outcome: 'unknown'});
        equal(await give(engine, id, {type: 'sign'}, {expectedVersion: version - 1}), {
          outcome: 'stale',
          currentVersion: version,
        });
        equal(await give(engine, id, {type: 'sign'}, {actor: {...HANDLER, departmentCode: MARKETS}}), {
          outcome: 'refused',
          refusal: {ok: false, code: 'not-your-department'},
        });
        equal(await rowCounts(engine), before);
        const saved = await give(engine, id, {type: 'sign'}, {expectedVersion: version});
        equal(saved.outcome === 'saved' && saved.order.state, 'verifying');
        const read = await readWorkOrder(engine, id);
        equal(saved.outcome === 'saved' && saved.order, read?.order);
        equal(read?.entries.at(-1), {
          version: version + 1,
          at: SAMPLE_AT + 60_000,
          by: {role: 'handler', accountId: 'handler-1', departmentCode: ENTERPRISES},
          command: {type: 'sign'},
          state: 'verifying',
        });
        const last = (await listAudit(engine, '', 100)).at(-1);
        equal(
          [last?.actor, last?.action, last?.subject, last?.detail['command']],
          ['handler-1', 'work-order-command', id, 'sign'],
        );
      },
    },
    {
      title: 'knows a command that is sent again by its key, and a key that is used for another',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const {id, version} = await openOne(engine, 'A');
        const sign = {expectedVersion: version, idempotencyKey: 'key-1'};
        equal((await give(engine, id, {type: 'sign'}, sign)).outcome, 'saved');
        const evidence: Command = {type: 'add-evidence', evidenceId: 'e1', kind: 'case-log', note: '办件日志'};
        const added = await give(engine, id, evidence, {idempotencyKey: 'key-2'});
        const before = await rowCounts(engine);
        const {kind, note, ...rest} = evidence;
        const reordered: Command = {note, kind, ...rest};
        const again = await give(engine, id, reordered, {idempotencyKey: 'key-2', expectedVersion: version + 1});
        equal(again, {...added, outcome: 'replayed', version: version + 2});
        const signed = await give(engine, id, {type: 'sign'}, sign);
        equal(signed.outcome === 'replayed' && [signed.version, signed.order.version], [version + 1, version + 2]);
        const other = {...sign, actor: {...HANDLER, accountId: 'handler-2'}};
        equal(await give(engine, id, {type: 'sign'}, other), {outcome: 'key-reused'});
        equal(await give(engine, id, evidence, sign), {outcome: 'key-reused'});
        equal(await rowCounts(engine), before);
      },
    },
    {
      title: 'lets one of 16 concurrent commands on the same version through, and tells the others',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const {id, version} = await openOne(engine, 'A');
        const saved = await Promise.all(
          Array.from({length: 16}, () => give(engine, id, {type: 'sign'}, {expectedVersion: version})),
        );
        equal(saved.filter(({outcome}) => outcome === 'saved').length, 1);
        equal(saved.filter(({outcome}) => outcome === 'stale').length, 15);
        equal((await readWorkOrder(engine, id))?.entries.length, 3);
      },
    },
    {
      title: 'wakes for an order when time alone has something to do there, and not before',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const {id} = await openOne(engine, 'A');
        const signAt = endOfLocalDate('2026-11-24');
        equal(await listOrdersToCheck(engine, SAMPLE_AT, 10), []);
        const due = async (at: number): Promise<readonly WorkOrder[]> => listOrdersToCheck(engine, at, 10);
        equal(
          (await due(signAt)).map((order) => order.id),
          [id],
        );
        for (const order of await due(signAt)) {
          for (const command of dueNow(order, {at: signAt, ...SAMPLE_RULES})) {
            equal((await give(engine, id, command, {actor: SYSTEM, at: signAt})).outcome, 'saved');
          }
        }
        equal((await readWorkOrder(engine, id))?.order.state, 'verifying');
        equal(await due(signAt), []);
        equal((await due(signAt + 30 * DAY_MS)).length, 1);
      },
    },
    {
      title: 'writes each event in the transaction it tells of, without a level, and delivers it once',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        await engine.recordReviews([sampleReview('A')]);
        await engine.recordReviews([sampleReview('A', {level: 1})]);
        const events = await listUndeliveredEvents(engine, 100);
        const times = (type: string): number => events.filter((event) => event.type === type).length;
        equal(times('review-recorded'), 2);
        equal(times('review-contested'), 1);
        equal(times('work-order-opened'), 1);
        equal(times('work-order-changed'), 1);
        equal(times('tell') > 0, true);
        equal(
          events.filter(({body}) => 'level' in body),
          [],
        );
        for (const {id} of events) await markEventDelivered(engine, id, SAMPLE_AT + 1);
        equal(await listUndeliveredEvents(engine, 100), []);
      },
    },
  ];
}
