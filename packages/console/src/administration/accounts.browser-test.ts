import 'axe-core';
import type Axe from 'axe-core';
import type {AccountLine} from '@haochaping/protocol/staff';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, NOBODY_SIGNED_IN, openStaffPage} from '../fakes/fake-desk.ts';
import {HANDLER} from '../fakes/sample-orders.ts';
import type {SignInForm} from '../staff/sign-in-form.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string> {
  const {violations} = await axe.run(document.body);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`).join('\n');
}

const AT = '2026-11-20T02:15:00.000Z';
const CLERK: AccountLine = {
  id: 'clerk',
  name: 'lin.xiao',
  displayName: '林晓',
  role: 'handler',
  department: {code: '11320115MB10005717', name: '南京市江宁区行政审批局'},
  createdAt: AT,
  mustChangePassword: false,
  sessions: 1,
};
const SESSION = {
  id: 's1',
  createdAt: AT,
  seenAt: AT,
  expiresAt: AT,
  agent: 'Mozilla/5.0 (Windows) Firefox/140',
  own: false,
};
const ADMINISTRATOR = {...HANDLER, role: 'administrator', displayName: '周管理'} as const;

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

function fill(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(`hcp-entry-form [name=${name}]`);
    if (control !== null) control.value = value;
  }
  document.querySelector<HTMLFormElement>('hcp-entry-form form')?.requestSubmit();
}

it('makes an account: what is missing or wrong stands at its field, the first password is shown once', async () => {
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    listAccounts: () => ({accounts: [CLERK]}),
    issueAccount: ({body}) =>
      body.departmentCode === undefined
        ? new FakeProblem(422, 'account-refused', {refusal: 'department-needed'})
        : {id: 'new', password: 'first-password-0'},
  });
  openStaffPage(backend, '#/administration/accounts');
  await eventually('the list', () => withText('林晓', 'a'));
  expect(await axeFindings()).to.equal('');
  document.querySelector<HTMLButtonElement>('button[name=new-account]')?.click();
  await eventually('the form', () => document.querySelector('hcp-entry-form form'));
  fill({name: '', displayName: '李梅'});
  await eventually('what is missing', () => document.querySelector('#account-name-error'));
  expect(document.activeElement?.id).to.equal('account-name');
  expect(backend.callsOf('issueAccount')).to.have.lengthOf(0);
  fill({name: 'li.mei', displayName: '李梅', role: 'handler'});
  await eventually('the rule', () => document.querySelector('#account-departmentCode-error'));
  expect(await axeFindings()).to.equal('');
  fill({departmentCode: '11320115MB10005717'});
  const secret = await eventually('the password', () => document.querySelector('[data-secret]'));
  expect(secret.textContent).to.equal('first-password-0');
  expect(backend.callsOf('issueAccount').at(-1)?.body).to.deep.equal({
    name: 'li.mei',
    displayName: '李梅',
    role: 'handler',
    departmentCode: '11320115MB10005717',
  });
});

it('signs somebody out everywhere after asking, and tells a rule that says no in words', async () => {
  let sessions = [SESSION];
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    readAccount: () => CLERK,
    listAccountSessions: () => ({sessions}),
    endAccountSessions: () => {
      sessions = [];
      return {ended: 1};
    },
    setAccountStanding: () => new FakeProblem(422, 'account-refused', {refusal: 'last-administrator'}),
  });
  openStaffPage(backend, '#/administration/account/clerk');
  const end = await eventually('the sessions', () =>
    document.querySelector<HTMLButtonElement>('button[name=end-sessions]'),
  );
  expect(shows('Firefox，Windows')).to.be.true;
  expect(await axeFindings()).to.equal('');
  const asked: string[] = [];
  window.confirm = (words = '') => asked.push(words) > 0;
  end.click();
  await eventually('that it was done', () => shows('已全部退出登录。') && shows('现在没有登录。'));
  document.querySelector<HTMLButtonElement>('button[name=standing]')?.click();
  await eventually('the rule', () => shows('最后一位'));
  expect(asked).to.have.lengthOf(2);
});

it('shows where one is signed in oneself, and ends the others', async () => {
  const own = {...SESSION, id: 's2', own: true};
  const backend = fakeStaffBackend({
    listOwnSessions: () => ({sessions: [own, SESSION]}),
    endOwnSessions: () => ({ended: 1}),
  });
  openStaffPage(backend, '#/account/sessions');
  const others = await eventually('the button', () =>
    document.querySelector<HTMLButtonElement>('button[name=end-others]'),
  );
  expect(document.querySelectorAll('td button')).to.have.lengthOf(1);
  expect(await axeFindings()).to.equal('');
  others.click();
  await eventually('that it was done', () => shows('其他的登录都已退出。'));
});

it('goes to the outside sign-in where there is one, without a form where that alone is wanted', async () => {
  const backend = fakeStaffBackend({
    readSession: () => NOBODY_SIGNED_IN,
    readSignInWays: () => ({local: false, provider: {name: '省统一身份认证'}}),
    beginOutsideSignIn: () => ({address: 'https://sso.example/auth'}),
  });
  openStaffPage(backend);
  const outside = await eventually('the way out', () =>
    document.querySelector<HTMLButtonElement>('button[name=outside]'),
  );
  expect(document.querySelector('input[name=password]')).to.equal(null);
  expect(await axeFindings()).to.equal('');
  const gone: string[] = [];
  const form = document.querySelector<SignInForm>('hcp-sign-in');
  if (form !== null) form.leave = (address) => gone.push(address);
  outside.click();
  await eventually('the address', () => gone[0] === 'https://sso.example/auth');
});

it('tells for how long an account is locked', async () => {
  const backend = fakeStaffBackend({readSession: () => NOBODY_SIGNED_IN});
  const page = openStaffPage({
    fetch: async (request) => {
      if (request.method !== 'POST') return backend.fetch(request);
      const problem = {type: 'about:blank', title: 'locked', status: 403, code: 'account-locked'};
      const headers = {'content-type': 'application/problem+json', 'retry-after': '840'};
      return new Response(JSON.stringify(problem), {status: 403, headers});
    },
  });
  const form = await eventually('the form', () => page.querySelector<HTMLFormElement>('hcp-sign-in form'));
  for (const input of form.querySelectorAll('input')) input.value = 'something';
  form.requestSubmit();
  await eventually('the minutes', () => shows('请过 14 分钟再试'));
});
