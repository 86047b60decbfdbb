import assert from 'node:assert/strict';
import test from 'node:test';
import {chart} from './chart.ts';
import {COMMAND_TYPES} from './commands.ts';
import {STATES} from './states.ts';

test('has a way in and a way out for every state but the first and the last', () => {
  const lines = chart();
  for (const state of STATES) {
    const leaves = lines.some((line) => line.from === state && line.to.some((to) => to !== state));
    const enters = lines.some((line) => line.from !== state && line.to.includes(state));
    assert.equal(leaves, state !== 'archived', state);
    assert.equal(enters, state !== 'created', state);
  }
});

test('uses every command, and each in one line for a state, with somebody to give it', () => {
  const lines = chart();
  assert.deepEqual([...new Set(lines.map((line) => line.command))].sort(), [...COMMAND_TYPES].sort());
  assert.equal(new Set(lines.map((line) => `${line.from} ${line.command}`)).size, lines.length);
  for (const {roles, to} of lines) {
    assert.ok(roles.length > 0 && to.length > 0);
    assert.ok(!roles.includes('auditor') && !roles.includes('administrator'));
  }
});

test('takes nothing at all once an order is archived', () => {
  assert.deepEqual(
    chart().filter((line) => line.from === 'archived'),
    [],
  );
});

test('can come to the archive from everywhere', () => {
  const lines = chart();
  const ending = new Set<string>(['archived']);
  for (let found = 0; found < ending.size;) {
    found = ending.size;
    for (const {from, to} of lines) if (to.some((state) => ending.has(state))) ending.add(from);
  }
  assert.deepEqual([...ending].sort(), [...STATES].sort());
});

test('says where each decision can lead', () => {
  const to = (from: string, command: string): readonly string[] | undefined =>
    chart().find((line) => line.from === from && line.command === command)?.to;
  assert.deepEqual(to('appealing', 'decide-appeal'), ['appealing', 'invalidated', 'rectifying']);
  assert.deepEqual(to('return-requested', 'decide-return'), ['dispatched', 'verifying']);
  assert.deepEqual(to('closed', 'follow-up'), ['closed', 'rectifying']);
  assert.deepEqual(to('merged', 'reply'), ['merged']);
  assert.deepEqual(to('rectifying', 'reply'), ['replied']);
  assert.equal(to('closed', 'reply'), undefined);
});
