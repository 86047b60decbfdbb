import assert from 'node:assert/strict';
import test from 'node:test';
import {contactDraft, EMPTY_CONTACT} from './contact-draft.ts';

const AT = '2026-11-22T04:00:00.000Z';
const phoneOf = (phone: string): string | undefined => contactDraft({name: '', phone, consentedAt: AT}).given?.phone;

test('begins without consent, and gives nothing while nothing is written', () => {
  assert.equal(EMPTY_CONTACT.fields.consentedAt, undefined);
  const ticked = contactDraft({name: ' ', phone: '', consentedAt: AT});
  assert.equal(ticked.given, undefined);
  assert.equal(ticked.problem, undefined);
});

test('gives a number as it is called, and a name only where one was written', () => {
  assert.deepEqual(contactDraft({name: ' 徐某 ', phone: '13912345678', consentedAt: AT}).given, {
    name: '徐某',
    phone: '13912345678',
    consentedAt: AT,
  });
  assert.deepEqual(contactDraft({name: '', phone: '13912345678', consentedAt: AT}).given, {
    phone: '13912345678',
    consentedAt: AT,
  });
});

test('reads a number in any width, in parts and with the country code', () => {
  for (const typed of [
    '139 1234 5678',
    '139-1234-5678',
    '１３９１２３４５６７８',
    '+86 13912345678',
    '008613912345678',
  ]) {
    assert.equal(phoneOf(typed), '13912345678', typed);
  }
  assert.equal(phoneOf('(025) 8362-0000'), '02583620000');
  assert.equal(phoneOf('0512—65228222'), '051265228222');
});

test('asks for a number that can be called, before it asks for consent', () => {
  for (const phone of ['', '139', '1391234567', '没有', '139123456789', '12345']) {
    const {given, problem} = contactDraft({name: '徐某', phone, consentedAt: undefined});
    assert.equal(given, undefined, phone);
    assert.equal(problem, 'phone-unclear', phone);
  }
  assert.equal(contactDraft({name: '', phone: '13912345678', consentedAt: undefined}).problem, 'consent-missing');
});

test('takes numbers from elsewhere as they were written', () => {
  assert.equal(phoneOf('+852 2345 6789'), '+852 2345 6789');
  assert.equal(phoneOf('025-83620000-801'), '025-83620000-801');
  assert.equal(phoneOf('８３６２００００'), '83620000');
});

test('takes no name that nobody has', () => {
  const long = contactDraft({name: '徐'.repeat(51), phone: '13912345678', consentedAt: AT});
  assert.equal(long.problem, 'name-too-long');
  assert.equal(long.given, undefined);
});
