import 'axe-core';
import type Axe from 'axe-core';
import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, NOBODY_SIGNED_IN, openStaffPage} from '../fakes/fake-desk.ts';
import {HANDLER, sampleDetail, sampleLine} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('signs in by keyboard alone and shows the inbox', async () => {
  const backend = fakeStaffBackend({readSession: () => NOBODY_SIGNED_IN, signIn: () => HANDLER});
  openStaffPage(backend);
  (
    await eventually('the account field', () => document.querySelector<HTMLInputElement>('input[name=account]'))
  ).focus();
  await sendKeys({type: 'suyi-handler'});
  await sendKeys({press: 'Tab'});
  await sendKeys({type: 'a sentence I remember'});
  await sendKeys({press: 'Enter'});
  await eventually('the inbox', () => withText('内资公司设立登记', 'a'));
  expect(backend.callsOf('signIn')[0]?.body).to.deep.equal({
    account: 'suyi-handler',
    password: 'a sentence I remember',
  });
});

it('says what is missing before it asks the server', async () => {
  const backend = fakeStaffBackend({readSession: () => NOBODY_SIGNED_IN});
  openStaffPage(backend);
  (await eventually('the button', () => withText('登录', 'button'))).click();
  await eventually('the errors', () => shows('请填写账号。') && shows('请填写密码。'));
  expect(document.activeElement?.getAttribute('name')).to.equal('account');
  expect(backend.callsOf('signIn')).to.have.lengthOf(0);
  expect((await axeFindings()).join('\n')).to.equal('');
});

for (const {code, words} of [
  {code: 'credentials-wrong', words: '账号或密码不对'},
  {code: 'account-locked', words: '账号已暂时锁定'},
] as const) {
  it(`tells in words that ${code}, and keeps the account`, async () => {
    openStaffPage(fakeStaffBackend({readSession: () => NOBODY_SIGNED_IN, signIn: () => new FakeProblem(401, code)}));
    const account = await eventually('the account', () =>
      document.querySelector<HTMLInputElement>('input[name=account]'),
    );
    account.value = 'suyi-handler';
    account.form?.querySelector<HTMLInputElement>('input[name=password]')?.setRangeText('wrong');
    account.form?.requestSubmit();
    await eventually('the notice', () => shows(words));
    expect(account.value).to.equal('suyi-handler');
    expect((await axeFindings()).join('\n')).to.equal('');
  });
}

it('lets nobody past the forced change of the first password', async () => {
  const backend = fakeStaffBackend({
    readSession: () => ({...HANDLER, mustChangePassword: true}),
    changePassword: ({body}) => (body.next.length < 10 ? new FakeProblem(422, 'password-too-weak') : HANDLER),
  });
  openStaffPage(backend, '#/orders/019aa000-0000-7000-8000-000000000001');
  await eventually('the heading', () => shows('请先改密码'));
  expect(backend.callsOf('listWorkOrders')).to.have.lengthOf(0);
  expect((await axeFindings()).join('\n')).to.equal('');
  const fill = (current: string, next: string, repeat: string): void => {
    for (const [name, value] of Object.entries({current, next, repeat})) {
      const input = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (input !== null) input.value = value;
    }
    document.querySelector('form')?.requestSubmit();
  };
  fill('first', 'another sentence', 'another sentense');
  await eventually('the difference', () => shows('两遍输入的不一样。'));
  fill('first', 'short', 'short');
  await eventually('the weakness', () => shows('请至少用 10 个字符'));
  fill('first', 'another sentence', 'another sentence');
  await eventually('the order', () => shows('评价人说了什么'));
});

it('shows a failed first call with a way to try again', async () => {
  const backend = fakeStaffBackend({readSession: () => 'network-error'});
  openStaffPage(backend);
  const retry = await eventually('the retry', () => withText('再试一次', 'button'));
  expect(shows('连不上网络')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  backend.handlers.readSession = () => HANDLER;
  retry.click();
  await eventually('the inbox', () => withText('内资公司设立登记', 'a'));
});

it('keeps a form through an expired session and sends it after signing in again', async () => {
  let alive = true;
  const backend = fakeStaffBackend({
    signIn: () => {
      alive = true;
      return HANDLER;
    },
    commandWorkOrder: () => (alive ? {...sampleDetail(), commands: []} : new FakeProblem(401, 'session-expired')),
  });
  openStaffPage(backend, `#/orders/${sampleDetail().order.id}`);
  (await eventually('the command', () => withText('补充核实材料', 'button'))).click();
  const note = await eventually('the note', () => document.querySelector<HTMLTextAreaElement>('#command-note'));
  const kind = document.querySelector<HTMLSelectElement>('#command-kind');
  if (kind !== null) kind.value = 'case-log';
  kind?.dispatchEvent(new Event('change'));
  note.focus();
  await sendKeys({type: '办件系统有两次退回'});
  alive = false;
  note.form?.requestSubmit();
  const password = await eventually('the dialog', () =>
    document.querySelector<HTMLInputElement>('dialog[open] input[name=password]'),
  );
  expect((await axeFindings()).join('\n')).to.equal('');
  expect(document.querySelector<HTMLInputElement>('dialog input[name=account]')?.value).to.equal(HANDLER.account);
  password.value = 'a sentence I remember';
  password.form?.requestSubmit();
  await eventually('the dialog to close', () => document.querySelector('dialog[open]') === null);
  await eventually('the order to be read again', () => backend.callsOf('readWorkOrder').length > 1);
  expect(document.querySelector<HTMLTextAreaElement>('#command-note')?.value).to.equal('办件系统有两次退回');
  document.querySelector<HTMLTextAreaElement>('#command-note')?.form?.requestSubmit();
  await eventually('the success', () => shows('已完成：补充核实材料'));
});

it('leaves nothing of one person standing for the next who signs in at the same desk', async () => {
  let account = HANDLER.account;
  const other = {...HANDLER, account: 'other-desk', displayName: '李梅'};
  const backend = fakeStaffBackend({
    signIn: () => other,
    listWorkOrders: () =>
      account === HANDLER.account ? {orders: [sampleLine('mine')]} : new FakeProblem(503, 'overloaded'),
    commandWorkOrder: () => new FakeProblem(401, 'session-expired'),
  });
  openStaffPage(backend, `#/orders/${sampleDetail().order.id}`);
  (await eventually('the command', () => withText('选定整改类别', 'button'))).click();
  const choice = await eventually('the form', () => document.querySelector<HTMLInputElement>('input[value=general]'));
  choice.click();
  choice.form?.requestSubmit();
  const password = await eventually('the dialog', () =>
    document.querySelector<HTMLInputElement>('dialog[open] input[name=password]'),
  );
  const accountField = document.querySelector<HTMLInputElement>('dialog input[name=account]');
  if (accountField !== null) accountField.value = account = other.account;
  password.value = 'another sentence';
  password.form?.requestSubmit();
  await eventually('the other person', () => shows('李梅') && shows('系统正忙'));
  expect(location.hash).to.equal('#/');
  expect(shows('内资公司设立登记')).to.be.false;
});

it('signs out, and shows nothing of the work any more', async () => {
  const backend = fakeStaffBackend();
  openStaffPage(backend);
  await eventually('the inbox', () => withText('内资公司设立登记', 'a'));
  withText('退出', 'button')?.click();
  await eventually('the sign-in', () => document.querySelector('input[name=account]'));
  expect(backend.callsOf('signOut')).to.have.lengthOf(1);
  expect(shows('内资公司设立登记')).to.be.false;
});
