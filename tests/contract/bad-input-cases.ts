import {MOST_REVIEWS_IN_A_BATCH, peekInvitation} from '@haochaping/protocol';
import {assert} from 'chai';
import {
  assertProblem,
  bodyOf,
  citizen,
  type ContractCase,
  finishCase,
  get,
  post,
  refusedWith,
  reviewOf,
  saysOf,
  send,
} from './place.ts';

const REVIEWS = '/v1/reviews';
const MEGABYTE = 1_048_576;

export const badInputCases: readonly ContractCase[] = [
  {
    title: 'what is not JSON, not UTF-8, too large or of another media type is told apart',
    async run(place) {
      await assertProblem(await post(place, REVIEWS, '{"reviews": ['), 'body-not-json', 400);
      await assertProblem(await post(place, REVIEWS, ''), 'body-not-json', 400);
      await assertProblem(await post(place, REVIEWS, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)), 'body-not-utf8', 400);
      await assertProblem(await post(place, REVIEWS, `"${'x'.repeat(20 * MEGABYTE)}"`), 'body-too-large', 413);
      await assertProblem(
        await post(place, REVIEWS, '{}', {'content-type': 'text/plain'}),
        'media-type-unsupported',
        415,
      );
    },
  },
  {
    title: 'a wrong envelope is refused as a whole',
    async run(place) {
      for (const envelope of [{}, [], null, 7, 'x', {reviews: 'x'}, {reviews: []}, {reviews: {length: 1}}]) {
        await assertProblem(await post(place, REVIEWS, JSON.stringify(envelope)), 'batch-invalid', 400);
      }
      const tooMany = {reviews: Array.from({length: MOST_REVIEWS_IN_A_BATCH + 1}, () => ({}))};
      await assertProblem(await post(place, REVIEWS, tooMany), 'batch-too-large', 413);
    },
  },
  {
    title: 'an item without a readable id refuses the batch, and says which one it was',
    async run(place) {
      const good = reviewOf((await finishCase(place)).invitation);
      for (const nameless of [
        null,
        7,
        [],
        {},
        {id: 7},
        {id: 'x'},
        {id: good.id.toUpperCase()},
        {['__proto__']: good},
      ]) {
        const problem = await assertProblem(
          await post(place, REVIEWS, {reviews: [good, nameless]}),
          'review-without-id',
          400,
        );
        assert.deepEqual(
          problem.errors?.map(({pointer}) => pointer),
          ['/reviews/1/id'],
        );
      }
      assert.deepEqual(
        saysOf((await send(place, good))[0]),
        {outcome: 'recorded', late: false},
        'nothing was written before',
      );
    },
  },
  {
    title: 'an unknown path is a 404, an unknown method a 405 that names the known ones',
    async run(place) {
      await assertProblem(await get(place, '/v1/nothing'), 'route-unknown', 404);
      await assertProblem(await get(place, '/v1/reviews/'), 'route-unknown', 404);
      const response = await place.fetch(new Request(place.baseUrl + REVIEWS, {method: 'DELETE'}));
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
      await assertProblem(response, 'method-not-allowed', 405);
      await assertProblem(await get(place, '/v1/public/summary?nothing=1'), 'query-invalid', 400);
    },
  },
  {
    title: 'each wrong review has a code of its own, and its neighbours are recorded',
    async run(place) {
      const {invitation} = await finishCase(place);
      const twenty = Array.from({length: 20}, (_, index) => String(207 + index));
      const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
        ['level-invalid', {level: 6}],
        ['level-invalid', {level: 2.5}],
        ['review-invalid', {level: '5'}],
        ['review-invalid', {receiptCode: 'short'}],
        ['review-invalid', {submittedAt: 'yesterday'}],
        ['review-invalid', {submittedAt: '2026-13-41T25:61:61Z'}],
        ['review-invalid', {identityMode: 'shouting'}],
        ['review-invalid', {indicators: [207]}],
        ['format-unknown', {format: 99}],
        ['indicator-unknown', {indicators: ['999']}],
        ['indicator-of-other-level', {indicators: ['207']}],
        ['indicator-repeated', {level: 2, indicators: ['207', '207']}],
        ['indicators-too-many', {level: 2, indicators: twenty}],
        ['indicators-version-unknown', {indicatorsVersion: '99'}],
        ['text-too-long', {text: '长'.repeat(501)}],
        ['reason-missing', {level: 1, text: ' \u3000\u200b '}],
      ];
      const neighbours = [
        reviewOf((await finishCase(place)).invitation),
        reviewOf((await finishCase(place)).invitation, {level: 3, text: '𠮷'.repeat(500)}),
      ];
      const outcomes = await send(
        place,
        neighbours[0],
        ...wrong.map(([, change]) => reviewOf(invitation, change)),
        neighbours[1],
      );
      const recorded = {outcome: 'recorded', late: false};
      const codes = outcomes.slice(1, -1).map(saysOf);
      for (const [index, [code, change]] of wrong.entries()) {
        // Twenty tags are too many, and most of them do not exist: either may be said first.
        if (code === 'indicators-too-many') assert.match(String(codes[index]?.['code']), /^indicator/);
        else assert.deepEqual(codes[index], {outcome: 'refused', code}, JSON.stringify(change));
      }
      assert.deepEqual([saysOf(outcomes[0]), saysOf(outcomes.at(-1))], [recorded, recorded]);
    },
  },
  {
    title: 'a forged and a foreign invitation are refused, and only they',
    async run(place) {
      const {invitation} = await finishCase(place);
      const [header = '', payload = '', signature = ''] = invitation.split('.');
      const other = (await finishCase(place)).invitation.split('.')[1] ?? '';
      const foreignHeader = btoa(JSON.stringify({alg: 'ES256', kid: 'somebody-else'})).replace(/=+$/, '');
      const unsigned = btoa(JSON.stringify({alg: 'none'})).replace(/=+$/, '');
      const outcomes = await send(
        place,
        reviewOf(`${header}.${other}.${signature}`),
        reviewOf('not a token'),
        reviewOf(`${unsigned}.${payload}.`),
        reviewOf(`${foreignHeader}.${payload}.${signature}`),
        reviewOf(invitation),
      );
      assert.deepEqual(outcomes.map(saysOf), [
        {outcome: 'refused', code: 'invitation-forged'},
        {outcome: 'refused', code: 'invitation-forged'},
        {outcome: 'refused', code: 'invitation-forged'},
        {outcome: 'refused', code: 'invitation-foreign'},
        {outcome: 'recorded', late: false},
      ]);
      const read = await citizen(place).readInvitation({body: {invitation: `${header}.${other}.${signature}`}});
      assert.deepEqual(refusedWith(read), {status: 422, code: 'invitation-forged'});
    },
  },
  {
    title: 'an id that comes again with another body is refused, and the first review stands',
    async run(place) {
      const review = reviewOf((await finishCase(place)).invitation);
      const neighbour = reviewOf((await finishCase(place)).invitation);
      await send(place, review);
      assert.deepEqual((await send(place, {...review, level: 4}, neighbour)).map(saysOf), [
        {outcome: 'refused', code: 'id-reused'},
        {outcome: 'recorded', late: false},
      ]);
      const receipt = bodyOf(await citizen(place).readReceipt({body: {receiptCode: review.receiptCode}}));
      assert.equal(receipt.level, 5);
    },
  },
  {
    title: 'members that a newer device sends are ignored, and names like __proto__ mean nothing',
    async run(place) {
      const review = reviewOf((await finishCase(place)).invitation);
      const strange = JSON.stringify({reviews: [{...review, mood: 7, constructor: {}}], toString: 1}).replace(
        '"mood":7',
        '"__proto__":{"level":1},"mood":7',
      );
      const response = await post(place, REVIEWS, strange);
      const {outcomes} = (await response.json()) as {outcomes: {outcome: string}[]};
      assert.equal(outcomes[0]?.outcome, 'recorded');
      assert.isUndefined(({} as {level?: number}).level);
    },
  },
  {
    title: 'a body nested a hundred thousand deep is an ordinary mistake',
    async run(place) {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      await assertProblem(await post(place, REVIEWS, deep), 'batch-invalid', 400);
      await assertProblem(await post(place, REVIEWS, `{"reviews":[${deep}]}`), 'review-without-id', 400);
      const review = JSON.stringify(reviewOf((await finishCase(place)).invitation));
      const response = await post(place, REVIEWS, `{"reviews":[${review.slice(0, -1)},"more":${deep}}]}`);
      assert.equal(response.status, 200);
    },
  },
  {
    title: 'the invitation, not the review, says what is rated and through which channel',
    async run(place) {
      const finished = await finishCase(place);
      const stranger = await finishCase(place);
      const review = reviewOf(finished.invitation, {
        channel: 'hotline',
        subjectKey: peekInvitation(stranger.invitation)?.sub,
        caseNumber: stranger.caseNumber,
      });
      await send(place, review);
      const receipt = bodyOf(await citizen(place).readReceipt({body: {receiptCode: review.receiptCode}}));
      assert.equal(receipt.about.caseNumber, finished.caseNumber);
    },
  },
];
