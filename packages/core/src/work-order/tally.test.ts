import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Command} from './commands.ts';
import type {WorkOrder} from './order.ts';
import {ACTORS, after, commandOf, DAY, HOUR, MONDAY, onwards, orderIn} from './sample-orders.ts';
import type {FollowParent} from './side-commands.ts';
import {STATES} from './states.ts';
import {countShares, tallyOf} from './tally.ts';
import type {OrderCount, OrderTally} from './tally.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const SOON = MONDAY + HOUR;

/** The counts that are not zero, without those of every order. */
function counted(order: WorkOrder, when: number, ...names: OrderCount[]): Partial<OrderTally> {
  const tally = tallyOf(order, when);
  return Object.fromEntries(names.map((name) => [name, tally[name]]));
}

test('counts a settled order as due, put right, answered, called back and audited', () => {
  const tally = tallyOf(orderIn('archived'), at('2027-03-01T00:00'));
  assert.deepEqual(
    Object.entries(tally).filter(([, value]) => value !== 0),
    [
      ...['opened', 'dispatched', 'contactDue', 'contactedOnTime', 'rectificationDue', 'rectified', 'rectifiedOnTime'],
      ...['replyDue', 'repliedOnTime', 'realNameReplyDue', 'realNameReplied', 'answered', 'replied', 'calledBack'],
      ...['callBacksAnswered', 'callBacksSatisfied', 'audited', 'closed'],
    ].map((name) => [name, 1]),
  );
});

test('owes nothing before its deadline, and is late after it', () => {
  const order = orderIn('rectifying');
  const names = ['rectificationDue', 'rectified', 'overdue', 'replyDue', 'repliedOnTime', 'realNameReplied'] as const;
  const end = at('2026-12-01T00:00');
  assert.deepEqual(counted(order, end - 1, ...names), {
    rectificationDue: 0,
    rectified: 0,
    overdue: 0,
    replyDue: 0,
    repliedOnTime: 0,
    realNameReplied: 0,
  });
  assert.deepEqual(counted(order, end, ...names), {
    rectificationDue: 1,
    rectified: 0,
    overdue: 1,
    replyDue: 1,
    repliedOnTime: 0,
    realNameReplied: 0,
  });
});

test('sees that a reply was late, whether or not the deadline was marked', () => {
  const replied = after(
    orderIn('rectifying'),
    commandOf('reply', at('2026-12-01T00:00')),
    ACTORS.handler,
    at('2026-12-01T00:00'),
  );
  assert.deepEqual(counted(replied, replied.updatedAt, 'overdue', 'repliedOnTime', 'answered'), {
    overdue: 1,
    repliedOnTime: 0,
    answered: 1,
  });
});

test('counts the contact of the department that has the order, in its working day', () => {
  const silent = orderIn('dispatched');
  const end = at('2026-11-25T00:00');
  assert.deepEqual(counted(silent, end - 1, 'contactDue', 'contactedOnTime'), {contactDue: 0, contactedOnTime: 0});
  assert.deepEqual(counted(silent, end, 'contactDue', 'contactedOnTime'), {contactDue: 1, contactedOnTime: 0});
  const late = after(
    orderIn('verifying', {without: ['record-contact']}),
    commandOf('record-contact', end),
    ACTORS.handler,
    end,
  );
  assert.deepEqual(counted(late, end, 'contactDue', 'contactedOnTime'), {contactDue: 1, contactedOnTime: 0});
  assert.deepEqual(counted(orderIn('created'), end, 'contactDue', 'dispatched'), {contactDue: 0, dispatched: 0});
});

test('leaves a struck out order out of the duties, and in the appeals', () => {
  const struck = orderIn('invalidated');
  const names = [
    'rectificationDue',
    'replyDue',
    'realNameReplyDue',
    'closed',
    'appeals',
    'appealsDecided',
    'appealsUpheld',
    'struckOutAsMistake',
    'struckOutAsMalicious',
  ] as const;
  assert.deepEqual(counted(struck, at('2027-01-01T00:00'), ...names), {
    rectificationDue: 0,
    replyDue: 0,
    realNameReplyDue: 0,
    closed: 0,
    appeals: 1,
    appealsDecided: 1,
    appealsUpheld: 1,
    struckOutAsMistake: 1,
    struckOutAsMalicious: 0,
  });
  const archived = after(struck, {type: 'archive'}, ACTORS.system, at('2026-12-02T00:00'));
  assert.equal(tallyOf(archived, archived.updatedAt).closed, 0);
  assert.deepEqual(
    counted(orderIn('appealing'), at('2027-01-01T00:00'), 'appeals', 'appealsDecided', 'rectificationDue'),
    {
      appeals: 1,
      appealsDecided: 0,
      rectificationDue: 0,
    },
  );
  const again = onwards(orderIn('appeal-review'), [['decide-appeal-review', 'upper-management', HOUR]]);
  assert.deepEqual(counted(again, at('2027-01-01T00:00'), 'appealsDecided', 'appealsUpheld', 'rectificationDue'), {
    appealsDecided: 1,
    appealsUpheld: 0,
    rectificationDue: 1,
  });
});

test('never counts as put right what was closed on a false report', () => {
  const again = onwards(orderIn('closed'), [
    ['reopen', 'supervisor', DAY],
    ['reply', 'handler', HOUR],
    ['open-call-back', 'system', 0],
    ['record-call-back', 'call-back-officer', HOUR],
    ['close', 'supervisor', HOUR],
  ]);
  assert.deepEqual(counted(again, again.updatedAt, 'rectificationDue', 'rectified', 'closed', 'audited', 'reworked'), {
    rectificationDue: 1,
    rectified: 0,
    closed: 1,
    audited: 2,
    reworked: 0,
  });
});

