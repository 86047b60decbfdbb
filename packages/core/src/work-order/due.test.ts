import assert from 'node:assert/strict';
import test from 'node:test';
import {endOfLocalDate} from '../calendar.ts';
import type {HolidayNotice} from '../calendar.ts';
import type {Command} from './commands.ts';
import {deadlineAt, runningClocks, withRecountedDeadlines} from './deadlines.ts';
import {dueNow, nextStepAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import {SYSTEM} from './roles.ts';
import {after, commandOf, ACTORS, DAY, HOUR, MONDAY, openedOrder, orderIn, RULES} from './sample-orders.ts';
import {transition} from './transition.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const due = (order: WorkOrder, when: number): Command[] => dueNow(order, {...RULES, at: when});
const done = (order: WorkOrder, when: number): WorkOrder =>
  due(order, when).reduce((so, command) => after(so, command, SYSTEM, when), order);

test('warns of the reply at half its time and at the last working day, then marks it overdue', () => {
  const order = orderIn('rectifying');
  assert.equal(order.deadlines.replyDueOn?.on, '2026-11-30');
  assert.equal(nextStepAt(order, RULES.profile, RULES.notices), at('2026-11-26T12:00'));
  assert.deepEqual(due(order, at('2026-11-26T11:59')), []);
  assert.deepEqual(due(order, at('2026-11-26T12:00')), [{type: 'warn', clock: 'reply', point: 'half'}]);
  const warned = done(order, at('2026-11-26T12:00'));
  assert.deepEqual(due(warned, at('2026-11-27T12:00')), []);
  assert.deepEqual(due(warned, at('2026-11-30T00:00')), [{type: 'warn', clock: 'reply', point: 'last'}]);
  const warnedTwice = done(warned, at('2026-11-30T00:00'));
  assert.deepEqual(due(warnedTwice, at('2026-12-01T00:00') - 1), []);
  assert.deepEqual(due(warnedTwice, at('2026-12-01T00:00')), [{type: 'mark-overdue', clock: 'reply'}]);
  const overdue = done(warnedTwice, at('2026-12-01T00:00'));
  assert.deepEqual(due(overdue, at('2026-12-02T00:00') - 1), []);
});

test('reports an overdue order to the management body after one working day, upwards after five, and then no more', () => {
  const overdue = done(orderIn('rectifying'), at('2026-12-01T00:00'));
  assert.equal(nextStepAt(overdue, RULES.profile, RULES.notices), at('2026-12-02T00:00'));
  assert.deepEqual(due(overdue, at('2026-12-02T00:00')), [{type: 'supervise', level: 2}]);
  const pressed = done(overdue, at('2026-12-02T00:00'));
  assert.deepEqual(due(pressed, at('2026-12-08T00:00') - 1), []);
  assert.deepEqual(due(pressed, at('2026-12-08T00:00')), [{type: 'supervise', level: 3}]);
  const reported = done(pressed, at('2026-12-08T00:00'));
  assert.deepEqual(due(reported, at('2027-12-01T00:00')), []);
  assert.equal(nextStepAt(reported, RULES.profile, RULES.notices), undefined);
});

test('warns of a one-day clock at noon and two hours before its end', () => {
  const order = orderIn('dispatched');
  assert.deepEqual(due(order, at('2026-11-24T12:00')), [{type: 'warn', clock: 'contact', point: 'half'}]);
  const warned = done(order, at('2026-11-24T12:00'));
  assert.deepEqual(due(warned, at('2026-11-24T22:00')), [{type: 'warn', clock: 'contact', point: 'last'}]);
});

test('says only the last word after a standstill', () => {
  assert.deepEqual(due(orderIn('rectifying'), at('2026-11-30T09:00')), [{type: 'warn', clock: 'reply', point: 'last'}]);
  const forgotten = at('2027-03-01T09:00');
  assert.deepEqual(due(orderIn('rectifying'), forgotten), [
    {type: 'mark-overdue', clock: 'reply'},
    {type: 'supervise', level: 2},
  ]);
  const marked = after(orderIn('rectifying'), {type: 'mark-overdue', clock: 'reply'}, SYSTEM, forgotten);
  assert.deepEqual(due(marked, forgotten), [{type: 'supervise', level: 3}]);
  const lastWord = done(orderIn('rectifying'), at('2026-11-30T09:00'));
  assert.deepEqual(due(lastWord, at('2026-11-30T09:01')), []);
});

test('signs for the department and marks the missed contact at the same midnight', () => {
  const midnight = at('2026-11-25T00:00');
  const order = orderIn('dispatched');
  const commands = due(order, midnight);
  assert.deepEqual(
    commands.map((command) => ('clock' in command ? `${command.type} ${command.clock}` : command.type)).sort(),
    ['mark-overdue contact', 'sign'],
  );
  const result = done(order, midnight);
  assert.equal(result.state, 'verifying');
  assert.deepEqual(result.overdueMarks, [{clock: 'contact', round: 0, at: midnight}]);
  assert.equal(result.flags.overdue, false);
});

test('stops the contact clock with the first attempt', () => {
  assert.deepEqual(runningClocks(orderIn('verifying', {without: ['record-contact']})), ['contact', 'reply']);
  assert.deepEqual(runningClocks(orderIn('verifying')), ['reply']);
});

test('does not let an order lie at the desk unnoticed', () => {
  assert.deepEqual(due(orderIn('routing'), at('2026-11-25T00:00')), [{type: 'mark-overdue', clock: 'dispatch'}]);
  const result = transition(
    orderIn('routing'),
    {type: 'mark-overdue', clock: 'dispatch'},
    {
      ...RULES,
      actor: SYSTEM,
      at: at('2026-11-25T00:00'),
    },
  );
  assert.ok(result.ok);
  assert.deepEqual(result.effects, [{type: 'tell', who: 'management', what: 'deadline-missed'}]);
});

test('opens the call-back at once and archives after thirty days', () => {
  const replied = orderIn('replied');
  assert.deepEqual(due(replied, replied.updatedAt), [{type: 'open-call-back'}]);
  const closed = orderIn('closed');
  assert.deepEqual(due(closed, closed.updatedAt + 30 * DAY), [{type: 'archive'}]);
  assert.deepEqual(due(orderIn('archived'), MONDAY + 10_000 * DAY), []);
});

test('starts warnings and marks anew in a new round', () => {
  const late = done(orderIn('rectifying'), at('2026-12-01T00:00'));
  const order = {...orderIn('audit'), overdueMarks: late.overdueMarks};
  const again = after(order, commandOf('return-for-rework', MONDAY), ACTORS.supervisor, at('2026-12-01T10:00'));
  assert.deepEqual(due(again, at('2026-12-09T00:00')), [{type: 'mark-overdue', clock: 'reply'}]);
});

test('refuses a warning or a mark that is not due, or was given', () => {
  const order = orderIn('rectifying');
  const codeOf = (so: WorkOrder, command: Command, when: number): string => {
    const result = transition(so, command, {...RULES, actor: SYSTEM, at: when});
    return result.ok ? 'ok' : result.code;
  };
  const overdue = {type: 'mark-overdue', clock: 'reply'} as const;
  assert.equal(codeOf(order, overdue, at('2026-11-30T23:59')), 'too-early');
  assert.equal(codeOf(order, {type: 'warn', clock: 'reply', point: 'half'}, order.updatedAt), 'too-early');
  assert.equal(codeOf(order, {type: 'mark-overdue', clock: 'contact'}, at('2027-01-01T00:00')), 'state-not-allowed');
  assert.equal(
    codeOf(orderIn('dispatched'), {type: 'mark-overdue', clock: 'sign'}, at('2027-01-01T00:00')),
    'state-not-allowed',
  );
  const marked = after(order, overdue, SYSTEM, at('2026-12-01T00:00'));
  assert.equal(codeOf(marked, overdue, at('2026-12-02T00:00')), 'already-marked');
  assert.equal(codeOf(marked, {type: 'warn', clock: 'reply', point: 'last'}, at('2026-12-02T00:00')), 'already-marked');
});

test('gives the dispatch desk, the department and the call-back each a clock of its own', () => {
  assert.equal(deadlineAt(openedOrder(), 'dispatch'), endOfLocalDate('2026-11-24'));
  assert.equal(deadlineAt(openedOrder(), 'reply'), undefined);
  const replied = orderIn('replied');
  assert.equal(replied.reply?.repliedAt, MONDAY + DAY + 5 * HOUR + 60_000);
  assert.equal(deadlineAt(replied, 'call-back'), endOfLocalDate('2026-11-27'));
});

test('moves a provisional deadline when the notice is out, and nothing else', () => {
  const received = at('2027-01-29T09:00');
  const order = after(openedOrder({at: received}), commandOf('dispatch', received), SYSTEM, received);
  assert.deepEqual(order.deadlines.replyDueOn, {on: '2027-02-05', provisional: true});
  const notice: HolidayNotice = {year: 2027, notices: [], off: ['2027-02-04', '2027-02-05'], makeup: ['2027-01-30']};
  const recounted = withRecountedDeadlines(order, RULES.profile, [...RULES.notices, notice]);
  assert.deepEqual(recounted.deadlines.replyDueOn, {on: '2027-02-08', provisional: false});
  assert.deepEqual({...recounted, deadlines: order.deadlines}, order);
});
