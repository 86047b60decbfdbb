import {isIncluded, leafHash} from '@haochaping/core';
import {type Api, logRoutes, personalDataRoutes} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, hexToBytes, utf8ToBytes} from '@noble/hashes/utils.js';
import {assert} from 'chai';
import {complaint, look, said, startWork, step} from './closed-loop-steps.ts';
import {
  apiOf,
  assertProblem,
  bodyOf,
  citizen,
  type ContractCase,
  type ContractPlace,
  finishCase,
  post,
  refusedWith,
  reviewOf,
  send,
  signIn,
} from './place.ts';
import {CONTACT, contactBox} from './sealing-cases.ts';

const person = (place: ContractPlace): Api<typeof personalDataRoutes> => apiOf(place, personalDataRoutes);

const SAID = '窗口让我跑了三趟，请不要公开我的名字。';

/** A good review with a contact and words. */
async function praised(place: ContractPlace): Promise<string> {
  const {invitation} = await finishCase(place, '江宁');
  const plain = reviewOf(invitation, {text: SAID});
  const contact = await contactBox(place, plain.id);
  await send(place, {...plain, format: 2, contact});
  return plain.receiptCode;
}

export const personalDataCases: readonly ContractCase[] = [
  {
    title: 'a person gets a copy of all that is held on a review, with words that explain it, and the contact masked',
    async run(place) {
      const {receiptCode, id, number} = await complaint(place, undefined, {text: SAID});
      await startWork(place, id, Date.now());
      const copy = bodyOf(await person(place).copyPersonalData({body: {receiptCode}}));
      assert.deepEqual(
        copy.reviews.map(({level, levelName, text}) => ({level, levelName, text})),
        [{level: 2, levelName: '不满意', text: SAID}],
      );
      assert.isAtLeast(copy.reviews[0]?.indicators[0]?.text?.length ?? 0, 2);
      assert.equal(copy.workOrder?.number, number);
      const steps = copy.workOrder?.history ?? [];
      assert.includeMembers(
        steps.map(({what}) => what),
        ['open', 'dispatch', 'sign', 'record-contact', 'determine'],
      );
      const {reason, request} = said(0) as unknown as {reason: string; request: string};
      assert.includeMembers([...(steps.find(({what}) => what === 'record-contact')?.words ?? [])], [reason, request]);
      assert.isTrue(steps.every(({means}) => /[\u4e00-\u9fff]/.test(means)));
      assert.sameMembers(
        copy.held.map(({what}) => what),
        ['words', 'rating', 'log'],
      );
      assert.isUndefined(copy.held.find(({what}) => what === 'words')?.until, 'nobody knows while the order is open');
      assert.isUndefined(copy.erasure);
      assert.notInclude(JSON.stringify(copy), 'accountId');
      const good = bodyOf(await person(place).copyPersonalData({body: {receiptCode: await praised(place)}}));
      assert.equal(good.contact?.state, 'readable');
      assert.notInclude(JSON.stringify(good), CONTACT.phone);
      assert.match(good.contact?.masked?.phone ?? '', /^\d{3}\*+\d{4}$/);
      assert.match(good.held.find(({what}) => what === 'contact')?.until ?? '', /^\d{4}-\d\d-\d\d$/);
    },
  },
  {
    title: 'a person who asks has contact and words erased at once where no order waits, and the rating stays',
    async run(place) {
      const receiptCode = await praised(place);
      const {erasure, says, held} = bodyOf(await person(place).erasePersonalData({body: {receiptCode}}));
      assert.equal(erasure.outcome, 'erased');
      assert.equal(erasure.erasedAt, erasure.askedAt);
      assert.isNotEmpty(says);
      assert.sameMembers(
        held.map(({what}) => what),
        ['rating', 'log'],
      );
      const copy = bodyOf(await person(place).copyPersonalData({body: {receiptCode}}));
      assert.equal(copy.contact?.state, 'erased');
      assert.notInclude(JSON.stringify(copy), SAID);
      assert.deepEqual(copy.erasure, erasure);
      const progress = bodyOf(await citizen(place).readReceipt({body: {receiptCode}}));
      assert.deepEqual([progress.level, progress.text], [5, '']);
      assert.deepEqual(bodyOf(await person(place).erasePersonalData({body: {receiptCode}})).erasure, erasure);
    },
  },
  {
    title:
      'a person who asks while an order is open is told that it comes with the archive, and nothing is lost to the office',
    async run(place) {
      const {receiptCode, id} = await complaint(place, undefined, {text: SAID});
      const {erasure, says, held} = bodyOf(await person(place).erasePersonalData({body: {receiptCode}}));
      assert.equal(erasure.outcome, 'scheduled');
      assert.isUndefined(erasure.on, 'nobody knows the day yet');
      assert.match(says.join(''), /30 天/);
      assert.include(
        held.map(({what}) => what),
        'words',
      );
      assert.equal((await look(place, id)).review.text, SAID);
      await step(place, 'handler', id, {type: 'sign'});
      assert.deepEqual(bodyOf(await person(place).erasePersonalData({body: {receiptCode}})).erasure, erasure);
    },
  },
  {
    title: 'a person sees what the log says of their review, and can prove that it was published',
    async run(place) {
      const receiptCode = place.credentials.receipts.closed;
      const {checkpoint, entries} = bodyOf(await person(place).readReceiptLog({body: {receiptCode}}));
      const proved = entries.filter(({proved: proof}) => proof !== undefined);
      assert.isAtLeast(proved.length, 8);
      for (const {text, leafHash: leaf, proved: shown} of proved) {
        assert.equal(bytesToHex(leafHash(sha256, utf8ToBytes(text))), leaf);
        const {position = -1, proof = []} = shown ?? {};
        const root = hexToBytes(checkpoint?.rootHash ?? '');
        const claim = {leaf: hexToBytes(leaf), position, size: checkpoint?.size ?? 0, root};
        assert.isTrue(isIncluded(sha256, {...claim, proof: proof.map(hexToBytes)}), text);
        const public_ = bodyOf(
          await apiOf(place, logRoutes).proveInclusion({query: {leaf, size: String(checkpoint?.size)}}),
        );
        assert.deepEqual([public_.position, public_.proof, public_.rootHash], [position, proof, checkpoint?.rootHash]);
      }
      assert.include(
        entries.map(({text}) => (JSON.parse(text) as {action: string}).action),
        'work-order-opened',
      );
    },
  },
  {
    title: 'a copy, an erasure and the log are for whoever has the receipt code, and not for trying codes',
    async run(place) {
      const {invitation} = await finishCase(place);
      const review = reviewOf(invitation);
      await send(place, review);
      const strange = await person(place).copyPersonalData({body: {receiptCode: '0000000000000000'}});
      assert.deepEqual(refusedWith(strange), {status: 404, code: 'receipt-unknown'});
      for (const path of ['/v1/receipts/copy', '/v1/receipts/erasure', '/v1/receipts/log']) {
        await assertProblem(await post(place, path, {receiptCode: 'x'}), 'body-invalid', 400);
        await assertProblem(await post(place, path, {receiptCode: '1111111111111111'}), 'receipt-unknown', 404);
      }
      let asked = 0;
      let answer: Response;
      do {
        answer = await post(place, '/v1/receipts/copy', {receiptCode: review.receiptCode});
        asked += 1;
        if (answer.status === 200) await answer.body?.cancel();
      } while (answer.status === 200 && asked < 200);
      await assertProblem(answer, 'too-many-attempts', 429);
      const staffSession = await signIn(place, 'auditor');
      const byStaff = await post(place, '/v1/receipts/copy', {receiptCode: '2222222222222222'}, staffSession);
      await assertProblem(byStaff, 'receipt-unknown', 404);
    },
  },
];
