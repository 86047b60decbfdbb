import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isWorkingDay} from '../calendar.ts';
import {IDENTITY_MODES} from '../review.ts';
import {chart} from './chart.ts';
import {COMMAND_TYPES} from './commands.ts';
import {dueNow, nextStepAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import {ROLES, SYSTEM} from './roles.ts';
import {historyOf, nextCommand} from './sample-moves.ts';
import type {Move, Step} from './sample-moves.ts';
import {after, DAY, HOUR, MINUTE, OFFICE, openedOrder, RULES} from './sample-orders.ts';

const move: fc.Arbitrary<Move> = fc.record({
  elapsedMs: fc.oneof(
    {weight: 14, arbitrary: fc.integer({min: 0, max: HOUR})},
    {weight: 4, arbitrary: fc.integer({min: 0, max: 8 * HOUR})},
    {weight: 1, arbitrary: fc.integer({min: 0, max: 20 * DAY})},
    {weight: 1, arbitrary: fc.integer({min: -2 * DAY, max: 0})},
  ),
  type: fc.oneof(
    {weight: 3, arbitrary: fc.constantFrom(...COMMAND_TYPES)},
    {weight: 2, arbitrary: fc.constant('due' as const)},
    {weight: 10, arbitrary: fc.constant('next' as const)},
  ),
  role: fc.oneof({weight: 4, arbitrary: fc.constant(undefined)}, {weight: 1, arbitrary: fc.constantFrom(...ROLES)}),
  pick: fc.nat(1_000),
});

const opened: fc.Arbitrary<WorkOrder> = fc
  .record({
    at: fc.integer({min: Date.parse('2018-12-01'), max: Date.parse('2027-06-01')}),
    level: fc.constantFrom(1 as const, 2 as const),
    identityMode: fc.constantFrom(...IDENTITY_MODES),
  })
  .map(({at, level, identityMode}) => openedOrder({at, review: {id: 'r', level, identityMode, receivedAt: at}}));

const anySteps: fc.Arbitrary<Step[]> = fc
  .tuple(opened, fc.array(move, {minLength: 20, maxLength: 120}))
  .map(([order, moves]) => historyOf(order, moves));

const anyHistory: fc.Arbitrary<WorkOrder[]> = anySteps.map((steps) => steps.map(({order}) => order));

test('adds one to the version with every command, and never moves its time back', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      history.forEach((order, index) => {
        assert.equal(order.version, index + 1);
        assert.ok(order.updatedAt >= (history[index - 1]?.updatedAt ?? 0));
      });
    }),
  );
});

test('lets no deadline fall on a day off', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const order of history) {
        for (const due of Object.values(order.deadlines)) assert.ok(isWorkingDay(RULES.notices, due.on), due.on);
      }
    }),
  );
});

test('never closes an order without a reply, a call-back record and an audit', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const ended = history.filter(({state}) => state === 'closed' || state === 'archived');
      // What was struck out or done with another order ends on other grounds.
      for (const order of ended.filter(({audit}) => audit !== undefined)) {
        assert.ok(order.reply);
        assert.ok(order.callBack);
        assert.equal(order.audit?.decision, 'closed');
        assert.ok(order.contactRecords.length > 0);
        assert.ok(order.evidence.length > 0);
      }
      for (const order of ended.filter(({audit}) => audit === undefined)) {
        const parent = order.merges?.at(-1);
        const done = parent?.parentState === 'archived' && order.reply !== undefined;
        assert.ok(done || order.appeal?.decision === 'upheld', `${order.state} without audit, appeal or parent`);
      }
    }),
  );
});

test('only ever adds to what is on record, and keeps every round that failed', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      history.forEach((order, index) => {
        const before = history[index - 1];
        if (before === undefined) return;
        const lists = [
          'contactRecords',
          'evidence',
          'classifications',
          'pastRounds',
          'warnings',
          'overdueMarks',
        ] as const;
        for (const list of lists) {
          const kept: readonly unknown[] = order[list].slice(0, before[list].length);
          assert.deepEqual(kept, before[list]);
        }
        assert.equal(order.pastRounds.length, order.round);
        assert.deepEqual(
          [order.level, order.reviewId, order.subject, order.identityMode, order.openedAt],
          [before.level, before.reviewId, before.subject, before.identityMode, before.openedAt],
        );
      });
    }),
  );
});

test('is the same order after a journey through JSON', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const order of history) assert.deepStrictEqual(JSON.parse(JSON.stringify(order)), order);
    }),
  );
});

test('does each thing that falls due once, and says when the next will', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({min: 0, max: 60 * DAY}), (history, elapsedMs) => {
      for (const order of history) {
        const at = order.updatedAt + elapsedMs;
        const next = nextStepAt(order, RULES.profile, RULES.notices);
        assert.equal(dueNow(order, {...RULES, at}).length > 0, next !== undefined && next <= at);
        let rest = order;
        for (let rounds = 0; dueNow(rest, {...RULES, at}).length > 0; rounds += 1) {
          assert.ok(rounds < 10, 'what was done stays due');
          for (const command of dueNow(rest, {...RULES, at})) rest = after(rest, command, SYSTEM, at);
        }
      }
    }),
    {numRuns: 50},
  );
});

test('leaves every order, wherever it got to, a way to its end', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      let order = history.at(-1) ?? openedOrder();
      let steps = 0;
      while (order.state !== 'archived') {
        const rests = order.state === 'closed' || order.state === 'invalidated';
        const at = order.updatedAt + (rests ? 30 * DAY : MINUTE);
        const [command, actor] = nextCommand(order, at);
        order = after(order, command, actor, at);
        steps += 1;
        assert.ok(steps < 30, 'the way goes round in circles');
      }
    }),
  );
});

