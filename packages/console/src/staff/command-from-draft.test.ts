import assert from 'node:assert/strict';
import test from 'node:test';
import {StaffCommand} from '@haochaping/protocol/staff';
import {COMMAND_FORMS, isStaffCommand} from './command-forms.ts';
import {blankDraft, commandFromDraft, fieldAt} from './command-from-draft.ts';

const NOW = {moment: '2026-11-23T09:00', person: '王敏', anonymous: false};
const TYPES = Object.keys(COMMAND_FORMS).filter(isStaffCommand);

function places(
  type: (typeof TYPES)[number],
  values: Record<string, string>,
  rows: Record<string, string>[] = [],
): string[] {
  const drafted = commandFromDraft(type, {values, rows});
  return drafted.ok ? [] : drafted.errors.map((error) => error.place);
}

test('has a form for every command that staff may give', () => {
  const known = StaffCommand.def.options.map((option) => option.shape.type.def.values[0]);
  assert.deepEqual(new Set<string | undefined>(TYPES), new Set<string | undefined>(known));
});

test('points to a field of its own form in every error of a blank form', () => {
  for (const type of TYPES) {
    const drafted = commandFromDraft(type, blankDraft(type, NOW));
    for (const error of drafted.ok ? [] : drafted.errors)
      assert.ok(fieldAt(type, error.place), `${type} ${error.place}`);
  }
});

test('sends commands that ask nothing as they are', () => {
  assert.deepEqual(commandFromDraft('sign', {values: {}, rows: []}), {ok: true, command: {type: 'sign'}});
  assert.deepEqual(commandFromDraft('close', {values: {reason: '  '}, rows: []}), {ok: true, command: {type: 'close'}});
});

test('asks only for what fits the answers given so far', () => {
  const values = {result: 'no-answer', contactedAt: '2026-11-23T08:40', channel: 'in-person', person: '王敏'};
  const drafted = commandFromDraft('record-contact', {values: {...values, reason: '早先写的'}, rows: []});
  assert.deepEqual(drafted, {
    ok: true,
    command: {
      type: 'record-contact',
      result: 'no-answer',
      contactedAt: '2026-11-23T00:40:00.000Z',
      channel: 'in-person',
      person: '王敏',
    },
  });
  assert.deepEqual(places('record-contact', {...values, result: 'reached', channel: 'phone'}), [
    'numberUsed',
    'reason',
    'request',
  ]);
});

test('reads yes and no as such', () => {
  const values = {finding: 'true', reasonable: 'false', cause: 'attitude', explanation: '看了录像。'};
  const drafted = commandFromDraft('determine', {values, rows: []});
  assert.equal(drafted.ok && drafted.command.type === 'determine' && drafted.command.reasonable, false);
});

test('names the row in which something is missing', () => {
  const values = {outcome: 'solved', text: '已经改好。', measure: 'guide'};
  const row = {deliveredAt: '2026-11-23T08:40', channel: 'phone', numberUsed: '13812345678', result: 'delivered'};
  assert.deepEqual(places('reply', values, [row, {...row, channel: '', result: ''}]), [
    'rows.1.channel',
    'rows.1.result',
  ]);
});

test('sends an answer to nobody only with the reason for it', () => {
  const draft = blankDraft('reply', {...NOW, anonymous: true});
  const values = {...draft.values, outcome: 'solved', text: '已经改好。', measure: 'guide'};
  const drafted = commandFromDraft('reply', {...draft, values});
  assert.deepEqual(drafted.ok && drafted.command, {
    type: 'reply',
    outcome: 'solved',
    text: '已经改好。',
    measure: 'guide',
    exception: 'anonymous',
    deliveries: [],
  });
});

test('takes departments by their unified social credit code alone', () => {
  assert.deepEqual(places('dispatch', {departmentCode: '吴江区行政审批局'}), ['departmentCode']);
  assert.deepEqual(places('dispatch', {departmentCode: '91350100M000100Y43', assistingDepartmentCodes: '一 二'}), [
    'assistingDepartmentCodes',
  ]);
  const drafted = commandFromDraft('dispatch', {
    values: {
      departmentCode: '91350100M000100Y43',
      assistingDepartmentCodes: ' 91350100M000100Y43，91350100M000100Y43 ',
    },
    rows: [],
  });
  assert.deepEqual(drafted.ok && drafted.command, {
    type: 'dispatch',
    departmentCode: '91350100M000100Y43',
    assistingDepartmentCodes: ['91350100M000100Y43', '91350100M000100Y43'],
  });
});

test('says at its place that a text is too long for the protocol', () => {
  assert.deepEqual(places('add-evidence', {kind: 'video', note: '长'.repeat(4001)}), ['note']);
});
