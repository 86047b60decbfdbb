import {Catalogue} from '@haochaping/protocol';
import {assert} from 'chai';
import {
  assertProblem,
  bodyOf,
  business,
  citizen,
  type ContractCase,
  type ContractPlace,
  everybody,
  finishCase,
  get,
  post,
  refusedWith,
  reviewOf,
  saysOf,
  send,
} from './place.ts';

async function levels(place: ContractPlace): Promise<Record<string, number>> {
  return bodyOf(await everybody(place).readSummary({query: {}})).levels;
}

export const citizenCases: readonly ContractCase[] = [
  {
    title: 'the catalogue has five levels, forty indicators and the notice, and is not sent again to whoever has it',
    async run(place) {
      const first = await get(place, '/v1/catalogue');
      const etag = first.headers.get('etag') ?? '';
      const catalogue = Catalogue.parse(await first.json());
      assert.deepEqual(
        catalogue.levels.map(({level, name}) => `${String(level)} ${name}`),
        ['5 非常满意', '4 满意', '3 基本满意', '2 不满意', '1 非常不满意'],
      );
      assert.lengthOf(catalogue.indicators, 40);
      assert.include(catalogue.notice.text, '一个工作日');
      const second = await get(place, '/v1/catalogue', {'if-none-match': etag});
      assert.equal(second.status, 304);
      assert.equal(await second.text(), '');
    },
  },
  {
    title: 'an invitation says what it invites to rate, and that it was used',
    async run(place) {
      const finished = await finishCase(place);
      const asked = {body: {invitation: finished.invitation}};
      const open = bodyOf(await citizen(place).readInvitation(asked));
      assert.equal(open.state, 'open');
      assert.equal(open.about.itemName, finished.itemName);
      assert.equal(open.about.caseNumber, finished.caseNumber);
      await send(place, reviewOf(finished.invitation));
      assert.equal(bodyOf(await citizen(place).readInvitation(asked)).state, 'rated');
    },
  },
  {
    title: 'a good review is counted once, however often it is sent',
    async run(place) {
      const before = await levels(place);
      const review = reviewOf((await finishCase(place)).invitation);
      assert.deepEqual(saysOf((await send(place, review))[0]), {outcome: 'recorded', late: false});
      for (let again = 0; again < 3; again++) {
        assert.deepEqual(saysOf((await send(place, review))[0]), {outcome: 'already-recorded', by: 'this-review'});
      }
      assert.deepEqual(await levels(place), {...before, '5': (before['5'] ?? 0) + 1});
    },
  },
  {
    title: 'the same review twice in one batch is one review',
    async run(place) {
      const before = await levels(place);
      const review = reviewOf((await finishCase(place)).invitation, {level: 4});
      const outcomes = await send(place, review, review);
      assert.deepEqual(outcomes.map(saysOf), [
        {outcome: 'recorded', late: false},
        {outcome: 'already-recorded', by: 'this-review'},
      ]);
      assert.deepEqual(await levels(place), {...before, '4': (before['4'] ?? 0) + 1});
    },
  },
  {
    title: 'a second rating of one service is kept as an attempt, and contested when the levels differ',
    async run(place) {
      const {invitation} = await finishCase(place);
      const before = await levels(place);
      const outcomes = [
        ...(await send(place, reviewOf(invitation))),
        ...(await send(place, reviewOf(invitation))),
        ...(await send(place, reviewOf(invitation, {level: 2, indicators: ['207']}))),
      ];
      assert.deepEqual(outcomes.map(saysOf), [
        {outcome: 'recorded', late: false},
        {outcome: 'already-recorded', by: 'another-review'},
        {outcome: 'contested'},
      ]);
      assert.deepEqual(await levels(place), {...before, '5': (before['5'] ?? 0) + 1});
    },
  },
  {
    title: 'a bad attempt after a good first rating still opens a work order',
    async run(place) {
      const {invitation} = await finishCase(place);
      await send(place, reviewOf(invitation));
      const bad = reviewOf(invitation, {level: 1, text: '柜台有人替我点了满意。'});
      await send(place, bad);
      const progress = bodyOf(await citizen(place).readReceipt({body: {receiptCode: bad.receiptCode}}));
      assert.equal(progress.standing, 'attempt');
      assert.match(progress.workOrder?.number ?? '', /^CP\d{20}$/);
    },
  },
  {
    title: 'a receipt tells of a good review that it arrived, and of a bad one by when the office makes contact',
    async run(place) {
      const good = reviewOf((await finishCase(place)).invitation, {text: '<b>很好</b>'});
      const bad = reviewOf((await finishCase(place, '江宁')).invitation, {level: 2, indicators: ['208']});
      await send(place, good, bad);
      const kept = bodyOf(await citizen(place).readReceipt({body: {receiptCode: good.receiptCode}}));
      assert.equal(kept.text, '<b>很好</b>');
      assert.isUndefined(kept.workOrder);
      const {workOrder} = bodyOf(await citizen(place).readReceipt({body: {receiptCode: bad.receiptCode}}));
      assert.equal(workOrder?.step, 'with-the-office');
      assert.equal(workOrder?.until?.what, 'contact');
    },
  },
  {
    title: 'an unknown receipt code is a 404, an unreadable one a 400',
    async run(place) {
      await assertProblem(
        await post(place, '/v1/receipts/read', {receiptCode: '0000000000000000'}),
        'receipt-unknown',
        404,
      );
      await assertProblem(await post(place, '/v1/receipts/read', {receiptCode: "' or 1=1 --"}), 'body-invalid', 400);
    },
  },
  {
    title:
      'one invitation and one receipt code may be read often, but not without end, and others are not touched by that',
    async run(place) {
      const [finished, other] = [await finishCase(place), await finishCase(place)];
      const review = reviewOf(finished.invitation);
      await send(place, review);
      const wall: readonly (readonly [string, unknown, unknown])[] = [
        ['/v1/invitations/read', {invitation: finished.invitation}, {invitation: other.invitation}],
        ['/v1/receipts/read', {receiptCode: review.receiptCode}, {receiptCode: '0000000000000001'}],
      ];
      for (const [path, asked, askedOfAnother] of wall) {
        let reads = 0;
        let answer = await post(place, path, asked);
        for (; answer.status === 200 && reads < 200; reads++) answer = await post(place, path, asked);
        assert.isAtLeast(reads, 60, path);
        assert.match(answer.headers.get('retry-after') ?? '', /^[12]$/);
        await assertProblem(answer, 'too-many-attempts', 429);
        assert.notEqual((await post(place, path, askedOfAnother)).status, 429);
      }
      const again = await send(place, review);
      assert.deepEqual(again.map(saysOf), [{outcome: 'already-recorded', by: 'this-review'}], 'sending is not reading');
    },
  },
  {
    title: 'a rating saved in time counts although it comes after the end, and beyond the grace is kept as late',
    async run(place) {
      const before = await levels(place);
      const [early, late] = [await issueFor(place, 20), await issueFor(place, 60)];
      const reading = bodyOf(await citizen(place).readInvitation({body: {invitation: late.invitation}}));
      assert.equal(reading.state, 'expired');
      const savedAt = (expiresAt: string): string => new Date(Date.parse(expiresAt) - 60_000).toISOString();
      const bad = {level: 2, indicators: ['209']};
      const intime = reviewOf(early.invitation, {...bad, submittedAt: savedAt(early.expiresAt)});
      const overdue = reviewOf(late.invitation, {...bad, submittedAt: savedAt(late.expiresAt)});
      const afterTheEnd = reviewOf((await issueFor(place, 60)).invitation, bad);
      assert.deepEqual((await send(place, intime, overdue, afterTheEnd)).map(saysOf), [
        {outcome: 'recorded', late: false},
        {outcome: 'recorded', late: true},
        {outcome: 'refused', code: 'invitation-expired'},
      ]);
      assert.deepEqual(await levels(place), {...before, '2': (before['2'] ?? 0) + 1});
      const {workOrder} = bodyOf(await citizen(place).readReceipt({body: {receiptCode: overdue.receiptCode}}));
      assert.exists(workOrder, 'a late bad review is handled like any other');
    },
  },
  {
    title: 'the figures of the whole add up, and an unknown area is a 404',
    async run(place) {
      const {levels: counts, good, bad, goodRate} = bodyOf(await everybody(place).readSummary({query: {}}));
      assert.equal(good, counts['5'] + counts['4'] + counts['3']);
      assert.equal(bad, counts['2'] + counts['1']);
      assert.deepEqual(goodRate, {numerator: good, denominator: good + bad});
      const cities = bodyOf(await everybody(place).readAreas({query: {}})).areas;
      assert.lengthOf(cities, 13);
      const departments = bodyOf(await everybody(place).readDepartments({query: {}})).departments;
      assert.equal(
        departments.reduce((sum, department) => sum + department.good + department.bad, 0),
        good + bad,
      );
      const nowhere = await everybody(place).readSummary({query: {area: '990000000000'}});
      assert.deepEqual(refusedWith(nowhere), {status: 404, code: 'area-unknown'});
      const wrong = await everybody(place).readSummary({query: {area: '32'}});
      assert.deepEqual(refusedWith(wrong), {status: 400, code: 'query-invalid'});
    },
  },
];

/** An invitation for a service given so many days ago. */
async function issueFor(place: ContractPlace, daysAgo: number): Promise<{invitation: string; expiresAt: string}> {
  const {departmentName: _, ...finished} = await finishCase(place, '江宁');
  const caseNumber = `OLD-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const params = {caseNumber, serviceNumber: '1'};
  const body = {
    serviceName: finished.serviceName,
    servedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    itemCode: finished.caseNumber.slice(0, 31),
    itemName: finished.itemName,
    departmentCode: finished.caseNumber.slice(0, 18),
    areaCode: '320115',
    place: 'on-site',
    caseStatus: 'finished',
  } as const;
  bodyOf(await business(place, 'business-system').putServiceInstance({params, body}));
  return bodyOf(await business(place, 'portal').issueInvitation({params, body: {channel: 'sms-link'}}));
}
