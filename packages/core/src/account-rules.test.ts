import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type AccountAct, accountRefusal, type AccountStanding} from './account-rules.ts';

const account = (id: string, other: Partial<AccountStanding> = {}): AccountStanding => ({
  id,
  role: 'auditor',
  disabled: false,
  provided: false,
  ...other,
});
const WHOLE = account('whole', {role: 'administrator'});
const NANJING = account('nanjing', {role: 'administrator', areaCode: '320100000000'});
const CLERK = account('clerk', {role: 'handler', areaCode: '320115000000', departmentCode: '11320115MB10005717'});

test('nobody decides on their own account, but anybody may end their own sessions', () => {
  const acts: readonly AccountAct[] = [
    {type: 'change', role: 'auditor'},
    {type: 'rename'},
    {type: 'disable'},
    {type: 'unlock'},
    {type: 'reset-password'},
  ];
  for (const act of acts) assert.equal(accountRefusal(WHOLE, WHOLE, act, [NANJING]), 'own-account', act.type);
  assert.equal(accountRefusal(WHOLE, WHOLE, {type: 'end-sessions'}, []), undefined);
});

test('an administrator of an area keeps the accounts of that area, and makes none beyond it', () => {
  assert.equal(accountRefusal(NANJING, CLERK, {type: 'disable'}, []), undefined);
  assert.equal(accountRefusal(NANJING, WHOLE, {type: 'disable'}, []), 'not-your-area');
  assert.equal(accountRefusal(NANJING, account('new'), {type: 'create'}, []), 'not-your-area');
  const away: AccountAct = {type: 'change', role: 'handler', areaCode: '320500000000', departmentCode: 'x'};
  assert.equal(accountRefusal(NANJING, CLERK, away, []), 'not-your-area');
  assert.equal(accountRefusal(NANJING, CLERK, {type: 'change', role: 'auditor'}, []), 'not-your-area', 'the whole');
});

test('who works for a department is given one', () => {
  assert.equal(accountRefusal(WHOLE, account('new', {role: 'leader'}), {type: 'create'}, []), 'department-needed');
  assert.equal(accountRefusal(WHOLE, CLERK, {type: 'change', role: 'handler'}, []), 'department-needed');
  assert.equal(accountRefusal(WHOLE, CLERK, {type: 'create'}, []), undefined);
});

test('the last administrator of what they keep stays, whether by disabling or by another role', () => {
  const second = account('second', {role: 'administrator'});
  assert.equal(accountRefusal(WHOLE, second, {type: 'disable'}, [WHOLE]), undefined);
  assert.equal(accountRefusal(NANJING, NANJING, {type: 'disable'}, []), 'own-account');
  const key = account('key', {role: 'administrator', areaCode: '320000000000'});
  assert.equal(accountRefusal(key, NANJING, {type: 'disable'}, [key]), undefined);
  assert.equal(accountRefusal(WHOLE, second, {type: 'disable'}, [NANJING]), 'last-administrator');
  assert.equal(accountRefusal(WHOLE, second, {type: 'disable'}, [{...WHOLE, disabled: true}]), 'last-administrator');
  assert.equal(accountRefusal(WHOLE, second, {type: 'change', role: 'auditor'}, []), 'last-administrator');
  assert.equal(accountRefusal(WHOLE, second, {type: 'change', role: 'administrator'}, []), undefined);
});

test('what an outside sign-in decides is not changed here, yet whoever came by it can be shut out', () => {
  const provided = {...CLERK, provided: true};
  assert.equal(accountRefusal(WHOLE, provided, {type: 'reset-password'}, []), 'provider-decides');
  assert.equal(accountRefusal(WHOLE, provided, {type: 'change', role: 'auditor'}, []), 'provider-decides');
  assert.equal(accountRefusal(WHOLE, provided, {type: 'disable'}, []), undefined);
});
