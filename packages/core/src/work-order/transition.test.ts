import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command, GiveReply, RecordCallBack, RecordContact} from './commands.ts';
import type {ContactException, WorkOrder} from './order.ts';
import {progressOf} from './progress.ts';
import type {Actor} from './roles.ts';
import {
  ACTORS,
  after,
  commandOf,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  OFFICE,
  openedOrder,
  orderIn,
  RULES,
} from './sample-orders.ts';
import {linkOf, stateType} from './states.ts';
import {transition} from './transition.ts';

const {handler, leader, management, supervisor, system} = ACTORS;
const later = (order: WorkOrder): number => order.updatedAt + MINUTE;

function codeOf(order: WorkOrder, command: Command, actor: Actor, at = later(order)): string {
  const result = transition(order, command, {...RULES, actor, at});
  return result.ok ? 'ok' : result.code;
}
const contact = (at: number, changes: Partial<RecordContact> = {}): RecordContact => ({
  type: 'record-contact',
  contactedAt: at,
  channel: 'phone',
  numberUsed: '13912345678',
  person: '0099',
  result: 'reached',
  reason: '排队太久',
  request: '多开窗口',
  ...changes,
});
const reply = (at: number, changes: Partial<GiveReply> = {}): GiveReply => ({
  ...(commandOf('reply', at) as GiveReply),
  ...changes,
});
const anonymous = {review: {id: 'review-1', level: 1, identityMode: 'anonymous', receivedAt: MONDAY}} as const;

test('starts with a bad review and goes through all seven links to the archive', () => {
  const order = orderIn('archived');
  assert.equal(order.version, 13);
  assert.equal(order.callBack?.result, 'satisfied');
  assert.equal(order.audit?.decision, 'closed');
  assert.equal(stateType('closed'), 'closed');
  assert.equal(stateType('audit'), 'open');
  assert.equal(linkOf('call-back'), 'supervise');
});

test('starts the clock when the order comes to the department, not when the review was given', () => {
  const at = MONDAY + 2 * DAY;
  const order = after(orderIn('routing'), commandOf('dispatch', at), ACTORS.dispatcher, at);
  assert.equal(order.receivedAt, at);
  assert.equal(order.deadlines.contactDueOn?.on, '2026-11-26');
  assert.equal(order.deadlines.replyDueOn?.on, '2026-12-02');
});

test('tells the department, those who assist, and the citizen of the dispatch', () => {
  const result = transition(openedOrder(), commandOf('dispatch', MONDAY), {...RULES, actor: system, at: MONDAY});
  assert.ok(result.ok);
  assert.deepEqual(
    result.effects.map(({who, what, departmentCode}) => [who, what, departmentCode]),
    [
      ['department', 'order-dispatched', OFFICE],
      ['department', 'order-dispatched', result.order.assistingDepartmentCodes[0]],
      ['citizen', 'order-dispatched', undefined],
    ],
  );
});

test('does not make the leading department assist itself', () => {
  const command = {type: 'dispatch', departmentCode: OFFICE, assistingDepartmentCodes: [OFFICE]} as const;
  assert.deepEqual(after(openedOrder(), command, system, MONDAY).assistingDepartmentCodes, []);
});

test('signs in place of a department that does not, at the end of the next working day and no earlier', () => {
  const order = orderIn('dispatched');
  const end = Date.parse('2026-11-25T00:00:00+08:00');
  assert.equal(codeOf(order, {type: 'sign'}, system, end - 1), 'too-early');
  assert.deepEqual(after(order, {type: 'sign'}, system, end).signedBy, {role: 'system'});
});

test('keeps the time, the person and the masked number of each contact, and its reason and request', () => {
  const order = orderIn('verifying', {without: ['record-contact']});
  const record = after(order, contact(later(order)), handler, later(order)).contactRecords[0];
  assert.deepEqual(record, {
    contactedAt: later(order),
    channel: 'phone',
    numberUsed: '139****5678',
    person: '0099',
    result: 'reached',
    reason: '排队太久',
    request: '多开窗口',
    recordedAt: later(order),
    by: {role: 'handler', accountId: 'h', departmentCode: OFFICE},
  });
});