test('goes only where the chart says', () => {
  const lines = new Map(chart().map((line) => [`${line.from} ${line.command}`, line]));
  fc.assert(
    fc.property(anySteps, (steps) => {
      steps.forEach(({order, command, actor}, index) => {
        const before = steps[index - 1]?.order;
        if (before === undefined || command === undefined || actor === undefined) return;
        const line = lines.get(`${before.state} ${command.type}`);
        assert.ok(line, `${before.state} ${command.type}`);
        assert.ok(line.to.includes(order.state), `${before.state} ${command.type} ${order.state}`);
        assert.ok(line.roles.includes(actor.role));
      });
    }),
  );
});

test('never moves the deadline of a reply forward, unless the department itself chose the short class', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      steps.forEach(({order, command}, index) => {
        const before = steps[index - 1]?.order;
        const [was, is] = [before?.deadlines.replyDueOn, order.deadlines.replyDueOn];
        if (before?.roundStartedAt !== order.roundStartedAt || was === undefined || is === undefined) return;
        // Another department begins anew, be it in the same instant, and without the class that the first one chose.
        if (before?.departmentCode !== order.departmentCode) return;
        if (command?.type !== 'classify') assert.ok(is.on >= was.on, `${command?.type ?? ''}: ${was.on} to ${is.on}`);
      });
    }),
  );
});

test('lets nobody of the appealing department decide, one person alone call a review malicious, or the department confirm a slip', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const {appeal, departmentCode} of history) {
        if (appeal === undefined) continue;
        const reviews = appeal.reviews.flatMap((review) => review.decision ?? []);
        for (const {by} of [...appeal.votes, ...reviews, ...appeal.confirmations]) {
          assert.notEqual(by.departmentCode, appeal.departmentCode);
          assert.notEqual(by.departmentCode, departmentCode ?? OFFICE);
        }
        if (appeal.decision !== 'upheld') continue;
        const people = new Set(appeal.votes.map((vote) => vote.by.accountId));
        if (appeal.ground === 'malicious') assert.ok(people.size >= 2);
        else assert.equal(appeal.confirmations.at(-1)?.result, 'confirmed');
      }
    }),
  );
});

test('shows struck out only what an appeal upheld and no review overturned', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const {appeal, validity = 'valid'} of history) {
        const overturned = appeal?.reviews.at(-1)?.decision?.outcome === 'overturned';
        assert.equal(validity !== 'valid', appeal?.decision === 'upheld' && !overturned);
      }
    }),
  );
});

/** Whether all that was on record is there still: lists only grow, records only gain fields. */
function holds(before: unknown, now: unknown): boolean {
  if (Array.isArray(before)) return Array.isArray(now) && before.every((item, place) => holds(item, now[place]));
  if (typeof before !== 'object' || before === null) return before === now;
  if (typeof now !== 'object' || now === null) return false;
  return Object.entries(before).every(([name, value]) => holds(value, Reflect.get(now, name)));
}

test('takes nothing off the records of the side ways', () => {
  const kept = [
    'returns',
    'extensions',
    'pauses',
    'pastDeterminations',
    'appeal',
    'mistakeStatement',
    'followUp',
    'reopenings',
    'supervisions',
    'supervisionMarks',
    'escalations',
    'ledgerEntries',
  ] as const;
  fc.assert(
    fc.property(anyHistory, (history) => {
      history.forEach((order, index) => {
        for (const field of kept) {
          const before = history[index - 1]?.[field];
          if (before !== undefined) assert.ok(holds(before, order[field]), field);
        }
      });
    }),
  );
});

test('has an order on the ledger exactly while something on it is not struck off', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const {flags, ledgerEntries = []} of history) {
        assert.equal(
          flags.ledger,
          ledgerEntries.some((entry) => entry.struckOffAt === undefined),
        );
      }
    }),
  );
});

test('gets far enough by chance for these properties to mean something', () => {
  const reached = new Set(
    fc
      .sample(anyHistory, {numRuns: 800, seed: 7})
      .flatMap((history) =>
        history.flatMap((order) => [
          order.round > 0 ? `${order.state} again` : order.state,
          ...(order.appeal?.decision === undefined ? [] : [`${order.appeal.ground} ${order.appeal.decision}`]),
          ...(order.appeal?.reviews.at(-1)?.decision === undefined ? [] : ['reviewed']),
          ...(order.flags.extended ? ['extended'] : []),
          ...(order.returns?.at(-1)?.decision?.accepted === true ? ['handed on'] : []),
          ...(order.merges?.at(-1)?.releasedAt === undefined ? [] : ['released']),
          ...(order.followUp === undefined ? [] : ['followed up']),
          ...(order.reopenings === undefined ? [] : ['reopened']),
          ...(order.reply?.hold?.releasedAt === undefined ? [] : ['let pass']),
          ...(order.supervisionMarks ?? []).map((mark) => `level ${String(mark.level)}`),
        ]),
      ),
  );
  for (const expected of [
    ...['routing', 'verifying', 'rectifying', 'call-back', 'audit', 'closed', 'archived', 'rectifying again'],
    ...['audit again', 'return-requested', 'appealing', 'appeal-review', 'invalidated', 'merged'],
    ...['mistake upheld', 'mistake rejected', 'malicious upheld', 'malicious rejected', 'reviewed', 'extended'],
    ...['handed on', 'released', 'followed up', 'reopened', 'let pass', 'level 2', 'level 3'],
  ]) {
    assert.ok(reached.has(expected), `${expected} was never reached`);
  }
});
