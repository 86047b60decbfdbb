import 'axe-core';
import type Axe from 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {HANDLER, MONDAY, sampleLine} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

const LATE = sampleLine('late', {
  itemName: '车辆转移登记',
  level: 1,
  overdue: true,
  duty: {clock: 'reply', due: {on: '2026-11-19', provisional: false}, dueAt: '2026-11-19T16:00:00Z'},
});
const TODAY = sampleLine('today', {
  itemName: '社会保险登记',
  state: 'dispatched',
  duty: {clock: 'sign', due: {on: '2026-11-23', provisional: false}, dueAt: '2026-11-23T16:00:00Z'},
});
const LATER = sampleLine('later', {itemName: '不动产转移登记'});
const THREE = {orders: [LATE, TODAY, LATER]};

function focusedOrder(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset['order'] : undefined;
}

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('lists orders as the server ranks them, each with its working time', async () => {
  openStaffPage(fakeStaffBackend({listWorkOrders: () => THREE}));
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
  const rows = [...document.querySelectorAll<HTMLElement>('tbody tr')].map((row) => row.innerText.replace(/\s+/g, ' '));
  expect(rows[0]).to.contain('已超期 1 个工作日 9 小时').and.to.contain('车辆转移登记').and.to.contain('非常不满意');
  expect(rows[1]).to.contain('还剩 15 小时').and.to.contain('11 月 23 日 24:00 前签收').and.to.contain('待签收');
  expect(rows[2]).to.contain('还剩 2 个工作日 15 小时').and.to.contain('吴江区行政审批局');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('counts by the time that an answer has told, also when the clock of the desk was fast', async () => {
  let at = MONDAY + 5 * 3_600_000;
  const page = openStaffPage(
    fakeStaffBackend({
      listWorkOrders: () => {
        at = MONDAY;
        return THREE;
      },
    }),
  );
  page.ports = {...page.ports, clock: {at: () => at}};
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
  page.requestUpdate();
  await eventually('the time left', () => shows('还剩 2 个工作日 15 小时'));
});

it('is worked through by keyboard: down, up, open, back to the same order', async () => {
  const backend = fakeStaffBackend({listWorkOrders: () => THREE});
  openStaffPage(backend);
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
  await sendKeys({press: 'j'});
  expect(focusedOrder()).to.equal('late');
  await sendKeys({press: 'j'});
  await sendKeys({press: 'ArrowDown'});
  await sendKeys({press: 'k'});
  expect(focusedOrder()).to.equal('today');
  await sendKeys({press: 'Enter'});
  await eventually('the order', () => shows('评价人说了什么'));
  expect(location.hash).to.equal('#/orders/today');
  expect(document.activeElement?.tagName).to.equal('H1');
  await sendKeys({press: 'Escape'});
  await eventually('the inbox', () => focusedOrder() === 'today');
  expect(location.hash).to.equal('#/');
});

it('finds by the slash key, and keeps what was asked in the address', async () => {
  const backend = fakeStaffBackend({listWorkOrders: () => THREE});
  openStaffPage(backend);
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
  await sendKeys({press: '/'});
  await sendKeys({type: 'jk社保'});
  await sendKeys({press: 'Enter'});
  await eventually('the question', () => backend.callsOf('listWorkOrders').at(-1)?.query.get('search') === 'jk社保');
  expect(decodeURIComponent(location.hash)).to.equal('#/?search=jk社保');
  expect(backend.callsOf('listWorkOrders').at(-1)?.query.get('show')).to.equal('open');
});

it('asks for closed orders and one state', async () => {
  const backend = fakeStaffBackend({listWorkOrders: () => THREE});
  openStaffPage(backend, '#/?show=all');
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
  const state = document.querySelector<HTMLSelectElement>('select[name=state]');
  if (state !== null) state.value = 'audit';
  state?.dispatchEvent(new Event('change', {bubbles: true}));
  const query = await eventually('the question', () =>
    backend.callsOf('listWorkOrders').find((call) => call.query.get('state') === 'audit'),
  );
  expect(query.query.get('show')).to.equal('all');
  withText('已办结', 'a')?.click();
  await eventually('closed orders without the state of open ones', () => location.hash === '#/?show=closed');
});

it('offers a supervisor the orders that wait for an audit', async () => {
  const backend = fakeStaffBackend({
    readSession: () => ({...HANDLER, role: 'supervisor'}),
    listWorkOrders: () => THREE,
  });
  openStaffPage(backend);
  (await eventually('the tab', () => withText('轮到我', 'a'))).click();
  await eventually('the question', () => backend.callsOf('listWorkOrders').at(-1)?.query.get('state') === 'audit');
  await eventually('the mark', () => withText('轮到我', 'a')?.getAttribute('aria-current') === 'page');
  expect(withText('待办', 'a')?.getAttribute('href')).to.equal('#/');
});

it('goes on where the first page ended, and puts the keyboard there', async () => {
  const backend = fakeStaffBackend({
    listWorkOrders: ({query}) =>
      query?.cursor === 'second' ? {orders: [LATER]} : {orders: [LATE, TODAY], nextCursor: 'second'},
  });
  openStaffPage(backend);
  (await eventually('the button', () => withText('继续列出', 'button'))).click();
  await eventually('the third order', () => focusedOrder() === 'later');
  expect(document.querySelectorAll('tbody tr').length).to.equal(3);
  expect(shows('共 3 张，已全部列出')).to.be.true;
});

it('says when nothing is to be done', async () => {
  openStaffPage(fakeStaffBackend({listWorkOrders: () => ({orders: []})}));
  await eventually('the empty state', () => shows('没有待办的工单'));
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('keeps the list when it cannot be read anew, and reads it on demand', async () => {
  const backend = fakeStaffBackend({listWorkOrders: () => new FakeProblem(503, 'overloaded')});
  openStaffPage(backend);
  const retry = await eventually('the retry', () => withText('再试一次', 'button'));
  expect(shows('系统正忙')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  backend.handlers.listWorkOrders = () => THREE;
  retry.click();
  await eventually('the orders', () => withText('不动产转移登记', 'a'));
});

it('shows grey lines while it waits', async () => {
  openStaffPage(fakeStaffBackend({listWorkOrders: () => new Promise<typeof THREE>(() => undefined)}));
  await eventually('the skeleton', () => document.querySelector('hcp-inbox .hcp-skeleton'));
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('fits a narrow phone without sideways scrolling, also with long words', async () => {
  await setViewport({width: 320, height: 700});
  const long = '城镇职工基本养老保险与城乡居民基本养老保险制度衔接申请（含跨省转移接续）'.repeat(2);
  openStaffPage(fakeStaffBackend({listWorkOrders: () => ({orders: [LATE, sampleLine('long', {itemName: long})]})}));
  await eventually('the orders', () => withText(long, 'a'));
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  expect((await axeFindings()).join('\n')).to.equal('');
  await setViewport({width: 1024, height: 768});
});