test('refuses a contact without number, person, reason or request', () => {
  const order = orderIn('verifying');
  const at = later(order);
  const {numberUsed: _, ...withoutNumber} = contact(at);
  const {reason: __, ...withoutReason} = contact(at);
  const {request: ___, ...withoutRequest} = contact(at);
  assert.equal(codeOf(order, withoutNumber, handler), 'number-missing');
  assert.equal(codeOf(order, contact(at, {numberUsed: ' '}), handler), 'number-missing');
  assert.equal(codeOf(order, contact(at, {person: '\u3000'}), handler), 'text-missing');
  assert.equal(codeOf(order, withoutReason, handler), 'text-missing');
  assert.equal(codeOf(order, withoutRequest, handler), 'text-missing');
});

test('refuses a contact dated before the order came or after now, within a minute of typing', () => {
  const order = orderIn('verifying');
  const received = order.receivedAt ?? 0;
  assert.equal(codeOf(order, contact(received - MINUTE), handler), 'time-impossible');
  assert.equal(codeOf(order, contact(later(order) + 1), handler), 'time-impossible');
  const odd = {...order, receivedAt: received + 30_000};
  assert.equal(codeOf(odd, contact(received), handler), 'ok');
});

test('calls a reviewer anonymous only when the review is', () => {
  const claim = (order: WorkOrder): RecordContact => {
    const {numberUsed: _, reason: __, request: ___, ...rest} = contact(later(order));
    return {...rest, channel: 'none', result: 'anonymous'};
  };
  const named = orderIn('verifying', {without: ['record-contact']});
  const unnamed = orderIn('verifying', {without: ['record-contact'], facts: anonymous});
  assert.equal(codeOf(named, claim(named), handler), 'exception-not-grounded');
  assert.equal(codeOf(unnamed, claim(unnamed), handler), 'ok');
  assert.equal(codeOf(named, contact(later(named), {channel: 'none'}), handler), 'exception-not-grounded');
  const settled = after(unnamed, claim(unnamed), handler, later(unnamed));
  assert.equal(codeOf(settled, commandOf('determine', MONDAY), handler), 'ok');
});

/** The order after attempts that failed, at the given times. */
function tried(order: WorkOrder, times: readonly number[], result: ContactException = 'no-answer'): WorkOrder {
  return times.reduce((so, at) => {
    const {reason: _, request: __, ...rest} = contact(at);
    return after(so, {...rest, result}, handler, at);
  }, order);
}

test('takes three failed attempts on two half-days for the contact, not two, and not three in one morning', () => {
  const order = orderIn('verifying', {without: ['record-contact']});
  const [morning, afternoon] = [order.updatedAt + DAY - 4 * HOUR, order.updatedAt + DAY];
  assert.equal(new Date(morning).toISOString(), '2026-11-24T00:01:00.000Z');
  const verdict = (times: readonly number[]): string =>
    codeOf(tried(order, times), commandOf('determine', MONDAY), handler, afternoon + HOUR);
  assert.equal(verdict([morning, afternoon]), 'contact-missing');
  assert.equal(verdict([morning, morning + 1, morning + 2]), 'contact-missing');
  assert.equal(verdict([morning, morning + 1, afternoon + HOUR]), 'ok');
});

test('does not ask for more attempts once the reviewer asked not to be contacted', () => {
  const order = orderIn('verifying', {without: ['record-contact']});
  const refused = tried(order, [later(order)], 'refused-contact');
  assert.equal(codeOf(refused, commandOf('determine', MONDAY), handler), 'ok');
});

