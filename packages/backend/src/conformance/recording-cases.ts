import {readInvitationSubject} from '../store/invitation-state.ts';
import {readReceipt} from '../store/read-receipt.ts';
import {readServiceInstance} from '../store/service-instances.ts';
import {StoreError} from '../store/store-error.ts';
import {inTransaction} from '../store/transaction.ts';
import {uuidV7} from '../store/uuid-v7.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {SAMPLE_AT, sampleReview} from './samples.ts';
import {caseNumbers, rowCounts, settled, stock} from './stock.ts';

// No engine can store it: it fails in the database, not before.
const UNWRITABLE = {text: null as unknown as string};

export function recordingCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'records a review and remembers it by id, instance and receipt',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        equal(await readInvitationSubject(engine, 'none#1'), undefined);
        equal((await readInvitationSubject(engine, 'A#1'))?.rated, false);
        const review = sampleReview('A', {text: '<b>一次办结</b> 👍', indicators: ['501', '502']});
        equal(await engine.recordReviews([review]), [
          {id: review.id, outcome: 'recorded', receivedAt: SAMPLE_AT, late: false},
        ]);
        equal((await readInvitationSubject(engine, 'A#1'))?.rated, true);
        const receipt = await readReceipt(engine, review.receiptHash);
        equal(receipt?.review.text, '<b>一次办结</b> 👍');
        equal(receipt?.review.indicators, ['501', '502']);
        equal(receipt?.review.standing, 'first');
        equal(receipt?.instance, await readServiceInstance(engine, 'A#1'));
        equal(receipt?.departmentName, '江宁区行政审批局');
        equal(receipt?.order, undefined);
        equal(receipt?.entries, []);
        equal(await readReceipt(engine, 'unknown'), undefined);
      },
    },
    {
      title: 'answers a replay as the first time and writes nothing',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const good = sampleReview('A');
        const bad = sampleReview('B', {level: 1});
        const contested = sampleReview('A', {level: 2});
        const first = await engine.recordReviews([good, bad, contested]);
        const orderOf = (id: string): unknown =>
          first.flatMap((one) => (one.id === id && 'orderId' in one ? one.orderId : []))[0];
        const before = await rowCounts(engine);
        const later = [contested, bad, good].map((review) => ({...review, receivedAt: SAMPLE_AT + 60_000}));
        const receivedAt = SAMPLE_AT;
        equal(await engine.recordReviews(later), [
          {id: contested.id, outcome: 'contested', receivedAt, orderId: orderOf(contested.id)},
          {id: bad.id, outcome: 'already-recorded', by: 'this-review', receivedAt, orderId: orderOf(bad.id)},
          {id: good.id, outcome: 'already-recorded', by: 'this-review', receivedAt},
        ]);
        equal(await rowCounts(engine), before);
      },
    },
    {
      title: 'refuses a known id with another body, also for another instance, and spares its neighbours',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C', 'D');
        const known = sampleReview('A');
        await engine.recordReviews([known]);
        const outcomes = await engine.recordReviews([
          sampleReview('B'),
          {...known, bodyDigest: 'another', level: 1},
          sampleReview('C', {id: known.id, bodyDigest: 'of another invitation'}),
          sampleReview('D'),
        ]);
        equal(
          outcomes.map(({outcome}) => outcome),
          ['recorded', 'refused', 'refused', 'recorded'],
        );
        equal(
          outcomes.flatMap((outcome) => ('code' in outcome ? outcome.code : [])),
          ['id-reused', 'id-reused'],
        );
        equal((await rowCounts(engine)).review, 3);
        equal((await rowCounts(engine)).work_order, 0);
      },
    },
    {
      title: 'refuses a review of an unknown instance and spares its neighbours',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const outcomes = await engine.recordReviews([
          sampleReview('A'),
          sampleReview('X', {level: 1}),
          sampleReview('B'),
        ]);
        equal(
          outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome)),
          ['recorded', 'service-instance-unknown', 'recorded'],
        );
        equal((await rowCounts(engine)).work_order_serial, 0);
      },
    },
    {
      title: 'keeps a second rating as an attempt, and marks the instance when the levels differ',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const contestedAt = async (key: string): Promise<unknown> =>
          engine.db
            .selectFrom('service_instance')
            .select('contested_at')
            .where('subject_key', '=', key)
            .executeTakeFirst();
        await engine.recordReviews([sampleReview('A'), sampleReview('B')]);
        const same = await engine.recordReviews([sampleReview('A', {receivedAt: SAMPLE_AT + 1})]);
        equal(
          same.map((outcome) => ('by' in outcome ? outcome.by : outcome.outcome)),
          ['another-review'],
        );
        equal(await contestedAt('A#1'), {contested_at: null});
        const other = await engine.recordReviews([sampleReview('A', {level: 4, receivedAt: SAMPLE_AT + 2})]);
        equal(
          other.map(({outcome}) => outcome),
          ['contested'],
        );
        await engine.recordReviews([sampleReview('A', {level: 3, receivedAt: SAMPLE_AT + 3})]);
        equal(await contestedAt('A#1'), {contested_at: SAMPLE_AT + 2});
        equal(await contestedAt('B#1'), {contested_at: null});
      },
    },
    {
      title: 'opens an order for a bad attempt as for a bad first one, each exactly once',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const attempt = sampleReview('A', {level: 2});
        const [first, contested] = await engine.recordReviews([sampleReview('A'), attempt]);
        equal(first?.outcome, 'recorded');
        equal(contested?.outcome, 'contested');
        const receipt = await readReceipt(engine, attempt.receiptHash);
        equal(contested !== undefined && 'orderId' in contested && contested.orderId, receipt?.order?.id);
        equal(receipt?.order?.reviewId, attempt.id);
        await engine.recordReviews([attempt, attempt]);
        equal((await rowCounts(engine)).work_order, 1);
        const {counted} = await engine.db.selectFrom('work_order').select('counted').executeTakeFirstOrThrow();
        equal(counted, 0);
      },
    },
    {
      title: 'writes nothing of a batch of which one row cannot be written',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const before = await rowCounts(engine);
        const reviews = [sampleReview('A', {level: 1}), sampleReview('B', UNWRITABLE), sampleReview('C')];
        equal(await settled(engine.recordReviews(reviews)), 'rejected');
        equal(await rowCounts(engine), before);
        equal((await readInvitationSubject(engine, 'A#1'))?.rated, false);
        equal(
          (await engine.recordReviews([sampleReview('A')])).map(({outcome}) => outcome),
          ['recorded'],
        );
      },
    },
    {
      title: 'lets one of 32 concurrent callers fail alone',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(32);
        await stock(engine, ...cases);
        const outcomes = await Promise.all(
          cases.map((one, index) => settled(engine.recordReviews([sampleReview(one, index === 17 ? UNWRITABLE : {})]))),
        );
        const failed = outcomes.flatMap((outcome, index) => (outcome === 'rejected' ? [index] : []));
        equal(failed, [17]);
        equal((await rowCounts(engine)).review, 31);
      },
    },
    {
      title: 'gives each of 32 concurrent callers the outcomes of its own reviews, in its order',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(96);
        await stock(engine, ...cases);
        const batches = Array.from({length: 32}, (_, index) =>
          cases.slice(index * 3, index * 3 + 3).map((one) => sampleReview(one)),
        );
        const outcomes = await Promise.all(batches.map((batch) => engine.recordReviews(batch)));
        equal(
          outcomes.map((batch) => batch.map(({id, outcome}) => [id, outcome])),
          batches.map((batch) => batch.map(({id}) => [id, 'recorded'])),
        );
      },
    },
    {
      title: 'counts one of 32 concurrent ratings of an instance and opens an order for every bad one',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const reviews = Array.from({length: 32}, (_, index) => sampleReview('A', {level: index % 2 === 0 ? 5 : 1}));
        const outcomes = (await Promise.all(reviews.map((review) => engine.recordReviews([review])))).flat();
        equal(outcomes.filter(({outcome}) => outcome === 'recorded').length, 1);
        equal(outcomes.filter(({outcome}) => outcome === 'contested').length, 16);
        const rows = await rowCounts(engine);
        equal([rows.review, rows.work_order], [32, 16]);
      },
    },
    {
      title: 'records one of 32 concurrent copies of a review, with one order',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const review = sampleReview('A', {level: 1});
        const outcomes = (await Promise.all(Array.from({length: 32}, () => engine.recordReviews([review])))).flat();
        equal(outcomes.filter(({outcome}) => outcome === 'recorded').length, 1);
        equal(new Set(outcomes.map((outcome) => ('orderId' in outcome ? outcome.orderId : undefined))).size, 1);
        const rows = await rowCounts(engine);
        // The instance, the review, that the instance was rated, an order opened, and dispatched.
        equal([rows.review, rows.work_order, rows.count_delta], [1, 1, 5]);
      },
    },
    {
      title: 'records reviews that arrive while a transaction is open, whatever becomes of that one',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        let recording: Promise<unknown> | undefined;
        const failing = inTransaction(engine, async (trx) => {
          await trx.insertInto('setting').values({name: 'half', value: 'written'}).execute();
          recording ??= engine.recordReviews([sampleReview('A', {level: 1})]);
          await trx.selectFrom('setting').selectAll().execute();
          throw new Error('Stop here.');
        });
        equal(await settled(failing), 'rejected');
        await recording;
        equal((await rowCounts(engine)).work_order, 1);
        equal(await engine.db.selectFrom('setting').selectAll().execute(), []);
      },
    },
    {
      title: 'stores a text that holds a zero character or half a surrogate pair rather than refuse it for ever',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const review = sampleReview('A', {text: '前\u0000后 \ud83d'});
        equal(
          (await engine.recordReviews([review])).map(({outcome}) => outcome),
          ['recorded'],
        );
        equal((await readReceipt(engine, review.receiptHash))?.review.text.startsWith('前'), true);
      },
    },
    {
      title: 'takes no reviews once it is closed, and finishes those under way',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const underWay = engine.recordReviews([sampleReview('A')]);
        const closed = engine.close();
        equal(
          (await underWay).map(({outcome}) => outcome),
          ['recorded'],
        );
        await closed;
        await engine.close();
        const code = await engine.recordReviews([sampleReview('A', {id: uuidV7(SAMPLE_AT)})]).then(
          () => 'recorded',
          (error: unknown) => (error instanceof StoreError ? error.code : error),
        );
        equal(code, 'closed');
      },
    },
  ];
}
