import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ReviewBatch, ReviewItem, ReviewOutcome} from './review.ts';

function released(format: number): Record<string, unknown> {
  const text = readFileSync(new URL(`./fixtures/review-format-${format}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

test('accepts a review as format 1 was released, and ignores what a later release adds', () => {
  const parsed = ReviewItem.parse(released(1));
  assert.equal(parsed.text, '表格要到现场才有，<b>跑了两趟</b>。');
  assert.equal('aMemberOfALaterRelease' in parsed, false);
});

test('refuses a format that was never released', () => {
  assert.equal(ReviewItem.safeParse({...released(1), format: 2}).success, false);
});

test('refuses an id that is no UUID of version 7', () => {
  for (const id of ['019aa9b4-6c00-4abc-8def-0123456789ab', '019AA9B4-6C00-7ABC-8DEF-0123456789AB', '', '1'])
    assert.equal(ReviewItem.safeParse({...released(1), id}).success, false, id);
});

test('refuses a receipt code with a letter that Crockford leaves out', () => {
  for (const letter of ['I', 'L', 'O', 'U', 'a'])
    assert.equal(
      ReviewItem.safeParse({...released(1), receiptCode: `7ZK3M9Q2X4T8B6V${letter}`}).success,
      false,
      letter,
    );
});

test('takes an envelope of 1 to 200 items, whatever the items are', () => {
  assert.equal(ReviewBatch.safeParse({reviews: [null]}).success, true);
  assert.equal(ReviewBatch.safeParse({reviews: Array.from({length: 200}, () => 1)}).success, true);
  assert.equal(ReviewBatch.safeParse({reviews: []}).success, false);
  assert.equal(ReviewBatch.safeParse({reviews: Array.from({length: 201}, () => 1)}).success, false);
  assert.equal(ReviewBatch.safeParse([released(1)]).success, false);
});

test('reads an outcome only with all that belongs to it', () => {
  const id = released(1)['id'];
  const receivedAt = '2026-11-22T02:03:05Z';
  assert.equal(ReviewOutcome.safeParse({id, outcome: 'recorded', receivedAt, late: false}).success, true);
  assert.equal(ReviewOutcome.safeParse({id, outcome: 'recorded'}).success, false);
  assert.equal(ReviewOutcome.safeParse({id, outcome: 'refused', code: 7}).success, false);
  assert.equal(ReviewOutcome.safeParse({id, outcome: 'lost', receivedAt}).success, false);
});