test('refuses a finding without evidence, and evidence without words or under an id already used', () => {
  const order = orderIn('verifying', {without: ['add-evidence']});
  assert.equal(codeOf(order, commandOf('determine', MONDAY), handler), 'evidence-missing');
  const command = {
    type: 'add-evidence',
    evidenceId: 'e1',
    kind: 'video',
    note: '10:02 至 10:20',
    fileDigest: 'abc',
  } as const;
  const shown = after(order, command, handler, later(order));
  assert.equal(shown.evidence[0]?.fileDigest, 'abc');
  assert.equal(codeOf(shown, command, handler), 'evidence-repeated');
  assert.equal(codeOf(order, {...command, note: ' '}, handler), 'text-missing');
});

test('lets a handler find a complaint true, and only a leader find anything else', () => {
  const order = orderIn('verifying');
  for (const finding of ['partly-true', 'no-basis'] as const) {
    const command = {
      type: 'determine',
      finding,
      reasonable: false,
      cause: 'misunderstanding',
      explanation: '机器是打印机',
    } as const;
    assert.equal(codeOf(order, command, handler), 'leader-required');
    assert.equal(after(order, command, leader, later(order)).determination?.finding, finding);
    assert.equal(codeOf(order, {...command, explanation: ''}, leader), 'text-missing');
  }
});

test('lets the department choose the class once, complex only by a leader with a reason', () => {
  const order = orderIn('verifying', {without: ['classify']});
  assert.equal(codeOf(order, {type: 'classify', class: 'complex', reason: '涉及三个部门'}, handler), 'leader-required');
  assert.equal(codeOf(order, {type: 'classify', class: 'complex'}, leader), 'reason-missing');
  const complex = after(order, {type: 'classify', class: 'complex', reason: '涉及三个部门'}, leader, later(order));
  assert.equal(complex.deadlines.replyDueOn?.on, '2026-12-14');
  assert.equal(codeOf(complex, {type: 'classify', class: 'simple'}, leader), 'management-required');
});

test('counts a simple order to the next working day', () => {
  const order = orderIn('verifying', {without: ['classify']});
  const simple = after(order, {type: 'classify', class: 'simple'}, handler, later(order));
  assert.equal(simple.deadlines.replyDueOn?.on, '2026-11-24');
});

test('takes the choice of a class late only where it wins no time', () => {
  const order = orderIn('verifying', {without: ['classify']});
  const tooLate = Date.parse('2026-11-25T00:00:00+08:00');
  assert.equal(codeOf(order, {type: 'classify', class: 'simple'}, handler, tooLate - 1), 'ok');
  assert.equal(codeOf(order, {type: 'classify', class: 'simple'}, handler, tooLate), 'class-too-late');
  assert.equal(
    codeOf(order, {type: 'classify', class: 'complex', reason: '难'}, leader, tooLate),
    'management-required',
  );
  assert.equal(codeOf(order, {type: 'classify', class: 'general'}, handler, tooLate), 'ok');
});

test('lets the management body raise the class once, with a reason, before the deadline', () => {
  const order = orderIn('rectifying');
  const raise = {type: 'classify', class: 'complex', reason: '需市级协调'} as const;
  const end = Date.parse('2026-12-01T00:00:00+08:00');
  assert.equal(order.deadlines.replyDueOn?.on, '2026-11-30');
  assert.equal(codeOf(order, {type: 'classify', class: 'complex'}, management), 'reason-missing');
  assert.equal(codeOf(order, {type: 'classify', class: 'general', reason: '同'}, management), 'class-not-higher');
  assert.equal(codeOf(order, raise, management, end), 'class-too-late');
  const raised = after(order, raise, management, end - 1);
  assert.equal(raised.deadlines.replyDueOn?.on, '2026-12-14');
  assert.equal(codeOf(raised, raise, management), 'class-already-raised');
});

test('asks for the class on the first day, and works by the general one when nobody chose', () => {
  const order = orderIn('determined', {without: ['classify']});
  assert.equal(codeOf(order, {type: 'start-rectification'}, handler), 'class-missing');
  const tooLate = Date.parse('2026-11-25T00:00:00+08:00');
  assert.equal(after(order, {type: 'start-rectification'}, handler, tooLate).class, 'general');
});

