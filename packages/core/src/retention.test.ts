import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from './profile.ts';
import {commandWithout, erasureTime, keptUntil, orderWithout} from './retention.ts';
import {COMMAND_TYPES} from './work-order/commands.ts';
import type {WorkOrder} from './work-order/order.ts';
import {commandOf, orderIn} from './work-order/sample-orders.ts';
import {STATES} from './work-order/states.ts';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-23T02:00:00Z');
const HAN = /[\u4e00-\u9fff]/;

/** An order with all that a person may have said, and a text released for the public. */
function fullOrder(): WorkOrder {
  const by = {role: 'supervisor'} as const;
  const archived = orderIn('archived');
  return {
    ...archived,
    mistakeStatement: {statedAt: AT, text: '点错了', recordedAt: AT},
    appeal: {
      ground: 'mistake',
      statement: '申诉理由',
      proofs: [],
      filedAt: AT,
      by,
      confirmations: [
        {
          result: 'denied',
          attempts: [{calledAt: AT, channel: 'phone', numberUsed: '138****5206', answered: true}],
          note: '否认',
          recordedAt: AT,
          by,
        },
      ],
      votes: [],
      reviews: [
        {openedBy: 'objection', text: '我没有点错', openedAt: AT, by},
        {openedBy: 'own-motion', text: '上级复核', openedAt: AT, by},
      ],
    },
    pastRounds: [{round: 0, callBack: archived.callBack, audit: {decision: 'returned', auditedAt: AT, by}} as never],
    publicText: {text: '公开的答复', approvedAt: AT, by},
  };
}

test('keeps a review without an order so many days after it came', () => {
  assert.equal(keptUntil('identity', AT, [], JIANGSU_PROFILE), AT + 180 * DAY);
  assert.equal(keptUntil('content', AT, [], JIANGSU_PROFILE), AT + 1095 * DAY);
});

test('keeps all of a review while one of its orders is not archived, and counts from the last that was', () => {
  const archived = [{archivedAt: AT + 40 * DAY}, {archivedAt: AT + 90 * DAY}];
  assert.equal(keptUntil('identity', AT, archived, JIANGSU_PROFILE), AT + 270 * DAY);
  assert.equal(keptUntil('identity', AT, [...archived, {}], JIANGSU_PROFILE), undefined);
  for (const state of STATES) {
    const until = keptUntil('content', AT, [orderIn(state)], JIANGSU_PROFILE);
    assert.equal(until !== undefined, state === 'archived', state);
  }
});

test('carries a request out at once where no order waits, and else when the order is archived', () => {
  assert.deepEqual(erasureTime([], JIANGSU_PROFILE), {when: 'now'});
  assert.deepEqual(erasureTime([orderIn('archived')], JIANGSU_PROFILE), {when: 'now'});
  assert.deepEqual(erasureTime([orderIn('verifying')], JIANGSU_PROFILE), {when: 'later'});
  const closed = orderIn('closed');
  const at = (closed.closedAt ?? 0) + JIANGSU_PROFILE.archiveAfterDays * DAY;
  assert.deepEqual(erasureTime([orderIn('archived'), closed], JIANGSU_PROFILE), {when: 'later', at});
  assert.deepEqual(erasureTime([orderIn('verifying'), closed], JIANGSU_PROFILE), {when: 'later'});
});

test('takes the numbers out of an order, and nothing else', () => {
  const order = fullOrder();
  assert.match(JSON.stringify(order), /numberUsed/);
  const after = orderWithout('numbers', order);
  const expected: unknown = JSON.parse(
    JSON.stringify(order, (name, value: unknown) => (name === 'numberUsed' ? undefined : value)),
  );
  assert.deepEqual(after, expected);
});

test('takes what the person said out of an order, and leaves what the office wrote', () => {
  const after = orderWithout('person', fullOrder());
  assert.doesNotMatch(JSON.stringify(after), /numberUsed|点错|否认/);
  assert.ok(after.contactRecords.length > 0);
  for (const {reason, request} of after.contactRecords) assert.equal(`${reason ?? ''}${request ?? ''}`, '');
  assert.match(after.reply?.text ?? '', HAN);
  assert.match(after.determination?.explanation ?? '', HAN);
  assert.equal(after.appeal?.statement, '申诉理由');
  assert.equal(after.appeal.reviews[1]?.text, '上级复核');
});

test('takes every word out of an order but those that were released for the public', () => {
  const {publicText, ...after} = orderWithout('words', fullOrder());
  assert.equal(publicText?.text, '公开的答复');
  assert.doesNotMatch(JSON.stringify(after), HAN);
});

test('leaves no word in an order of any state, and moves none of its states, times and findings', () => {
  for (const state of STATES) {
    const order = orderIn(state);
    const after = orderWithout('words', order);
    const {publicText: _, ...rest} = after;
    assert.doesNotMatch(JSON.stringify(rest), HAN, state);
    for (const member of ['state', 'version', 'deadlines', 'flags', 'subject', 'closedAt', 'signedBy'] as const) {
      assert.deepEqual(after[member], order[member], `${state} ${member}`);
    }
    assert.deepEqual(orderWithout('words', after), after, `${state} again`);
  }
});

test('takes numbers and words out of commands too, and what the person said out of those that tell of it', () => {
  for (const type of COMMAND_TYPES) {
    const command = commandOf(type, AT);
    assert.doesNotMatch(JSON.stringify(commandWithout('numbers', command)), /numberUsed/, type);
    const {publicText: _, ...bare} = commandWithout('words', command) as {publicText?: string; type: string};
    assert.equal(bare.type, type);
    if (type !== 'publish-text') assert.doesNotMatch(JSON.stringify(bare), HAN, type);
  }
  const contact = commandWithout('person', commandOf('record-contact', AT));
  assert.doesNotMatch(JSON.stringify({...contact, person: ''}), HAN);
  assert.match(JSON.stringify(commandWithout('person', commandOf('reply', AT))), HAN);
  const desk = commandOf('send-to-desk', AT);
  assert.deepEqual(commandWithout('words', desk), desk);
});
