import assert from 'node:assert/strict';
import {test} from 'node:test';
import {seal} from '@haochaping/protocol/sealing';
import {intl} from '@haochaping/protocol/sealing-intl';
import {sm} from '@haochaping/protocol/sealing-sm';
import {createKeyring, makeSealingKey} from './keyring.ts';

const TO = {id: 'r', kind: 'review', format: 2, part: 'contact'} as const;

test('devices are told the first key; what was sealed to an older one still opens', () => {
  const [old, young] = [makeSealingKey('intl'), makeSealingKey('sm')];
  const before = createKeyring([old]);
  const after = createKeyring([young, old]);
  assert.ok(before.current && after.current);
  assert.equal(after.current.suite, 'sm');
  const box = seal(intl, before.current, TO, 'sealed before');
  assert.equal(after.open(box, TO), 'sealed before');
  assert.equal(after.open(seal(sm, after.current, TO, 'sealed after'), TO), 'sealed after');
});

test('a box of a key or a suite that the place does not have stays closed', () => {
  const ring = createKeyring([makeSealingKey('intl')]);
  const strange = createKeyring([makeSealingKey('intl')]);
  assert.ok(ring.current && strange.current);
  assert.equal(ring.open(seal(intl, strange.current, TO, 'x'), TO), undefined);
  assert.equal(ring.open({...seal(intl, ring.current, TO, 'x'), suite: 'sm'}, TO), undefined);
  assert.equal(ring.open({...seal(intl, ring.current, TO, 'x'), suite: 'of a later release'}, TO), undefined);
});

test('a place without a key tells none and opens nothing', () => {
  const ring = createKeyring([]);
  assert.equal(ring.current, undefined);
  const {current} = createKeyring([makeSealingKey('intl')]);
  assert.ok(current);
  assert.equal(ring.open(seal(intl, current, TO, 'x'), TO), undefined);
});