test('refuses a reply too short to say what was found and done', () => {
  const order = orderIn('rectifying');
  assert.equal(codeOf(order, reply(later(order), {text: '已处理。'}), handler), 'reply-too-short');
  assert.equal(codeOf(order, reply(later(order), {text: `好${' '.repeat(40)}`}), handler), 'reply-too-short');
  assert.equal(codeOf(order, reply(later(order), {text: '\u200B'.repeat(40)}), handler), 'reply-too-short');
});

test('takes a reply only after it reached the reviewer', () => {
  const order = orderIn('rectifying');
  const at = later(order);
  const delivery = {deliveredAt: at, channel: 'phone', numberUsed: '13912345678', result: 'delivered'} as const;
  const {numberUsed: _, ...numberless} = delivery;
  assert.equal(codeOf(order, reply(at, {deliveries: []}), handler), 'delivery-missing');
  assert.equal(codeOf(order, reply(at, {deliveries: [{...delivery, result: 'failed'}]}), handler), 'delivery-missing');
  assert.equal(codeOf(order, reply(at, {deliveries: [numberless]}), handler), 'number-missing');
  assert.equal(
    codeOf(order, reply(at, {deliveries: [{...delivery, deliveredAt: at + 1}]}), handler),
    'time-impossible',
  );
  assert.equal(
    codeOf(order, reply(at, {deliveries: [{...delivery, deliveredAt: MONDAY - DAY}]}), handler),
    'time-impossible',
  );
  assert.equal(after(order, reply(at), handler, at).reply?.deliveries[0]?.numberUsed, '139****5678');
});

test('takes an exception for the delivery only when the records ground it', () => {
  const order = orderIn('rectifying');
  const claim = (so: WorkOrder, exception: ContactException): string =>
    codeOf(so, reply(later(so), {deliveries: [], exception}), handler);
  for (const exception of ['public-phone', 'no-answer', 'refused-contact', 'wrong-number', 'anonymous'] as const) {
    assert.equal(claim(order, exception), 'exception-not-grounded');
  }
  const start = order.updatedAt;
  assert.equal(claim(tried(order, [start, start + DAY]), 'no-answer'), 'exception-not-grounded');
  const enough = tried(order, [start, start + DAY, start + 2 * DAY]);
  assert.equal(claim(enough, 'no-answer'), 'ok');
  assert.equal(claim(enough, 'wrong-number'), 'exception-not-grounded');
  assert.equal(claim(tried(order, [start], 'refused-contact'), 'refused-contact'), 'ok');
});

test('does not call unreachable who was reached afterwards', () => {
  const order = orderIn('rectifying');
  const start = order.updatedAt;
  const silent = tried(order, [start, start + DAY, start + 2 * DAY]);
  const reached = after(silent, contact(start + 2 * DAY + HOUR), handler, start + 2 * DAY + HOUR);
  assert.equal(
    codeOf(reached, reply(later(reached), {deliveries: [], exception: 'no-answer'}), handler),
    'exception-not-grounded',
  );
});

test('answers an anonymous reviewer by exception', () => {
  const order = orderIn('rectifying', {facts: anonymous});
  assert.equal(codeOf(order, reply(later(order), {deliveries: [], exception: 'anonymous'}), handler), 'ok');
});

