import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command, GiveReply} from './commands.ts';
import {runningClocks} from './deadlines.ts';
import {dueNow, isPublicationMissing, nextStepAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import {progressOf} from './progress.ts';
import {ACTORS, after, commandOf, DAY, HOUR, onwards, orderIn, RULES, toldBy, verdictOf} from './sample-orders.ts';

const {management, supervisor, system} = ACTORS;
const upper = ACTORS['upper-management'];
const at = (text: string): number => Date.parse(`${text}+08:00`);
const press: Command = {type: 'issue-supervision', workingDays: 2, reason: '逾期未答复'};
const OVERDUE: Command = {type: 'mark-overdue', clock: 'supervision'};

test('presses with a limit of its own and moves no other deadline', () => {
  const order = orderIn('rectifying');
  assert.deepEqual(toldBy(order, press, management), ['leader supervision-issued', 'department supervision-issued']);
  const pressed = after(order, press, management, at('2026-11-24T10:00'));
  assert.deepEqual([pressed.flags.supervised, pressed.flags.ledger, pressed.state], [true, true, 'rectifying']);
  assert.equal(pressed.deadlines.supervisionDueOn?.on, '2026-11-26');
  assert.deepEqual(pressed.deadlines.replyDueOn, order.deadlines.replyDueOn);
  assert.deepEqual(runningClocks(pressed), ['reply', 'supervision']);
  assert.deepEqual(toldBy(pressed, OVERDUE, system, at('2026-11-27T00:00')), ['management deadline-missed']);
  const missed = after(pressed, OVERDUE, system, at('2026-11-27T00:00'));
  assert.equal(missed.flags.overdue, false);
});

test('presses a second time with a clock that begins anew', () => {
  const missed = after(
    after(orderIn('rectifying'), press, management, at('2026-11-24T10:00')),
    OVERDUE,
    system,
    at('2026-11-27T00:00'),
  );
  const again = after(missed, press, supervisor, at('2026-11-27T10:00'));
  assert.equal(verdictOf(missed, OVERDUE, system, at('2026-11-28T00:00')), 'already-marked supervision');
  assert.equal(again.deadlines.supervisionDueOn?.on, '2026-12-01');
  assert.equal(verdictOf(again, OVERDUE, system, at('2026-12-02T00:00')), 'ok');
  assert.equal(again.ledgerEntries?.length, 1);
});

test('presses for one to five whole days, with a reason, and from outside', () => {
  const order = orderIn('rectifying');
  for (const workingDays of [0, 6, 1.5]) {
    assert.equal(verdictOf(order, {...press, workingDays}, management), 'limit-too-long');
  }
  assert.equal(verdictOf(order, {...press, workingDays: 1}, upper), 'ok');
  assert.equal(verdictOf(order, {...press, workingDays: 5}, upper), 'ok');
  assert.equal(verdictOf(order, {...press, reason: ' '}, management), 'reason-missing');
  assert.equal(verdictOf(order, press, {...supervisor, departmentCode: order.departmentCode ?? ''}), 'same-department');
});

test('is met by the reply: a later round is pressed anew or not at all', () => {
  const pressed = onwards(orderIn('rectifying'), [[press, 'management', HOUR]]);
  const returned = onwards(pressed, [
    ['reply', 'handler', HOUR],
    ['open-call-back', 'system', 0],
    ['record-call-back', 'call-back-officer', HOUR],
    ['return-for-rework', 'supervisor', HOUR],
  ]);
  assert.deepEqual(runningClocks(returned), ['reply']);
  assert.equal('supervisionDueOn' in returned.deadlines, false);
});

test('keeps the ledger: what entered, in which round, and when it was struck off by whom', () => {
  const late = after(orderIn('rectifying'), {type: 'mark-overdue', clock: 'reply'}, system, at('2026-12-01T00:00'));
  const pressed = after(late, press, management, at('2026-12-02T09:00'));
  assert.deepEqual(pressed.ledgerEntries, [
    {cause: 'overdue', round: 0, enteredAt: at('2026-12-01T00:00')},
    {cause: 'supervision', round: 0, enteredAt: at('2026-12-02T09:00')},
  ]);
  const closed = onwards(pressed, [
    [commandOf('reply', at('2026-12-02T10:00')), 'handler', HOUR],
    ['open-call-back', 'system', 0],
    ['record-call-back', 'call-back-officer', HOUR],
    ['close', 'supervisor', HOUR],
  ]);
  assert.equal(closed.flags.ledger, false);
  for (const entry of closed.ledgerEntries ?? []) {
    assert.deepEqual([entry.struckOffAt, entry.struckOffBy?.role], [closed.closedAt, 'supervisor']);
  }
  const reopened = onwards(closed, [['reopen', 'supervisor', DAY]]);
  assert.equal(reopened.flags.ledger, true);
  assert.deepEqual(
    reopened.ledgerEntries?.map(({cause, struckOffAt}) => [cause, struckOffAt !== undefined]),
    [
      ['overdue', true],
      ['supervision', true],
      ['reopened', false],
    ],
  );
});

test('enters an escalated order in the ledger while it is open', () => {
  const escalate: Command = {type: 'escalate', ground: 'reprisal', note: '评价人反映被刁难'};
  assert.deepEqual(toldBy(orderIn('verifying'), escalate, supervisor), ['upper-management misconduct-reported']);
  assert.deepEqual(toldBy(orderIn('verifying'), {...escalate, ground: 'deadlock'}, upper), [
    'upper-management reported-upwards',
  ]);
  assert.equal(onwards(orderIn('verifying'), [[escalate, 'supervisor', HOUR]]).ledgerEntries?.[0]?.cause, 'escalated');
  const closed = onwards(orderIn('closed'), [[escalate, 'supervisor', HOUR]]);
  assert.deepEqual([closed.flags.ledger, closed.ledgerEntries, closed.escalations?.length], [false, undefined, 1]);
});

test('opens a closed order again within fifteen working days when its reply was false', () => {
  const closed = orderIn('closed');
  assert.equal(closed.closedAt, at('2026-11-25T15:01'));
  const reopen: Command = {type: 'reopen', reason: '现场未增设窗口'};
  const end = at('2026-12-17T00:00');
  assert.equal(verdictOf(closed, reopen, supervisor, end - 1), 'ok');
  assert.equal(verdictOf(closed, reopen, supervisor, end), 'reopening-too-late');
  assert.equal(verdictOf(closed, {...reopen, reason: ''}, supervisor), 'reason-missing');
  assert.deepEqual(toldBy(closed, reopen, upper), [
    'department rework-ordered',
    'citizen rework-ordered',
    'upper-management misconduct-reported',
  ]);
  const again = onwards(closed, [[reopen, 'supervisor', DAY]]);
  assert.deepEqual([again.state, again.round, again.closedAt, again.audit], ['rectifying', 1, undefined, undefined]);
  assert.deepEqual(again.pastRounds[0]?.audit, closed.audit);
  assert.equal(again.pastRounds[0]?.endedBy, 'reopening');
  assert.deepEqual(again.reopenings?.[0]?.round, 0);
});

/** An order whose reply says that it will take long. */
function longTerm(): WorkOrder {
  const {updatedAt} = orderIn('rectifying');
  const reply: GiveReply = {
    ...(commandOf('reply', updatedAt + DAY) as GiveReply),
    outcome: 'long-term',
    basis: '轮训需一年',
  };
  return orderIn('closed', {instead: [reply]});
}

test('files away no promise that takes long before the public can read of it', () => {
  const closed = longTerm();
  const rested = (closed.closedAt ?? 0) + 30 * DAY;
  assert.equal(isPublicationMissing(closed), true);
  assert.equal(verdictOf(closed, {type: 'archive'}, system, rested), 'public-text-missing');
  assert.equal(nextStepAt(closed, RULES.profile, RULES.notices), undefined);
  const published = after(closed, commandOf('publish-text', 0), supervisor, closed.updatedAt + HOUR);
  assert.equal(isPublicationMissing(published), false);
  assert.deepEqual(dueNow(published, {...RULES, at: rested}), [{type: 'archive'}]);
  assert.equal(progressOf(published).publicText, published.publicText?.text);
  const late = after(closed, commandOf('publish-text', 0), supervisor, rested + DAY);
  assert.equal(nextStepAt(late, RULES.profile, RULES.notices), rested + DAY);
  const {reply} = closed;
  assert.ok(reply);
  assert.deepEqual(toldBy({...orderIn('audit'), reply}, {type: 'close'}, supervisor), [
    'citizen closed',
    'department closed',
    'management publication-due',
  ]);
  assert.equal(isPublicationMissing(orderIn('closed')), false);
});

test('publishes nothing blank, and no number of a person', () => {
  const order = orderIn('closed');
  assert.equal(verdictOf(order, {type: 'publish-text', text: ' '}, management), 'text-missing text');
  assert.equal(verdictOf(order, {type: 'publish-text', text: '请致电13912345678'}, management), 'personal-data mobile');
});
