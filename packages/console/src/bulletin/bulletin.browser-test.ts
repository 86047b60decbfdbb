import 'axe-core';
import type {BulletinDraft, StaffSession} from '@haochaping/protocol/staff';
import {bulletinRoutes, publicRoutes, staffRoutes} from '@haochaping/protocol';
import {setViewport} from '@web/test-runner-commands';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeBackend, FakeProblem, type Handlers} from '../fakes/fake-backend.ts';
import {openStaffPage} from '../fakes/fake-desk.ts';
import {fakePublicBackend, openBulletinsPage} from '../fakes/fake-public.ts';
import {SAMPLE_BULLETIN} from '../fakes/sample-bulletin.ts';
import {PROVINCE} from '../fakes/sample-figures.ts';
import {HANDLER, sampleDetail, sampleLine} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};
const address = location.href;

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

before(() => dressDocument(['public/public.css', 'bulletin/bulletin.css']));
afterEach(async () => {
  document.querySelector('hcp-bulletins-page')?.remove();
  document.querySelector('hcp-staff-page')?.remove();
  history.replaceState(null, '', address);
  await setViewport({width: 1024, height: 768});
});

it('lists the bulletins, and opens one with its figures, its words and why it was corrected', async () => {
  const backend = fakePublicBackend();
  openBulletinsPage(backend);
  (await eventually('the list', () => withText('苏州市 2026 年 10 月好差评通报', 'a'))).click();
  await eventually('the bulletin', () => shows('总体平稳。<b>个别</b>窗口一次讲不清。'));
  expect(document.activeElement?.tagName).to.equal('H1');
  expect(document.querySelector('.hcp-bulletin-text b') === null).to.be.true;
  for (const words of [
    '第 2 版',
    '案例里的窗口写错了。',
    '样本已放到窗口。',
    '91.66%（11 / 12）',
    '不足三件，不列',
    '不排',
  ]) {
    expect(shows(words), words).to.be.true;
  }
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('puts ninety-five of a hundred before three of three', async () => {
  openBulletinsPage(fakePublicBackend(), '?area=320500000000&month=2026-10');
  const table = await eventually('the ranking', () =>
    document.querySelector('table[aria-labelledby=bulletin-departments-timelyRectificationRate]'),
  );
  const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows.map(([place, name]) => [place, name])).to.deep.equal([
    ['1', '=苏州市公安局 苏州市'],
    ['2', '三件全好的单位 昆山市'],
    ['不排', '太仓市市场监督管理局 太仓市'],
  ]);
  expect(rows[0]?.slice(2)).to.deep.equal(['95.00%', '95 / 100', '88.8–97.8%', '88.88%（80 / 90）']);
});

it('gives the workbook under the strict way of these pages, and fits a narrow phone', async () => {
  await setViewport({width: 320, height: 700});
  openBulletinsPage(fakePublicBackend(), '?area=320500000000&month=2026-10');
  const button = await eventually('the button', () => withText('下载表格（XLSX）', 'button'));
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  const saved = new Promise<{name: string; size: number}>((resolve) => {
    document.body.addEventListener(
      'click',
      (event) => {
        const link = event.target;
        if (!(link instanceof HTMLAnchorElement) || link.download === '') return;
        event.preventDefault();
        void fetch(link.href)
          .then((answer) => answer.blob())
          .then(({size}) => resolve({name: link.download, size}));
      },
      {capture: true},
    );
  });
  button.click();
  const {name, size} = await saved;
  expect(name).to.equal('苏州市2026-10好差评通报.xlsx');
  expect(size).to.be.above(1_000);
});

it('says that there is no such bulletin', async () => {
  const readBulletin = (): FakeProblem => new FakeProblem(404, 'bulletin-unknown');
  openBulletinsPage(fakePublicBackend({readBulletin}), '?area=320500000000&month=2020-10');
  await eventually('the notice', () => shows('没有这一期通报'));
  expect((await axeFindings()).join('\n')).to.equal('');
});

const MANAGEMENT: StaffSession = {
  ...HANDLER,
  role: 'management',
  area: {code: '320500000000', name: '苏州市'},
};
const DRAFT: BulletinDraft = {content: SAMPLE_BULLETIN.content, words: {comment: '', cases: []}, issued: 0};
const routes = {...staffRoutes, ...publicRoutes, ...bulletinRoutes};

function fakeDesk(handlers: Handlers<typeof routes> = {}): FakeBackend<typeof routes> {
  return new FakeBackend(routes, {
    readSession: () => MANAGEMENT,
    listWorkOrders: () => ({orders: [sampleLine(sampleDetail().order.id)]}),
    readSummary: () => PROVINCE,
    readAreas: () => ({asOf: PROVINCE.asOf, parent: '320500000000', areas: []}),
    readBulletinDraft: () => DRAFT,
    saveBulletinDraft: ({body}) => ({...DRAFT, words: body.words}),
    issueBulletin: () => SAMPLE_BULLETIN,
    ...handlers,
  });
}

it('shows the desk what will be published, keeps its words, and issues them', async () => {
  const backend = fakeDesk();
  openStaffPage(backend, '#/bulletin');
  const comment = await eventually('the form', () => document.querySelector<HTMLTextAreaElement>('[name=comment]'));
  expect(backend.callsOf('readBulletinDraft')[0]?.query.get('month')).to.equal('2026-10');
  expect(shows('发出以后看到的样子')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  comment.value = '总体平稳。';
  const order = document.querySelector<HTMLSelectElement>('[name=order-0]');
  const said = document.querySelector<HTMLTextAreaElement>('[name=said-0]');
  if (order === null || said === null) throw new Error('the form has no case');
  order.selectedIndex = 1;
  said.value = '没有样本';
  document.querySelector<HTMLInputElement>('[name=checked]')?.click();
  withText('发出通报', 'button')?.click();
  await eventually('the answer', () => shows('已经发出。'));
  const [saved] = backend.callsOf('saveBulletinDraft');
  expect((saved?.body as {words: BulletinDraft['words']}).words).to.deep.equal({
    comment: '总体平稳。',
    cases: [{orderId: sampleDetail().order.id, said: '没有样本', done: '', comment: ''}],
  });
  const [issued] = backend.callsOf('issueBulletin');
  expect(issued?.body).to.deep.include({expectedVersion: 0, checked: true, reason: ''});
  await eventually('the way to it', () => withText('看发出的通报', 'a'));
});

it('says in words why a bulletin is not issued, and keeps what was written', async () => {
  openStaffPage(
    fakeDesk({issueBulletin: () => new FakeProblem(422, 'bulletin-refused', {refusal: 'month-not-over'})}),
    '#/bulletin',
  );
  const comment = await eventually('the form', () => document.querySelector<HTMLTextAreaElement>('[name=comment]'));
  comment.value = '写了很久的点评';
  withText('发出通报', 'button')?.click();
  await eventually('the refusal', () => shows('这个月还没过完，下月再发。'));
  expect(document.querySelector<HTMLTextAreaElement>('[name=comment]')?.value).to.equal('写了很久的点评');
  expect(document.activeElement?.hasAttribute('data-refusal')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});