test('records a call-back with its attempts, and unreachable only with a grounded exception', () => {
  const order = orderIn('call-back');
  const at = later(order);
  const attempt = {calledAt: at, channel: 'phone', numberUsed: '13912345678', answered: false} as const;
  const {numberUsed: _, ...numberless} = attempt;
  const callBack = (changes: Partial<RecordCallBack>): string =>
    codeOf(
      order,
      {type: 'record-call-back', result: 'unreachable', attempts: [attempt], ...changes},
      ACTORS['call-back-officer'],
    );
  assert.equal(callBack({}), 'call-back-incomplete');
  assert.equal(callBack({result: 'satisfied'}), 'call-back-incomplete');
  assert.equal(callBack({exception: 'no-answer'}), 'exception-not-grounded');
  assert.equal(callBack({exception: 'no-answer', attempts: [attempt, attempt, attempt]}), 'ok');
  assert.equal(callBack({exception: 'anonymous', attempts: []}), 'exception-not-grounded');
  assert.equal(callBack({exception: 'refused-contact', attempts: []}), 'exception-not-grounded');
  assert.equal(callBack({exception: 'refused-contact', attempts: [{...attempt, answered: true}]}), 'ok');
  assert.equal(callBack({result: 'dissatisfied', attempts: [{...attempt, answered: true}]}), 'ok');
  assert.equal(
    callBack({result: 'satisfied', exception: 'no-answer', attempts: [{...attempt, answered: true}]}),
    'exception-not-grounded',
  );
  assert.equal(callBack({exception: 'no-answer', attempts: [numberless]}), 'number-missing');
  assert.equal(
    callBack({result: 'satisfied', attempts: [{...attempt, answered: true, calledAt: MONDAY}]}),
    'time-impossible',
  );
});

const dissatisfied = (): WorkOrder => {
  const order = orderIn('call-back');
  const at = later(order);
  const command: RecordCallBack = {...(commandOf('record-call-back', at) as RecordCallBack), result: 'dissatisfied'};
  return after(order, command, ACTORS['call-back-officer'], at);
};

test('closes over a dissatisfied reviewer only with a reason', () => {
  const order = dissatisfied();
  assert.equal(codeOf(order, {type: 'close'}, supervisor), 'reason-missing');
  assert.equal(codeOf(order, {type: 'close', reason: ' '}, supervisor), 'reason-missing');
  assert.equal(after(order, {type: 'close', reason: '政策依据充分，已解释'}, supervisor, later(order)).state, 'closed');
  assert.equal(codeOf(orderIn('audit'), {type: 'close'}, supervisor), 'ok');
});

test('closes nothing that was not called back', () => {
  const {callBack: _, ...order} = orderIn('audit');
  assert.equal(codeOf(order, {type: 'close'}, supervisor), 'call-back-missing');
});

test('returns an order for rework with all of the round kept, a new clock, and an entry in the ledger', () => {
  const order = dissatisfied();
  const at = Date.parse('2026-12-01T10:00:00+08:00');
  assert.equal(
    codeOf(order, {type: 'return-for-rework', reworkReason: 'vague', reason: ''}, supervisor),
    'reason-missing',
  );
  const again = after(order, commandOf('return-for-rework', at), supervisor, at);
  assert.equal(again.state, 'rectifying');
  assert.equal(again.round, 1);
  assert.equal(again.deadlines.replyDueOn?.on, '2026-12-08');
  assert.equal('callBackDueOn' in again.deadlines, false);
  assert.deepEqual(again.pastRounds[0]?.reply, order.reply);
  assert.deepEqual(again.pastRounds[0]?.callBack, order.callBack);
  assert.equal(again.pastRounds[0]?.audit.reworkReason, 'vague');
  assert.deepEqual([again.reply, again.callBack, again.audit], [undefined, undefined, undefined]);
  assert.equal(again.flags.ledger, true);
});

/** The order as it comes to the supervisor a second time, two hours after it was returned once. */
function auditedAgain(): WorkOrder {
  const start = Date.parse('2026-12-01T10:00:00+08:00');
  const officer = ACTORS['call-back-officer'];
  let order = after(dissatisfied(), commandOf('return-for-rework', start), supervisor, start);
  order = after(
    order,
    reply(start + HOUR, {text: '已增设两个窗口，并在取号处公示等候时间，欢迎再次监督。'}),
    handler,
    start + HOUR,
  );
  order = after(order, {type: 'open-call-back'}, system, start + HOUR);
  return after(order, commandOf('record-call-back', start + 2 * HOUR), officer, start + 2 * HOUR);
}

