import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from './commands.ts';
import {dueNow} from './due.ts';
import type {WorkOrder} from './order.ts';
import {ACTORS, after, commandOf, DAY, HOUR, onwards, orderIn, RULES, toldBy, verdictOf} from './sample-orders.ts';
import {supervisionLevel} from './supervision-level.ts';

const {system, supervisor} = ACTORS;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const levelOf = (order: WorkOrder, when: number): number | undefined =>
  supervisionLevel(order, {...RULES, at: when})?.level;
const OVERDUE: Command = {type: 'mark-overdue', clock: 'reply'};
const chased = (): WorkOrder => after(orderIn('rectifying'), OVERDUE, system, at('2026-12-01T00:00'));

/** The order after so many rounds of rework, just returned. */
function reworked(rounds: number): WorkOrder {
  let order = orderIn('audit');
  for (let round = 1; round <= rounds; round += 1) {
    order = onwards(order, [['return-for-rework', 'supervisor', HOUR]]);
    if (round === rounds) break;
    order = onwards(order, [
      ['reply', 'handler', HOUR],
      ['open-call-back', 'system', 0],
      ['record-call-back', 'call-back-officer', HOUR],
    ]);
  }
  return order;
}

test('asks for no supervision while all goes well, and for level 0 once it was warned', () => {
  const order = orderIn('rectifying');
  assert.equal(supervisionLevel(order, {...RULES, at: at('2026-11-26T12:00')}), undefined);
  const warned = after(order, {type: 'warn', clock: 'reply', point: 'half'}, system, at('2026-11-26T12:00'));
  assert.deepEqual(supervisionLevel(warned, {...RULES, at: at('2026-11-26T12:00')}), {
    level: 0,
    causes: ['deadline-near'],
  });
  assert.equal(levelOf({...warned, state: 'audit'}, at('2026-11-26T12:00')), undefined);
});

test('climbs with each working day that the reply is overdue', () => {
  const order = chased();
  assert.equal(levelOf(orderIn('rectifying'), at('2026-12-01T00:00') - 1), undefined);
  assert.equal(levelOf(order, at('2026-12-01T00:00')), 1);
  assert.equal(levelOf(order, at('2026-12-02T00:00') - 1), 1);
  assert.equal(levelOf(order, at('2026-12-02T00:00')), 2);
  assert.equal(levelOf(order, at('2026-12-08T00:00') - 1), 2);
  assert.deepEqual(supervisionLevel(order, {...RULES, at: at('2026-12-08T00:00')}), {
    level: 3,
    causes: ['overdue', 'still-overdue', 'long-overdue'],
  });
});

test('reports nothing upwards as long overdue that was never chased', () => {
  assert.equal(levelOf(orderIn('rectifying'), at('2027-01-08T00:00')), 2);
});

test('comes down again when the reply is there', () => {
  const replied = onwards(chased(), [[commandOf('reply', at('2026-12-03T10:00')), 'handler', 3 * DAY]]);
  assert.equal(levelOf(replied, at('2027-01-08T00:00')), undefined);
});

test('presses in the second round of rework and reports upwards in the third, on time or not', () => {
  assert.equal(levelOf(reworked(1), reworked(1).updatedAt), undefined);
  assert.deepEqual(supervisionLevel(reworked(2), {...RULES, at: reworked(2).updatedAt}), {
    level: 2,
    causes: ['reworked-repeatedly'],
  });
  const second = reworked(2);
  const report: Command = {type: 'supervise', level: 2};
  assert.deepEqual(dueNow(second, {...RULES, at: second.updatedAt}), [report]);
  const reported = after(second, report, system, second.updatedAt);
  assert.deepEqual(dueNow(reported, {...RULES, at: second.updatedAt}), []);
  const replied = onwards(second, [['reply', 'handler', HOUR]]);
  assert.deepEqual(dueNow(replied, {...RULES, at: replied.updatedAt}), [{type: 'open-call-back'}]);
  const called = onwards(replied, [['open-call-back', 'system', 0]]);
  assert.deepEqual([levelOf(replied, replied.updatedAt), levelOf(called, called.updatedAt)], [2, 2]);
  const third = reworked(3);
  assert.deepEqual(supervisionLevel(third, {...RULES, at: third.updatedAt}), {
    level: 3,
    causes: ['reworked-repeatedly', 'reworked-too-often'],
  });
  assert.deepEqual(toldBy(third, {type: 'supervise', level: 3}, system), ['upper-management reported-upwards']);
  const settled = onwards(third, [
    ['reply', 'handler', HOUR],
    ['open-call-back', 'system', 0],
    ['record-call-back', 'call-back-officer', HOUR],
  ]);
  assert.equal(levelOf(settled, settled.updatedAt), 3);
  const closed = onwards(settled, [['close', 'supervisor', HOUR]]);
  assert.equal(levelOf(closed, closed.updatedAt), undefined);
});

test('reports each level once in a round, never before it is reached, and none below what was reported', () => {
  const order = chased();
  const report = (level: 2 | 3): Command => ({type: 'supervise', level});
  assert.equal(verdictOf(order, report(2), system, at('2026-12-02T00:00') - 1), 'too-early 2');
  assert.deepEqual(toldBy(order, report(2), system, at('2026-12-02T00:00')), ['management supervision-due']);
  const pressed = after(order, report(2), system, at('2026-12-02T00:00'));
  assert.equal(verdictOf(pressed, report(2), system, at('2026-12-03T00:00')), 'already-marked 2');
  assert.equal(verdictOf(pressed, report(3), system, at('2026-12-03T00:00')), 'too-early 3');
  const high = after(order, report(3), system, at('2026-12-08T00:00'));
  assert.equal(verdictOf(high, report(2), system, at('2026-12-09T00:00')), 'already-marked 2');
  assert.equal(verdictOf(orderIn('rectifying'), report(2), system), 'too-early 2');
});

test('takes what people report: a deadlock to level 3, misconduct to level 4, closed or not', () => {
  const order = orderIn('verifying');
  const grounds = {deadlock: 3, 'false-report': 4, refusal: 4, reprisal: 4} as const;
  for (const [ground, level] of Object.entries(grounds)) {
    const command = {type: 'escalate', ground, note: '见材料'} as Command;
    const escalated = onwards(order, [[command, 'supervisor', HOUR]]);
    assert.deepEqual(supervisionLevel(escalated, {...RULES, at: escalated.updatedAt}), {level, causes: [ground]});
  }
  const reopened = onwards(orderIn('closed'), [['reopen', 'supervisor', DAY]]);
  assert.deepEqual(supervisionLevel(reopened, {...RULES, at: reopened.updatedAt}), {
    level: 4,
    causes: ['false-report'],
  });
  assert.equal(verdictOf(order, {type: 'escalate', ground: 'refusal', note: ''}, supervisor), 'text-missing note');
});
