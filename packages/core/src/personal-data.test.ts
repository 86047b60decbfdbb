import assert from 'node:assert/strict';
import test from 'node:test';
import {findPersonalData} from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text).map(({kind, start, end}) => `${kind} ${text.slice(start, end)}`);

test('finds identity, mobile and bank card numbers where they stand', () => {
  assert.deepEqual(found('我叫徐某，电话13912345678，身份证11010519491231002X。'), [
    'mobile 13912345678',
    'resident-id 11010519491231002X',
  ]);
  assert.deepEqual(found('卡号6222021234567890128'), ['bank-card 6222021234567890128']);
  assert.deepEqual(found('卡号6222021234567890129'), []);
});

test('finds numbers written in groups, in full width and with the country code', () => {
  assert.deepEqual(found('打 139 1234 5678 找我'), ['mobile 139 1234 5678']);
  assert.deepEqual(found('139-1234-5678'), ['mobile 139-1234-5678']);
  assert.deepEqual(found('１３９１２３４５６７８'), ['mobile １３９１２３４５６７８']);
  assert.deepEqual(found('+8613912345678'), ['mobile 8613912345678']);
  assert.deepEqual(found('4111 1111 1111 1111'), ['bank-card 4111 1111 1111 1111']);
});

test('finds two numbers that only a space keeps apart', () => {
  assert.deepEqual(found('13912345678 13887654321'), ['mobile 13912345678', 'mobile 13887654321']);
});

test('leaves other numbers alone', () => {
  assert.deepEqual(found('窗口12等了120分钟，12345也打不通，办件3201152026022500001391234567800'), []);
  assert.deepEqual(found(''), []);
});