test('keeps every round when an order is returned a second time', () => {
  const again = auditedAgain();
  const twice = after(again, commandOf('return-for-rework', later(again)), supervisor, later(again));
  assert.equal(twice.round, 2);
  assert.deepEqual(
    twice.pastRounds.map((past) => [past.round, past.reply?.text, past.callBack?.result]),
    [
      [0, dissatisfied().reply?.text, 'dissatisfied'],
      [1, again.reply?.text, 'satisfied'],
    ],
  );
});

test('shows the citizen the latest answer, not an earlier one', () => {
  const again = auditedAgain();
  const twice = after(again, commandOf('return-for-rework', later(again)), supervisor, later(again));
  assert.equal(progressOf(again).answer?.text, again.reply?.text);
  assert.equal(progressOf(twice).answer?.text, again.reply?.text);
});

test('raises no class in a round of rework', () => {
  const at = Date.parse('2026-12-01T10:00:00+08:00');
  const again = after(dissatisfied(), commandOf('return-for-rework', at), supervisor, at);
  assert.equal(codeOf(again, {type: 'classify', class: 'complex', reason: '难'}, management), 'class-too-late');
});

test('gives the rework of a complex order five working days, not fifteen', () => {
  const complex: WorkOrder = {...orderIn('audit'), class: 'complex'};
  const at = Date.parse('2026-12-01T10:00:00+08:00');
  assert.equal(
    after(complex, commandOf('return-for-rework', at), supervisor, at).deadlines.replyDueOn?.on,
    '2026-12-08',
  );
});

test('asks for a new delivery in a new round, and new attempts before it calls the reviewer unreachable', () => {
  const at = Date.parse('2026-12-01T10:00:00+08:00');
  const again = after(dissatisfied(), commandOf('return-for-rework', at), supervisor, at);
  const old = commandOf('reply', MONDAY + DAY);
  assert.equal(codeOf(again, old, handler, at + HOUR), 'time-impossible');
  const start = orderIn('rectifying').updatedAt;
  const silent = tried(orderIn('rectifying'), [start, start + DAY, start + 2 * DAY]);
  const reworked = {...silent, round: 1, roundStartedAt: at, updatedAt: at};
  assert.equal(
    codeOf(reworked, reply(at, {deliveries: [], exception: 'no-answer'}), handler),
    'exception-not-grounded',
  );
});

test('strikes an order off the ledger when it is closed, and remembers that it was late', () => {
  const late = after(orderIn('rectifying'), {type: 'mark-overdue', clock: 'reply'}, system, MONDAY + 30 * DAY);
  assert.deepEqual([late.flags.overdue, late.flags.ledger], [true, true]);
  const closed = after({...orderIn('audit'), flags: late.flags}, {type: 'close'}, supervisor, MONDAY + 40 * DAY);
  assert.deepEqual([closed.flags.overdue, closed.flags.ledger], [true, false]);
});

test('archives thirty days after closing and no earlier', () => {
  const order = orderIn('closed');
  const due = (order.closedAt ?? 0) + 30 * DAY;
  assert.equal(codeOf(order, {type: 'archive'}, system, due - 1), 'too-early');
  assert.equal(codeOf(order, {type: 'archive'}, system, due), 'ok');
});

test('dates a command by the last one when the clock was set back', () => {
  const order = orderIn('rectifying');
  const at = MONDAY;
  assert.equal(after(order, commandOf('add-evidence', at), handler, at).updatedAt, order.updatedAt);
});

test('leaves the order it was given as it was', () => {
  const order = orderIn('audit');
  const before = JSON.stringify(order);
  after(order, commandOf('return-for-rework', later(order)), supervisor, later(order));
  assert.equal(JSON.stringify(order), before);
});
