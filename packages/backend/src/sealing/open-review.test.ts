import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {seal, toBase64Url} from '@haochaping/protocol/sealing';
import {intl} from '@haochaping/protocol/sealing-intl';
import {createKeyring, makeSealingKey} from './keyring.ts';
import {type OpenedReview, openReview, openReviews} from './open-review.ts';

/** What the released fixtures were sealed to: the private key is the bytes 1 to 32. */
const RELEASED = createKeyring([
  {
    suite: 'intl',
    privateKey: toBase64Url(Uint8Array.from({length: 32}, (_, index) => index + 1)),
    publicKey: 'B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw',
  },
]);

function released(name: string): Record<string, unknown> {
  const file = new URL(`../../../protocol/src/fixtures/review-format-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function opened(item: unknown, keyring = RELEASED): OpenedReview {
  const review = openReview(item, keyring);
  if (typeof review === 'string') throw new Error(review);
  return review;
}

test('opens reviews of every format that was released', () => {
  assert.equal(opened(released('1')).contact, undefined);
  const withContact = opened(released('2'));
  assert.equal(withContact.contact?.readable, true);
  assert.equal(withContact.contact.consentedAt, Date.parse('2026-11-22T02:03:00.000Z'));
  assert.equal(withContact.device, undefined);
  const sealed = opened(released('2-sealed'));
  assert.deepEqual(sealed.review, withContact.review);
  assert.deepEqual(sealed.contact, withContact.contact);
  assert.deepEqual(sealed.device, {id: '8sVbq0TzQm2kWx5rJcY1aA', number: 7});
});

test('a contact stays in its box: nothing of it is in what will be stored', () => {
  assert.doesNotMatch(JSON.stringify(opened(released('2'))), /13912345678|张三/);
});

test('a sealed review that was changed, renumbered or sealed to another key is refused for good', () => {
  const item = released('2-sealed');
  const device = item['device'] as {readonly id: string; readonly number: number};
  const {box} = item['sealed'] as {readonly box: string};
  const others = [
    {...item, device: {...device, number: 8}},
    {...item, id: '019aa9b4-6c00-7abc-8def-0123456789ad'},
    {...item, sealed: {...(item['sealed'] as object), box: box.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))}},
  ];
  for (const other of others) assert.equal(openReview(other, RELEASED), 'sealed-unreadable', JSON.stringify(other));
  assert.equal(openReview(item, createKeyring([makeSealingKey('intl')])), 'sealed-unreadable');
});

test('what a box holds is judged like any other review', () => {
  const ring = createKeyring([makeSealingKey('intl')]);
  const device = {id: '8sVbq0TzQm2kWx5rJcY1aA', number: 1};
  const id = '019aa9b4-6c00-7abc-8def-0123456789ac';
  const sealing = (text: string): unknown => {
    assert.ok(ring.current);
    const to = {id, kind: 'review', format: 2, part: 'body', device} as const;
    return {format: 2, id, kind: 'review', device, sealed: seal(intl, ring.current, to, text)};
  };
  assert.equal(opened(sealing(JSON.stringify({...released('1'), id})), ring).review.format, 1);
  assert.equal(openReview(sealing(JSON.stringify({...released('1'), id, format: 9})), ring), 'format-unknown');
  assert.equal(openReview(sealing(JSON.stringify(released('1'))), ring), 'review-invalid', 'another id within');
  assert.equal(openReview(sealing('no json'), ring), 'review-invalid');
});

test('a contact that does not open harms nobody: the review is taken, and the box kept', () => {
  const {review, contact} = opened(released('2'), createKeyring([]));
  assert.equal(review.level, 2);
  assert.equal(contact?.readable, false);
  assert.equal(contact.consentedAt, undefined);
  assert.equal(contact.digest, opened(released('2')).contact?.digest);
});

test('an anonymous review keeps no contact, whatever came with it', () => {
  assert.equal(opened({...released('2'), identityMode: 'anonymous'}).contact, undefined);
});

test('a batch is opened in its order, each item by itself', async () => {
  const items = [released('2-sealed'), {...released('1'), format: 3}, released('1'), {sealed: 1}, null];
  const outcomes = await openReviews(items, RELEASED);
  assert.deepEqual(
    outcomes.map((one) => (typeof one === 'string' ? one : one.review.format)),
    [2, 'format-unknown', 1, 'review-invalid', 'review-invalid'],
  );
});
