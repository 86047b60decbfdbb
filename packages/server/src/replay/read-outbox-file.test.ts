import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {type OutboxFileRead, readOutboxFile} from './read-outbox-file.ts';

type Json = Record<string, unknown>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const idOf = (n: number): string => `019aa9b4-6c00-7abc-8def-${String(n).padStart(12, '0')}`;

function entry(n: number, changes: Json = {}): Json {
  const id = idOf(n);
  const said = {id, kind: 'review', body: {format: 1, id, text: `第 ${String(n)} 条`}, ...changes};
  return {
    ...said,
    state: 'waiting',
    since: '2026-11-22T04:00:00.000Z',
    attempts: 3,
    digest: sha256(JSON.stringify([said.id, said.kind, said.body])),
  };
}

function fileOf(items: readonly Json[], changes: Json = {}): string {
  return JSON.stringify({
    format: 'haochaping-outbox',
    version: 1,
    madeAt: '2026-11-22T04:00:00.000Z',
    device: {storageName: 'haochaping'},
    count: items.length,
    digest: sha256(items.map(({digest}) => String(digest)).join('\n')),
    items,
    ...changes,
  });
}

function readable(text: string): Extract<OutboxFileRead, {kind: 'read'}> {
  const read = readOutboxFile(text);
  if (read.kind !== 'read') throw new Error(`The file was unusable: ${read.why}`);
  return read;
}

test('gives each item as the device would have sent it', () => {
  const read = readable(fileOf([entry(1), entry(2, {kind: 'mistake'})]));
  assert.deepEqual(
    read.items.map(({id, kind, since}) => [id, kind, since]),
    [
      [idOf(1), 'review', Date.parse('2026-11-22T04:00:00.000Z')],
      [idOf(2), 'mistake', Date.parse('2026-11-22T04:00:00.000Z')],
    ],
  );
  assert.deepEqual(read.items[0]?.body, {format: 1, id: idOf(1), text: '第 1 条'});
  assert.deepEqual([read.bad, read.incomplete], [[], false]);
});

test('names each item that cannot be sent by its place, and keeps its neighbours', () => {
  const items = [
    entry(1),
    {...entry(2), body: {format: 1, id: idOf(2), text: '改过'}},
    entry(3, {kind: 'unreadable', body: {half: 'a record'}}),
    entry(4, {kind: 'something-newer'}),
    entry(5, {body: {id: idOf(1)}}),
    entry(6, {id: 'not-an-id', body: {id: 'not-an-id'}}),
    {},
    entry(1),
    entry(1, {body: {format: 1, id: idOf(1), text: '另一句'}}),
  ];
  const {items: sent, bad} = readable(fileOf(items));
  assert.deepEqual(
    sent.map(({id}) => id),
    [idOf(1)],
  );
  assert.deepEqual(
    bad.map(({place, code}) => [place, code]),
    [
      [2, 'damaged'],
      [3, 'unreadable-on-device'],
      [4, 'kind-unknown'],
      [5, 'id-unreadable'],
      [6, 'id-unreadable'],
      [7, 'unreadable'],
      [9, 'id-twice'],
    ],
  );
});

test('tells that items are missing, and still gives what is there', () => {
  const whole = JSON.parse(fileOf([entry(1), entry(2)])) as Json & {items: Json[]};
  const read = readable(JSON.stringify({...whole, items: whole.items.slice(1)}));
  assert.equal(read.incomplete, true);
  assert.equal(read.items.length, 1);
});

test('says why a file is none of ours', () => {
  const why = (text: string): unknown => {
    const read = readOutboxFile(text);
    return read.kind === 'unusable' ? read.why : read.kind;
  };
  assert.equal(why(fileOf([entry(1)]).slice(0, -20)), 'not-json');
  assert.equal(why('[]'), 'not-an-outbox');
  assert.equal(why(fileOf([], {format: 'something'})), 'not-an-outbox');
  assert.equal(why(fileOf([], {version: 2})), 'version-unknown');
});
