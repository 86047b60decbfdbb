import type {Command} from '@haochaping/core';
import {runAssessRisk} from '../jobs/assess-risk.ts';
import {runDue} from '../jobs/due.ts';
import {runEarlyWarning} from '../jobs/early-warning.ts';
import {acknowledgeWarning, findWarning, listWarnings} from '../store/early-warnings.ts';
import {findQuarantined, listQuarantine, quarantineReview, releaseReview} from '../store/quarantine.ts';
import {readReceipt} from '../store/read-receipt.ts';
import {recount} from '../store/recount.ts';
import {listContested, listLedger, listSupervised} from '../store/supervision-lists.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {give, openOne} from './order-steps.ts';
import {
  DAY_MS,
  ENTERPRISES,
  JIANGNING,
  MARKETS,
  NANJING,
  SAMPLE_AT,
  SAMPLE_RULES,
  sampleInstance,
  sampleReview,
  TIANNING,
} from './samples.ts';
import {caseNumbers, stock} from './stock.ts';

const MANAGEMENT = {role: 'management', accountId: 'management-1'} as const;
const press: Command = {type: 'issue-supervision', workingDays: 2, reason: '限期办结。'};

export function supervisionCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'lists the ledger and the orders under supervision by area, page by page, as the orders themselves say',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', sampleInstance('T', {areaCode: TIANNING, departmentCode: MARKETS}));
        const orders = [await openOne(engine, 'A'), await openOne(engine, 'B'), await openOne(engine, 'T')];
        const ids = orders.map(({id}) => id).sort();
        // Two weeks later nobody has answered: the clock has pressed all the way up.
        for (let day = 1; day <= 16; day++) await runDue({engine}, SAMPLE_RULES, SAMPLE_AT + day * DAY_MS);
        const supervised = await listSupervised(engine, {issuedOnly: false, limit: 10});
        equal(
          supervised.map(({level}) => level),
          [3, 3, 3],
        );
        equal(supervised.map(({listed}) => listed.order.id).sort(), ids);
        const first = await listSupervised(engine, {issuedOnly: false, limit: 1});
        const [{level, since, listed} = {level: 0, since: 0, listed: {order: {id: ''}}}] = first;
        const rest = {issuedOnly: false, limit: 10, after: {level, since, orderId: listed.order.id}} as const;
        equal((await listSupervised(engine, rest)).length, 2);
        equal((await listSupervised(engine, {issuedOnly: false, level: 2, limit: 10})).length, 0);
        equal((await listSupervised(engine, {issuedOnly: false, areaCode: TIANNING, limit: 10})).length, 1);
        const pressed = orders[0]?.id ?? '';
        equal((await give(engine, pressed, press, {actor: MANAGEMENT, at: SAMPLE_AT + 17 * DAY_MS})).outcome, 'saved');
        const issued = await listSupervised(engine, {issuedOnly: true, limit: 10});
        equal([issued.length, issued[0]?.issued, issued[0]?.issuedDueAt !== undefined], [1, 1, true]);

        const ledger = await listLedger(engine, {show: 'standing', limit: 10});
        equal(
          ledger.map(({cause}) => cause),
          ['supervision', 'overdue', 'overdue', 'overdue'],
        );
        equal((await listLedger(engine, {show: 'standing', areaCode: NANJING, limit: 10})).length, 3);
        equal(await listLedger(engine, {show: 'struck-off', limit: 10}), []);
        const [top] = ledger;
        const {enteredAt = 0, orderId = '', position = 0} = top ?? {};
        equal((await listLedger(engine, {show: 'all', limit: 10, after: {enteredAt, orderId, position}})).length, 3);
      },
    },
    {
      title: 'lists contested instances with both ratings, and not the follow-up of one',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        await engine.recordReviews([sampleReview('A', {level: 5})]);
        await engine.recordReviews([sampleReview('A', {level: 1, receivedAt: SAMPLE_AT + 1})]);
        await engine.recordReviews([sampleReview('B', {level: 2})]);
        const found = await listContested(engine, {limit: 10});
        equal(
          found.map(({caseNumber, ratings}) => [caseNumber, ratings.map((one) => [one.level, one.standing])]),
          [
            [
              'A',
              [
                [5, 'first'],
                [1, 'attempt'],
              ],
            ],
          ],
        );
        equal(found[0]?.ratings[1]?.orderId === undefined, false);
        equal(await listContested(engine, {areaCode: TIANNING, limit: 10}), []);
        const [one] = found;
        const after = {contestedAt: one?.contestedAt ?? 0, subjectKey: one?.subjectKey ?? ''};
        equal(await listContested(engine, {limit: 10, after}), []);
      },
    },
    {
      title: 'takes a review out of every count and lets it in again, once each, and leaves its order alone',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const order = await openOne(engine, 'A');
        await engine.recordReviews([sampleReview('B')]);
        const {subjectKey, reviewId: id} = order;
        const risk = {score: 50, reasons: ['burst', 'same-indicators'], at: SAMPLE_AT + 1} as const;
        equal(await quarantineReview(engine, {subjectKey, id}, risk), true);
        equal(await quarantineReview(engine, {subjectKey, id}, risk), false);
        equal((await recount(engine)).drift, 0);
        const counted = async (): Promise<unknown> => {
          const review = await engine.db
            .selectFrom('review')
            .select('counted_on')
            .where('id', '=', id)
            .executeTakeFirst();
          const row = await engine.db
            .selectFrom('work_order')
            .select(['counted', 'state'])
            .where('id', '=', order.id)
            .executeTakeFirst();
          return [review?.counted_on, row?.counted, row?.state];
        };
        equal(await counted(), [null, 0, 'dispatched']);
        const held = await findQuarantined(engine, id);
        equal([held?.score, held?.reasons, held?.areaCode], [50, ['burst', 'same-indicators'], JIANGNING]);
        // The office works on meanwhile: what it does is counted as soon as the review is.
        equal((await give(engine, order.id, {type: 'sign'})).outcome, 'saved');
        equal((await recount(engine)).drift, 0);
        const release = {at: SAMPLE_AT + 2, by: 'management-1', reason: '核实为本人。'};
        await releaseReview(engine, {subjectKey, id}, release);
        await releaseReview(engine, {subjectKey, id}, {...release, reason: '再来一次'});
        equal(await counted(), ['2026-11-23', 1, 'verifying']);
        equal((await recount(engine)).drift, 0);
        equal((await findQuarantined(engine, id))?.released, release);
        equal(await quarantineReview(engine, {subjectKey, id}, risk), false, 'who was looked at stays in');
        equal((await listQuarantine(engine, {show: 'held', limit: 10})).length, 0);
        equal((await listQuarantine(engine, {show: 'released', areaCode: JIANGNING, limit: 10})).length, 1);
        const after = {at: risk.at, id};
        equal((await listQuarantine(engine, {show: 'all', limit: 10, after})).length, 0);
      },
    },
    {
      title: 'looks through what was recorded, each review once, and holds back a burst of the same after a bad one',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(30);
        await stock(engine, ...cases);
        const reviews = cases.map((one, place) =>
          sampleReview(one, {
            channel: 'desk-evaluator',
            ...(place === 22 ? {level: 1, indicators: ['115']} : {level: 5, indicators: ['510', '517']}),
            receivedAt: SAMPLE_AT + place * 1_000,
          }),
        );
        await engine.recordReviews(reviews);
        const looking = async (): Promise<number> => runAssessRisk({engine}, SAMPLE_RULES, SAMPLE_AT + 60_000);
        equal(await looking(), 3, 'from the fifth best one after the bad one on');
        equal(await looking(), 0);
        const held = await listQuarantine(engine, {show: 'held', limit: 10});
        equal(
          held.map(({id}) => id).sort(),
          reviews
            .slice(27)
            .map(({id}) => id)
            .sort(),
        );
        equal((await readReceipt(engine, reviews[22]?.receiptHash ?? ''))?.order?.state, 'dispatched');
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'warns of a window, and of a department with suddenly more than in all the weeks before, once each',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(16);
        await stock(engine, ...cases.map((one) => sampleInstance(one, {itemCode: `${ENTERPRISES}${one}`})));
        // Ten weeks with one bad review each, then six in a week.
        for (let week = 10; week > 0; week--) {
          await openOne(engine, cases[week] ?? '', {receivedAt: SAMPLE_AT - week * 7 * DAY_MS - DAY_MS});
        }
        const warning = async (at: number): Promise<number> => runEarlyWarning({engine}, SAMPLE_RULES, at);
        equal(await warning(SAMPLE_AT), 0);
        for (const one of [0, 11, 12, 13, 14, 15]) await openOne(engine, cases[one] ?? '', {receivedAt: SAMPLE_AT + 1});
        equal(await warning(SAMPLE_AT + 2), 2);
        equal(await warning(SAMPLE_AT + DAY_MS), 0);
        const open = await listWarnings(engine, {show: 'open', limit: 10});
        equal(open.map(({subject, count}) => `${subject} ${String(count)}`).sort(), ['department 6', 'window 6']);
        const risen = open.find(({subject}) => subject === 'department');
        equal([risen?.rise?.present, risen?.rise?.mean], [6, 1]);
        equal((await listWarnings(engine, {show: 'all', areaCode: TIANNING, limit: 10})).length, 0);
        const id = risen?.id ?? '';
        const word = {at: SAMPLE_AT + 3, by: 'management-1', note: '增派人手。'};
        await acknowledgeWarning(engine, id, word);
        await acknowledgeWarning(engine, id, {...word, note: '改写。'});
        equal((await findWarning(engine, id))?.acknowledged, word);
        equal((await listWarnings(engine, {show: 'open', limit: 10})).length, 1);
        const [page] = await listWarnings(engine, {show: 'all', limit: 1});
        const after = {raisedAt: page?.raisedAt ?? 0, id: page?.id ?? ''};
        equal((await listWarnings(engine, {show: 'all', limit: 10, after})).length, 1);
        equal(await warning(SAMPLE_AT + 6 * DAY_MS), 0, 'still the same week');
      },
    },
  ];
}
