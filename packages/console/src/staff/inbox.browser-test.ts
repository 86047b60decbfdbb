import 'axe-core';
import type Axe from 'axe-core';
import type {InboxView} from '@haochaping/protocol/staff';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {CITY_TABLE} from '../fakes/sample-figures.ts';
import {MONDAY, sampleLine} from '../fakes/sample-orders.ts';
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
});

/** The view of the inbox with this name, whatever number stands behind it. */
function viewNamed(name: string): HTMLAnchorElement | undefined {
  return [...document.querySelectorAll<HTMLAnchorElement>('.hcp-console-views a')].find((link) =>
    link.textContent.trim().startsWith(name),
  );
}

it('asks for one state among all orders', async () => {
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
});

it('shows how many orders wait in each view, up to a number that says enough', async () => {
  const backend = fakeStaffBackend({listWorkOrders: () => THREE});
  openStaffPage(backend);
  await eventually('the numbers', () => viewNamed('轮到我')?.textContent.trim().endsWith('7'));
  expect(viewNamed('本周到期')?.textContent).to.contain('999+');
  viewNamed('轮到我')?.click();
  await eventually('the question', () => backend.callsOf('listWorkOrders').at(-1)?.query.get('waits') === 'mine');
  await eventually('the mark', () => viewNamed('轮到我')?.getAttribute('aria-current') === 'page');
  expect(viewNamed('待办')?.getAttribute('href')).to.equal('#/');
});

it('narrows the list down by what stands behind the fold, and keeps that as a view with a name', async () => {
  const kept: InboxView[] = [];
  const backend = fakeStaffBackend({
    listWorkOrders: () => THREE,
    readAreas: () => CITY_TABLE,
    readInbox: () => ({counts: {open: 3, waiting: 0, overdue: 1, today: 1, thisWeek: 3}, views: kept}),
    saveInboxView: ({params, body}) => {
      kept.push({id: params.id, ...body, count: 2});
      return {views: kept};
    },
    deleteInboxView: () => {
      kept.length = 0;
      return undefined;
    },
  });
  openStaffPage(backend);
  (await eventually('the fold', () => withText('更多条件', 'summary'))).click();
  await eventually('the departments', () => document.querySelector('#inbox-department option:nth-child(2)'));
  expect((await axeFindings()).join('\n')).to.equal('');
  const level = document.querySelector<HTMLSelectElement>('#inbox-level');
  if (level !== null) level.value = '1';
  level?.dispatchEvent(new Event('change', {bubbles: true}));
  await eventually('the question', () => backend.callsOf('listWorkOrders').at(-1)?.query.get('level') === '1');
  (await eventually('the button', () => withText('保存为我的视图', 'button'))).click();
  await eventually('the field', () => document.activeElement?.getAttribute('name') === 'view-name');
  await sendKeys({press: 'Enter'});
  await eventually('what is missing', () => shows('请填写名称。'));
  expect((await axeFindings()).join('\n')).to.equal('');
  await sendKeys({type: '一级差评'});
  await sendKeys({press: 'Enter'});
  await eventually('the view', () => viewNamed('一级差评')?.getAttribute('aria-current') === 'page');
  expect(backend.callsOf('saveInboxView')[0]?.body).to.deep.equal({name: '一级差评', query: {level: '1'}});
  (await eventually('the deletion', () => withText('删除这个视图', 'button'))).click();
  await eventually('no such view', () => viewNamed('一级差评') === undefined);
});

it('tells by the question mark what the keys do', async () => {
  openStaffPage(fakeStaffBackend());
  await eventually('the inbox', () => shows('按到期先后排列'));
  await sendKeys({press: '?'});
  await eventually('the keys', () => document.querySelector('dialog[open]'));
  expect(shows('显示这张表')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  await sendKeys({press: 'Escape'});
  await eventually('the keys gone', () => document.querySelector('dialog[open]') === null);
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
