import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from '../profile.ts';
import type {GiveReply} from './commands.ts';
import {dueNow, nextStepAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import {replyConcerns} from './reply-guard.ts';
import {
  ACTORS,
  after,
  commandOf,
  HOUR,
  MINUTE,
  OFFICE,
  onwards,
  orderIn,
  RULES,
  toldBy,
  verdictOf,
} from './sample-orders.ts';
import {transition} from './transition.ts';

const {handler, supervisor, system} = ACTORS;
const VAGUE = '您所反映的情况非常重要，感谢您对政务服务工作的关心与支持。';
const TEXT = '已按经营范围开通办事指南短信，今后执照办结即发送后续许可清单。';

function replied(text: string, recentReplies?: readonly string[]): WorkOrder {
  const order = orderIn('rectifying');
  const at = order.updatedAt + HOUR;
  const command: GiveReply = {...(commandOf('reply', at) as GiveReply), text};
  const context = {...RULES, actor: handler, at, ...(recentReplies === undefined ? {} : {recentReplies})};
  const result = transition(order, command, context);
  assert.ok(result.ok);
  return result.order;
}

test('holds a reply that says nothing of what was done', () => {
  assert.deepEqual(replyConcerns(VAGUE, [], JIANGSU_PROFILE), ['no-result']);
  assert.deepEqual(replyConcerns(TEXT, [], JIANGSU_PROFILE), []);
});

test('holds the fifth of five like replies of a department, not the fourth', () => {
  const like = TEXT.replace('短信', '微信');
  assert.deepEqual(replyConcerns(TEXT, [like, like, like], JIANGSU_PROFILE), []);
  assert.deepEqual(replyConcerns(TEXT, [like, like, like, like], JIANGSU_PROFILE), ['template']);
  assert.deepEqual(replyConcerns(VAGUE, [VAGUE, VAGUE, VAGUE, VAGUE], JIANGSU_PROFILE), ['template', 'no-result']);
  const other = '已更换打印机，并安排专人引导自助办理。';
  assert.deepEqual(replyConcerns(TEXT, [other, other, other, other], JIANGSU_PROFILE), []);
});

test('looks at the other replies it is given', () => {
  assert.deepEqual(replied(TEXT, [TEXT, TEXT, TEXT, TEXT]).reply?.hold?.concerns, ['template']);
  assert.equal(replied(TEXT, [TEXT]).reply?.hold, undefined);
  assert.equal(replied(TEXT).reply?.hold, undefined);
});

test('opens no call-back for a held reply until a supervisor outside the department lets it pass', () => {
  const held = replied(VAGUE);
  assert.deepEqual(held.reply?.hold, {concerns: ['no-result'], heldAt: held.updatedAt});
  assert.deepEqual(dueNow(held, {...RULES, at: held.updatedAt}), []);
  assert.equal(verdictOf(held, {type: 'open-call-back'}, system), 'reply-held');
  const release = {type: 'release-reply', reason: '电话中已说明整改情况'} as const;
  assert.equal(verdictOf(held, {...release, reason: ' '}, supervisor), 'reason-missing');
  assert.equal(verdictOf(held, release, {...supervisor, departmentCode: OFFICE}), 'same-department');
  const passed = onwards(held, [[release, 'supervisor', HOUR]]);
  assert.equal(nextStepAt(passed, RULES.profile, RULES.notices), passed.updatedAt);
  assert.deepEqual(passed.reply?.hold?.by?.role, 'supervisor');
  assert.equal(verdictOf(passed, {type: 'open-call-back'}, system), 'ok');
  assert.equal(verdictOf(passed, release, supervisor), 'reply-not-held');
});

test('presses for the call-back of a held reply all the same', () => {
  const held = replied(VAGUE);
  const next = nextStepAt(held, RULES.profile, RULES.notices);
  assert.ok(next !== undefined);
  assert.deepEqual(dueNow(held, {...RULES, at: next}), [{type: 'warn', clock: 'call-back', point: 'half'}]);
});

test('sends a held reply back as a round of its own; a good one only after the audit', () => {
  const held = replied(VAGUE);
  const again = onwards(held, [['return-for-rework', 'supervisor', HOUR]]);
  assert.deepEqual([again.state, again.round, again.pastRounds[0]?.endedBy], ['rectifying', 1, 'held-reply']);
  assert.deepEqual(again.pastRounds[0]?.reply, held.reply);
  assert.deepEqual(again.pastRounds[0]?.rectification, held.rectification);
  const good = orderIn('replied');
  assert.equal(verdictOf(good, commandOf('return-for-rework', good.updatedAt), supervisor), 'reply-not-held');
});

test('tells the supervisor of a held reply', () => {
  const order = orderIn('rectifying');
  const at = order.updatedAt + MINUTE;
  const command: GiveReply = {...(commandOf('reply', at) as GiveReply), text: VAGUE};
  assert.deepEqual(toldBy(order, command, handler, at), ['citizen answered', 'supervisor reply-held']);
  assert.deepEqual(after(order, {...command, basis: '依据', publicText: '公开'}, handler, at).reply?.basis, '依据');
});
