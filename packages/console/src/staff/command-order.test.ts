import assert from 'node:assert/strict';
import test from 'node:test';
import {VERIFYING_OFFERS} from '../fakes/sample-orders.ts';
import {sortCommands} from './command-order.ts';

test('puts the command first that moves the order on', () => {
  const shown = sortCommands('audit', [
    {type: 'close', allowed: true},
    {type: 'return-for-rework', allowed: true},
  ]);
  assert.deepEqual(shown, {primary: 'close', others: ['return-for-rework'], blocked: [], elsewhere: []});
});

test('puts what cures the refusal first while the way on is refused', () => {
  assert.equal(sortCommands('verifying', VERIFYING_OFFERS).primary, 'record-contact');
  const reached = VERIFYING_OFFERS.map((offer) =>
    offer.type === 'determine' ? {type: offer.type, allowed: false as const, code: 'evidence-missing' as const} : offer,
  );
  assert.equal(sortCommands('verifying', reached).primary, 'add-evidence');
});

test('has no first command for somebody who cannot cure the refusal', () => {
  const shown = sortCommands('verifying', [{type: 'determine', allowed: false, code: 'contact-missing'}]);
  assert.equal(shown.primary, undefined);
  assert.deepEqual(shown.blocked, [{type: 'determine', code: 'contact-missing'}]);
});

test('sets apart what is of another time or another person, and leaves out what only the system does', () => {
  const {blocked, elsewhere} = sortCommands('verifying', VERIFYING_OFFERS);
  assert.deepEqual(
    blocked.map((offer) => offer.type),
    ['determine'],
  );
  assert.ok(elsewhere.some((offer) => offer.type === 'close'));
  assert.ok(!elsewhere.some((offer) => (offer.type as string) === 'archive'));
});
