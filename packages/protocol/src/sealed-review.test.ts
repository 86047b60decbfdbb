import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ContactDetails, OpenReview, SealedReview} from './sealed-review.ts';
import {openingIntl as intl} from './opening-intl.ts';
import {fromBase64Url, unseal} from './sealing.ts';

/** The key that the released fixtures were sealed to: the bytes 1 to 32. */
const PAIR = {
  privateKey: Uint8Array.from({length: 32}, (_, index) => index + 1),
  publicKey: fromBase64Url('B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw'),
};

function released(name: string): Record<string, unknown> {
  const text = readFileSync(new URL(`./fixtures/review-format-${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

test('takes an open review of every format that was released', () => {
  assert.equal(OpenReview.parse(released('1')).format, 1);
  assert.equal(OpenReview.parse(released('2')).format, 2);
  assert.equal(OpenReview.safeParse({...released('2'), format: 3}).success, false);
});

test('opens the contact as format 2 was released with it', () => {
  const review = OpenReview.parse(released('2'));
  assert.ok(review.format === 2 && review.contact);
  const to = {id: review.id, kind: 'review', format: 2, part: 'contact'} as const;
  const contact = ContactDetails.parse(JSON.parse(unseal(intl, PAIR, review.contact, to) ?? ''));
  assert.deepEqual(contact, {name: '张三', phone: '13912345678', consentedAt: '2026-11-22T02:03:00.000Z'});
});

test('opens a sealed review as format 2 was released', () => {
  const {id, kind, format, device, sealed} = SealedReview.parse(released('2-sealed'));
  const text = unseal(intl, PAIR, sealed, {id, kind, format, part: 'body', device});
  assert.deepEqual(OpenReview.parse(JSON.parse(text ?? '')), OpenReview.parse(released('2')));
});

test('takes no number below 1 and no device without a name', () => {
  const sealed = released('2-sealed');
  const device = sealed['device'] as object;
  for (const wrong of [{number: 0}, {number: 1.5}, {id: ''}, {id: 'a b'.repeat(8)}])
    assert.equal(SealedReview.safeParse({...sealed, device: {...device, ...wrong}}).success, false);
});
