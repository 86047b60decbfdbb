import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isWorkingDay} from '../calendar.ts';
import {IDENTITY_MODES} from '../review.ts';
import type {Command, CommandType, RecordContact} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import {dueNow, nextStepAt} from './due.ts';
import {CALL_BACK_RESULTS, CLOCKS, CONTACT_EXCEPTIONS, FINDINGS, ORDER_CLASSES, WARNING_POINTS} from './order.ts';
import type {WorkOrder} from './order.ts';
import {ROLES, SYSTEM} from './roles.ts';
import type {Actor, Role} from './roles.ts';
import {ACTORS, after, commandOf, DAY, HOUR, MINUTE, openedOrder, RULES} from './sample-orders.ts';
import {transition} from './transition.ts';

/** A move of the world: somebody tries something, or does what comes next, or the system does what is due. */
type Move = {
  readonly elapsedMs: number;
  readonly type: CommandType | 'due' | 'next';
  /** Absent: the role that usually gives such a command. */
  readonly role: Role | undefined;
  readonly pick: number;
};

const USUAL_ROLE: Readonly<Record<CommandType, Role>> = {
  dispatch: 'system',
  'send-to-desk': 'system',
  sign: 'handler',
  'record-contact': 'handler',
  classify: 'leader',
  'add-evidence': 'handler',
  determine: 'leader',
  'start-rectification': 'handler',
  reply: 'handler',
  'open-call-back': 'system',
  'record-call-back': 'call-back-officer',
  close: 'supervisor',
  'return-for-rework': 'supervisor',
  archive: 'system',
  warn: 'system',
  'mark-overdue': 'system',
};

const move: fc.Arbitrary<Move> = fc.record({
  elapsedMs: fc.oneof(
    {weight: 6, arbitrary: fc.integer({min: 0, max: 8 * HOUR})},
    {weight: 2, arbitrary: fc.integer({min: 0, max: 20 * DAY})},
    {weight: 1, arbitrary: fc.integer({min: -2 * DAY, max: 0})},
  ),
  type: fc.oneof(
    {weight: 5, arbitrary: fc.constantFrom(...COMMAND_TYPES)},
    {weight: 2, arbitrary: fc.constant('due' as const)},
    {weight: 8, arbitrary: fc.constant('next' as const)},
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

const choose = <Value>(values: readonly [Value, ...Value[]], pick: number): Value =>
  values[pick % values.length] ?? values[0];

/** A command of the type in one of its many forms, sensible or not. */
function variant(type: CommandType, at: number, pick: number): Command {
  const command = commandOf(type, at);
  switch (command.type) {
    case 'record-contact': {
      const result = choose<RecordContact['result']>(['reached', ...CONTACT_EXCEPTIONS], pick);
      return {
        ...command,
        result,
        channel: result === 'anonymous' ? 'none' : 'phone',
        contactedAt: at - (pick % 3) * HOUR,
      };
    }
    case 'classify':
      return {...command, class: choose(ORDER_CLASSES, pick), reason: '协调'};
    case 'determine':
      return {...command, finding: choose(FINDINGS, pick)};
    case 'reply':
      return pick % 2 === 0 ? command : {...command, deliveries: [], exception: choose(CONTACT_EXCEPTIONS, pick >> 1)};
    case 'record-call-back': {
      const result = choose(CALL_BACK_RESULTS, pick);
      const attempts = command.attempts.map((attempt) => ({...attempt, answered: result !== 'unreachable'}));
      const tries = [...attempts, ...attempts, ...attempts];
      return result === 'unreachable'
        ? {...command, result, attempts: tries, exception: choose(CONTACT_EXCEPTIONS, pick >> 2)}
        : {...command, result, attempts};
    }
    case 'warn':
      return {...command, clock: choose(CLOCKS, pick), point: choose(WARNING_POINTS, pick >> 3)};
    case 'mark-overdue':
      return {...command, clock: choose(CLOCKS, pick)};
    default:
      return command;
  }
}

/** What willing people do next. */
function nextCommand(order: WorkOrder, at: number): readonly [Command, Role] {
  const of = (type: CommandType): readonly [Command, Role] => [commandOf(type, at), USUAL_ROLE[type]];
  switch (order.state) {
    case 'created':
      return of('dispatch');
    case 'routing':
      return [commandOf('dispatch', at), 'dispatcher'];
    case 'dispatched':
      return of('sign');
    case 'verifying':
      if (!order.contactRecords.some((record) => record.result === 'reached')) return of('record-contact');
      return order.evidence.length === 0 ? of('add-evidence') : of('determine');
    case 'determined':
      return order.class === undefined ? of('classify') : of('start-rectification');
    case 'rectifying':
      return of('reply');
    case 'replied':
      return of('open-call-back');
    case 'call-back':
      return of('record-call-back');
    case 'audit':
      return of('close');
    default:
      return of('archive');
  }
}

function commandsOf(
  order: WorkOrder,
  {type, role, pick}: Omit<Move, 'elapsedMs'>,
  at: number,
): (readonly [Command, Actor])[] {
  if (type === 'due') return dueNow(order, {...RULES, at}).map((command) => [command, SYSTEM]);
  const [next, nextRole] = nextCommand(order, at);
  if (type === 'next') return [[variant(next.type, at, pick), ACTORS[nextRole]]];
  return [[variant(type, at, pick), ACTORS[role ?? USUAL_ROLE[type]]]];
}

/** All orders that the moves lead through, the first included. Refused commands lead nowhere. */
function historyOf(order: WorkOrder, moves: readonly Move[]): WorkOrder[] {
  const history = [order];
  let at = order.openedAt;
  for (const {elapsedMs, type, role, pick} of moves) {
    at += elapsedMs;
    const present = (): WorkOrder => history.at(-1) ?? order;
    for (const [command, actor] of commandsOf(present(), {type, role, pick}, at)) {
      const result = transition(present(), command, {...RULES, actor, at});
      if (type === 'due') assert.ok(result.ok, `the system may do what is due: ${JSON.stringify([command, result])}`);
      if (result.ok) history.push(result.order);
    }
  }
  return history;
}

const anyHistory = fc
  .tuple(opened, fc.array(move, {minLength: 20, maxLength: 90}))
  .map(([order, moves]) => historyOf(order, moves));

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
      for (const order of history.filter(({state}) => state === 'closed' || state === 'archived')) {
        assert.ok(order.reply);
        assert.ok(order.callBack);
        assert.equal(order.audit?.decision, 'closed');
        assert.ok(order.contactRecords.length > 0);
        assert.ok(order.evidence.length > 0);
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
        const at = order.updatedAt + (order.state === 'closed' ? 30 * DAY : MINUTE);
        const [command, role] = nextCommand(order, at);
        order = after(order, command, ACTORS[role], at);
        steps += 1;
        assert.ok(steps < 20, 'the way goes round in circles');
      }
    }),
  );
});

test('gets far enough by chance for these properties to mean something', () => {
  const reached = new Set(
    fc
      .sample(anyHistory, {numRuns: 300, seed: 7})
      .flatMap((history) => history.map((order) => (order.round > 0 ? `${order.state} again` : order.state))),
  );
  for (const state of [
    'routing',
    'verifying',
    'rectifying',
    'call-back',
    'audit',
    'closed',
    'archived',
    'rectifying again',
    'audit again',
  ]) {
    assert.ok(reached.has(state), `${state} was never reached`);
  }
});