test('counts a return for rework as an audit, the second word and a held reply not', () => {
  const returned = onwards(orderIn('audit'), [['return-for-rework', 'supervisor', HOUR]]);
  assert.deepEqual(counted(returned, returned.updatedAt, 'audited', 'reworked', 'calledBack', 'rectificationDue'), {
    audited: 1,
    reworked: 1,
    calledBack: 1,
    rectificationDue: 1,
  });
  const spoken = onwards(orderIn('replied'), [['follow-up', 'citizen', HOUR]]);
  assert.deepEqual(counted(spoken, spoken.updatedAt, 'audited', 'reworked', 'followUps', 'followUpsImproved'), {
    audited: 0,
    reworked: 0,
    followUps: 1,
    followUpsImproved: 0,
  });
  const same = onwards(orderIn('closed'), [[{type: 'follow-up', reviewId: 'r2', level: 2}, 'citizen', HOUR]]);
  assert.deepEqual([same.level, tallyOf(same, SOON).followUpsImproved], [2, 0]);
  const better: Command = {type: 'follow-up', reviewId: 'r2', level: 4};
  assert.equal(tallyOf(onwards(orderIn('closed'), [[better, 'citizen', HOUR]]), SOON).followUpsImproved, 1);
});

test('counts who sent an order back, and both departments that had it', () => {
  const moved = onwards(orderIn('return-requested'), [['decide-return', 'dispatcher', HOUR]]);
  assert.deepEqual(counted(moved, SOON, 'dispatched', 'sentBack'), {dispatched: 2, sentBack: 1});
  assert.deepEqual(counted(orderIn('return-requested'), SOON, 'dispatched', 'sentBack'), {dispatched: 1, sentBack: 0});
});

test('owes an anonymous reviewer no answer by name', () => {
  const review = {id: 'r', level: 1, identityMode: 'anonymous', receivedAt: MONDAY} as const;
  const order = {...orderIn('closed'), identityMode: review.identityMode};
  assert.deepEqual(counted(order, order.updatedAt, 'rectified', 'realNameReplyDue', 'realNameReplied'), {
    rectified: 1,
    realNameReplyDue: 0,
    realNameReplied: 0,
  });
});

test('takes a merged order for put right when it goes to the archive with the other', () => {
  const archived: FollowParent = {type: 'follow-parent', parent: {state: 'archived'}};
  const answered = onwards(orderIn('merged'), [['reply', 'handler', HOUR]]);
  assert.deepEqual(counted(answered, answered.updatedAt, 'answered', 'replied', 'rectified'), {
    answered: 1,
    replied: 0,
    rectified: 0,
  });
  const gone = onwards(answered, [
    [archived, 'system', DAY],
    ['archive', 'system', HOUR],
  ]);
  assert.deepEqual(counted(gone, gone.updatedAt, 'rectified', 'rectifiedOnTime', 'closed'), {
    rectified: 1,
    rectifiedOnTime: 1,
    closed: 1,
  });
});

test('never counts more as done than was due', () => {
  const pairs: readonly (readonly [done: OrderCount, due: OrderCount])[] = [
    ['rectified', 'rectificationDue'],
    ['rectifiedOnTime', 'rectified'],
    ['overdue', 'rectificationDue'],
    ['repliedOnTime', 'replyDue'],
    ['realNameReplied', 'realNameReplyDue'],
    ['contactedOnTime', 'contactDue'],
    ['callBacksAnswered', 'calledBack'],
    ['appealsUpheld', 'appealsDecided'],
    ['appealsDecided', 'appeals'],
    ['reworked', 'audited'],
    ['sentBack', 'dispatched'],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...STATES), fc.integer({min: 0, max: 200 * DAY}), (state, elapsedMs) => {
      const tally = tallyOf(orderIn(state), MONDAY + elapsedMs);
      for (const [done, due] of pairs) assert.ok(tally[done] <= tally[due], `${state}: ${done} of ${due}`);
    }),
  );
});

test('adds up, share by share, to the tally of every moment', () => {
  const moved = fc.constantFrom(...STATES).map((state) => orderIn(state));
  fc.assert(
    fc.property(moved, fc.integer({min: 0, max: 60 * DAY}), (order, elapsedMs) => {
      const when = order.updatedAt + elapsedMs;
      const sums: Partial<Record<string, number>> = {};
      for (const {name, from, count} of countShares(order)) {
        if (from <= when) sums[name] = (sums[name] ?? 0) + count;
      }
      for (const [name, value] of Object.entries(tallyOf(order, when))) {
        assert.equal(sums[name] ?? 0, value, `${order.state} ${name}`);
      }
    }),
  );
});

test('puts a duty into the period of its deadline, and what was given into that of the review', () => {
  const shares = countShares(orderIn('rectifying'));
  const of = (wanted: OrderCount): unknown => shares.filter(({name}) => name === wanted);
  assert.deepEqual(of('opened'), [{name: 'opened', day: '2026-11-23', from: 0, count: 1}]);
  assert.deepEqual(of('contactedOnTime'), [{name: 'contactedOnTime', day: '2026-11-24', from: 0, count: 1}]);
  const dueAt = at('2026-12-01T00:00');
  assert.deepEqual(of('overdue'), [{name: 'overdue', day: '2026-11-30', from: dueAt, count: 1}]);
  assert.deepEqual(of('rectified'), []);
});
