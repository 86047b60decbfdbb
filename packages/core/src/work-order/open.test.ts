import assert from 'node:assert/strict';
import test from 'node:test';
import type {RecordContact} from './commands.ts';
import {openingEffects} from './open.ts';
import {ACTORS, commandOf, MINUTE, MONDAY, onwards, openedOrder, orderIn, toldBy} from './sample-orders.ts';

test('opens an order with what the review and the service instance say, and no more', () => {
  const order = openedOrder({
    instance: {subjectKey: 'A#1', areaCode: '320402003000', departmentCode: 'D', itemCode: 'I'},
  });
  assert.equal(order.state, 'created');
  assert.equal(order.version, 1);
  assert.equal(order.reviewedAt, MONDAY - MINUTE);
  assert.equal(order.profileVersion, 'jiangsu-1');
  assert.deepEqual(order.subject, {areaCode: '320402003000', departmentCode: 'D', itemCode: 'I'});
  assert.deepEqual(order.deadlines, {dispatchDueOn: {on: '2026-11-24', provisional: false}});
});

test('brings words of danger and corruption before the management body at once', () => {
  const review = {id: 'r', level: 1, identityMode: 'anonymous', receivedAt: MONDAY} as const;
  const plain = openedOrder({review: {...review, text: '排队太久'}});
  assert.deepEqual([plain.flags.sensitive, openingEffects(plain)], [false, []]);
  const alarming = openedOrder({review: {...review, text: '经办人 索 贿，不给就不办'}});
  assert.equal(alarming.flags.sensitive, true);
  assert.deepEqual(openingEffects(alarming), [{type: 'tell', who: 'management', what: 'sensitive'}]);
  assert.equal(JSON.stringify(alarming).includes('不给就不办'), false);
});

test('hears them in what the reviewer says on the telephone too, and tells it once', () => {
  const order = orderIn('verifying');
  const command = commandOf('record-contact', order.updatedAt) as RecordContact;
  const alarming = {...command, request: '再不解决我就轻生'};
  assert.deepEqual(toldBy(order, command, ACTORS.handler), []);
  assert.deepEqual(toldBy(order, alarming, ACTORS.handler), ['management sensitive']);
  assert.deepEqual(toldBy(order, {...command, reason: '窗口打人'}, ACTORS.handler), ['management sensitive']);
  const heard = onwards(order, [[alarming, 'handler', MINUTE]]);
  assert.equal(heard.flags.sensitive, true);
  assert.deepEqual(toldBy(heard, alarming, ACTORS.handler), []);
});
