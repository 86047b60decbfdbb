import 'axe-core';
import type Axe from 'axe-core';
import type {LedgerLine, StaffSession} from '@haochaping/protocol/staff';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {HANDLER} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

const SUPERVISOR: StaffSession = {...HANDLER, account: 'suyi-supervisor', displayName: '周宁', role: 'supervisor'};

const LINE: LedgerLine = {
  order: {id: '019aa000-0000', number: 'CP32050920261120000001', state: 'rectifying'},
  itemName: '内资公司设立登记',
  areaName: '苏州市吴江区',
  cause: 'overdue',
  round: 1,
  enteredAt: '2026-11-20T06:20:00Z',
};

before(() => dressDocument(['staff/staff.css']));
afterEach(async () => {
  document.querySelector('hcp-staff-page')?.remove();
  await setViewport({width: 1280, height: 800});
});

it('opens a page of the registry at its address, with its title and its place in the navigation', async () => {
  openStaffPage(
    fakeStaffBackend({readSession: () => SUPERVISOR, listLedger: () => ({entries: [LINE]})}),
    '#/supervision/ledger',
  );
  await eventually('the ledger', () => withText('内资公司设立登记', 'a'));
  expect(document.title).to.equal('台账 - 好差评工作台');
  expect(withText('督办', '.hcp-console-nav a')?.getAttribute('aria-current')).to.equal('page');
  expect(withText('工单', '.hcp-console-nav a')?.getAttribute('aria-current')).to.equal(null);
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('moves the keyboard to the heading of another page, and leaves it where it is when a list is narrowed down', async () => {
  const backend = fakeStaffBackend({readSession: () => SUPERVISOR, listSupervised: () => ({orders: []})});
  openStaffPage(backend);
  (await eventually('the navigation', () => withText('督办', '.hcp-console-nav a'))).click();
  await eventually('the heading', () => document.activeElement?.textContent === '督办工单');
  const tab = await eventually('the tab', () => withText('有督办单', 'nav a'));
  tab.focus();
  await sendKeys({press: 'Enter'});
  await eventually('the narrowed list', () => backend.callsOf('listSupervised').length === 2);
  expect(backend.callsOf('listSupervised')[1]?.query.get('issued')).to.equal('yes');
  expect(document.activeElement?.textContent.trim()).to.equal('有督办单');
  withText('工单', '.hcp-console-nav a')?.click();
  await eventually('the heading of the inbox', () => document.activeElement?.textContent === '工单');
  expect(document.title).to.equal('好差评工作台');
});

it('shows nobody a page in the navigation that is not for the role', async () => {
  openStaffPage(fakeStaffBackend());
  await eventually('the inbox', () => shows('按到期先后排列'));
  expect(withText('督办', '.hcp-console-nav a') === undefined).to.be.true;
});

it('is one button on a phone, which unfolds, closes by Escape and after a choice', async () => {
  await setViewport({width: 390, height: 844});
  openStaffPage(fakeStaffBackend({readSession: () => SUPERVISOR, listSupervised: () => ({orders: []})}));
  const button = await eventually('the menu', () => document.querySelector<HTMLElement>('.hcp-console-menu'));
  expect(withText('督办', '.hcp-console-nav a') === undefined).to.be.true;
  button.focus();
  await sendKeys({press: 'Enter'});
  await eventually('the links', () => withText('督办', '.hcp-console-nav a'));
  expect((await axeFindings()).join('\n')).to.equal('');
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Escape'});
  await eventually('the menu closed', () => withText('督办', '.hcp-console-nav a') === undefined);
  expect(document.activeElement).to.equal(button);
  button.click();
  (await eventually('the links', () => withText('督办', '.hcp-console-nav a'))).click();
  await eventually('an empty list', () => shows('没有这样的督办工单。'));
  expect(withText('督办', '.hcp-console-nav a') === undefined).to.be.true;
});

it('asks for signing in over a page whose session has ended, and reads it again afterwards', async () => {
  const backend = fakeStaffBackend({
    readSession: () => SUPERVISOR,
    listLedger: () => new FakeProblem(401, 'session-expired'),
    signIn: () => ({...SUPERVISOR, expiresAt: '2026-11-24T12:00:00Z'}),
  });
  openStaffPage(backend, '#/supervision/ledger');
  await eventually('the dialog', () => shows('登录已过期'));
  backend.handlers.listLedger = () => ({entries: [LINE]});
  const password = await eventually('the password', () =>
    document.querySelector<HTMLInputElement>('dialog[open] input[name=password]'),
  );
  password.value = 'a long sentence';
  password.form?.requestSubmit();
  await eventually('the ledger', () => withText('内资公司设立登记', 'a'));
});
