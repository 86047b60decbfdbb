import type {SealedBox} from '@haochaping/protocol/sealing';
import {listAudit} from '../store/audit.ts';
import {listContactReveals, readContact, recordContactReveal} from '../store/contacts.ts';
import {countMissingNumbers, listDevicesWithGaps} from '../store/device-numbers.ts';
import type {PreparedReview} from '../store/record-reviews/prepared-review.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {DAY_MS, ENTERPRISES, JIANGNING, NANJING, SAMPLE_AT, sampleInstance, sampleReview, TIANNING} from './samples.ts';
import {stock} from './stock.ts';

const BOX: SealedBox = {version: 1, suite: 'intl', keyId: '0123456789abcdef', key: 'AAAA', box: 'BBBB'};

const CONTACT = {
  box: JSON.stringify(BOX),
  keyId: BOX.keyId,
  digest: 'digest of the box',
  readable: true,
  consentedAt: SAMPLE_AT - 2000,
};

/** A review with the number that a device gave it; each of a case of its own. */
function numbered(device: string, number: number, other: Partial<PreparedReview> = {}): PreparedReview {
  return sampleReview(`${device}-${String(number)}`, {device: {id: device, number}, ...other});
}

export function sealingCases(): ConformanceCase[] {
  return [
    {
      title: 'keeps a contact apart from its review, in its box, once however often it comes',
      async run(engine, {equal}) {
        await stock(engine, 'A', 'B');
        const review = sampleReview('A', {level: 1, contact: CONTACT});
        await engine.recordReviews([review, review, sampleReview('B')]);
        await engine.recordReviews([review]);
        const stored = await readContact(engine, {subjectKey: review.subjectKey, reviewId: review.id});
        equal(stored, {box: BOX, digest: CONTACT.digest, readable: true});
        const rows = await engine.db.selectFrom('contact').selectAll().execute();
        equal(rows.length, 1);
        equal(rows[0]?.consented_at, CONTACT.consentedAt);
        equal(await readContact(engine, {subjectKey: 'B#1', reviewId: review.id}), undefined);
      },
    },
    {
      title: 'keeps the contact of a second rating of a service too, for it may open an order',
      async run(engine, {equal}) {
        await stock(engine, 'A');
        const second = sampleReview('A', {level: 1, contact: CONTACT});
        const [, outcome] = await engine.recordReviews([sampleReview('A'), second]);
        equal(outcome?.outcome, 'contested');
        const {subjectKey, id: reviewId} = second;
        equal((await readContact(engine, {subjectKey, reviewId}))?.digest, CONTACT.digest);
      },
    },
    {
      title: 'writes down who had a contact shown, on the order and in the log, and nothing of the contact',
      async run(engine, {equal}) {
        await stock(engine, 'A');
        const review = sampleReview('A', {level: 1, contact: CONTACT});
        const [recorded] = await engine.recordReviews([review]);
        const id = recorded?.outcome === 'recorded' ? (recorded.orderId ?? '') : '';
        const {subjectKey} = review;
        const contact = {digest: CONTACT.digest, readable: true, box: BOX};
        const reveal = {at: SAMPLE_AT, account: 'a1', role: 'handler', departmentCode: ENTERPRISES} as const;
        await recordContactReveal(engine, {id, subjectKey}, contact, {...reveal, reason: '联系'});
        await recordContactReveal(engine, {id, subjectKey}, contact, {...reveal, at: SAMPLE_AT + 1, reason: '再联系'});
        const reveals = await listContactReveals(engine, id);
        equal(
          reveals.map(({at, reason}) => [at, reason]),
          [
            [SAMPLE_AT, '联系'],
            [SAMPLE_AT + 1, '再联系'],
          ],
        );
        equal(reveals[0], {...reveal, reason: '联系'});
        const entries = (await listAudit(engine, '', 100)).filter(({action}) => action === 'contact-revealed');
        equal(
          entries.map(({actor, subject, detail}) => [actor, subject, detail['contact']]),
          [
            ['a1', id, CONTACT.digest],
            ['a1', id, CONTACT.digest],
          ],
        );
      },
    },
    {
      title: 'finds the numbers of a device that are missing, until they come',
      async run(engine, {equal}) {
        await stock(engine, ...[1, 2, 3, 4, 5, 6, 7].map((number) => `D-${String(number)}`), 'E-1');
        await engine.recordReviews([numbered('D', 2), numbered('E', 1)]);
        const later = SAMPLE_AT + DAY_MS;
        await engine.recordReviews([
          numbered('D', 6, {receivedAt: later}),
          numbered('D', 5, {receivedAt: later + 5}),
          numbered('D', 1),
        ]);
        equal(await listDevicesWithGaps(engine, {limit: 10}), [
          {
            device: 'D',
            highest: 6,
            received: 4,
            firstReceivedAt: SAMPLE_AT,
            lastReceivedAt: later + 5,
            departmentCode: ENTERPRISES,
            areaCode: JIANGNING,
            windowNumber: 'A01',
            missing: [{first: 3, last: 4, knownAt: later}],
          },
        ]);
        equal([...(await countMissingNumbers(engine))], [[ENTERPRISES, 2]]);
        await engine.recordReviews([numbered('D', 4), numbered('D', 3)]);
        equal(await listDevicesWithGaps(engine, {limit: 10}), []);
        equal([...(await countMissingNumbers(engine))], []);
      },
    },
    {
      title: 'takes two reviews under one number, as a copied device sends them, for one number',
      async run(engine, {equal}) {
        await stock(engine, 'D-1', 'D-3', 'X');
        await engine.recordReviews([
          numbered('D', 1),
          numbered('D', 3),
          sampleReview('X', {device: {id: 'D', number: 3}}),
        ]);
        const [gaps] = await listDevicesWithGaps(engine, {limit: 10});
        equal([gaps?.highest, gaps?.received, gaps?.missing.map(({first, last}) => [first, last])], [3, 2, [[2, 2]]]);
      },
    },
    {
      title: 'lists devices by page and by the areas where they stand, and judges each by all its numbers',
      async run(engine, {equal}) {
        await stock(engine, 'A-2', 'B-2', 'C-1', 'C-3', sampleInstance('C-2', {areaCode: TIANNING}));
        await engine.recordReviews([numbered('A', 2), numbered('B', 2), numbered('C', 3)]);
        const names = async (filter: Parameters<typeof listDevicesWithGaps>[1]): Promise<readonly string[]> =>
          (await listDevicesWithGaps(engine, filter)).map(({device}) => device);
        equal(await names({limit: 2}), ['A', 'B']);
        equal(await names({limit: 2, after: 'B'}), ['C']);
        equal(await names({limit: 9, areaCode: NANJING}), ['A', 'B', 'C']);
        equal(await names({limit: 9, areaCode: TIANNING}), []);
        await engine.recordReviews([numbered('C', 2)]);
        equal(await names({limit: 9, areaCode: TIANNING}), ['C'], 'it gave one rating there');
        await engine.recordReviews([numbered('C', 1)]);
        equal(await names({limit: 9, areaCode: TIANNING}), [], 'nothing is missing of it anywhere');
      },
    },
  ];
}
