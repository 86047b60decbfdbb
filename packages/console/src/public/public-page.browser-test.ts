import 'axe-core';
import {
  createApi,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakePublicBackend, openPublicPage} from '../fakes/fake-public.ts';
import {CHECK_RESULTS} from '../fakes/sample-checks.ts';
import {definePublicPage} from './index.ts';
import {CITY_TABLE, DEPARTMENT_TABLE, figuresOf, NO_REVIEWS, PROVINCE} from '../fakes/sample-figures.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

before(() => dressDocument(['public/public.css']));
const address = location.href;
afterEach(() => {
  document.querySelector('hcp-public-page')?.remove();
  history.replaceState(null, '', address);
});

it('shows 620 million reviews exact to the unit, and no rate rounded up', async () => {
  openPublicPage(fakePublicBackend());
  await eventually('the slogan', () => shows('您的评价让服务变得更好'));
  await eventually('the counts', () => shows('601,234,567'));
  const counts = [...document.querySelectorAll<HTMLElement>('.hcp-count dd')].map((count) => count.innerText);
  expect(counts).to.deep.equal(['601,234,567', '17,000,433', '1,765,000', '14,003', '6,997']);
  const levels = [...document.querySelectorAll<HTMLElement>('.hcp-count dt')].map((level) => level.innerText);
  expect(levels).to.deep.equal(['非常满意', '满意', '基本满意', '不满意', '非常不满意']);
  for (const words of [
    '620,021,000',
    '620,000,000',
    '21,000',
    '99.99%',
    '0.0033%',
    '差评 21,000 / 评价 620,021,000',
    '100%',
  ]) {
    expect(shows(words), words).to.be.true;
  }
  expect(shows('2026 年 11 月 23 日 09:00')).to.be.true;
  expect(shows('差评里有 12 件经申诉认定为误评或恶意评价')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('gives the five counts the same size, weight and colour', async () => {
  openPublicPage(fakePublicBackend());
  await eventually('the counts', () => shows('601,234,567'));
  const looks = [...document.querySelectorAll('.hcp-count dd')].map((count) => {
    const {fontSize, fontWeight, color} = getComputedStyle(count);
    return `${fontSize} ${fontWeight} ${color}`;
  });
  expect(new Set(looks).size).to.equal(1);
});

it('places the thirteen cities roughly where they lie, each a link to its figures', async () => {
  await setViewport({width: 1024, height: 768});
  const backend = fakePublicBackend();
  openPublicPage(backend);
  const suzhou = await eventually('Suzhou', () =>
    document.querySelector<HTMLElement>('a[href="?area=320500000000"].hcp-tile'),
  );
  expect(document.querySelectorAll('.hcp-tile').length).to.equal(13);
  const places = new Set(
    [...document.querySelectorAll('.hcp-tiles > li')].map((tile) => {
      const {left, top} = tile.getBoundingClientRect();
      return `${Math.round(left)} ${Math.round(top)}`;
    }),
  );
  expect(places.size).to.equal(13);
  const xuzhou = document.querySelector('a[href="?area=320300000000"].hcp-tile')?.getBoundingClientRect();
  expect(xuzhou?.left).to.be.below(suzhou.getBoundingClientRect().left);
  expect(xuzhou?.top).to.be.below(suzhou.getBoundingClientRect().top);
  expect(document.querySelector('a[href="?area=321100000000"].hcp-tile')?.textContent).to.contain('暂无');
  backend.handlers.readSummary = () => ({...PROVINCE, area: {code: '320500000000', name: '苏州市'}});
  suzhou.click();
  await eventually('the city', () => shows('苏州市，办事人的评价'));
  expect(backend.callsOf('readSummary').at(-1)?.query.get('area')).to.equal('320500000000');
  expect(backend.callsOf('readAreas').at(-1)?.query.get('parent')).to.equal('320500000000');
  expect(document.activeElement?.tagName).to.equal('H1');
  expect(location.search).to.equal('?area=320500000000');
});

it('puts good, bad and the rectification rate of every area and department into tables', async () => {
  openPublicPage(fakePublicBackend());
  await eventually('the tables', () => shows('江苏省市场监督管理局'));
  const [areas, departments] = ['public-areas', 'public-departments'].map(
    (id) => document.querySelector<HTMLTableElement>(`table[aria-labelledby=${id}]`)?.tBodies[0]?.rows.length,
  );
  expect(areas).to.equal(13);
  expect(departments).to.equal(DEPARTMENT_TABLE.departments.length);
  const nanjing = withText('南京市', 'th a')?.closest('tr')?.innerText;
  expect(nanjing?.split(/\s+/)).to.deep.equal(['南京市', '101,157', '61', '0', '100%', '61', '/', '61']);
  const zhenjiang = withText('镇江市', 'th a')?.closest('tr')?.innerText;
  expect(zhenjiang?.split(/\s+/)).to.deep.equal(['镇江市', '0', '0', '0', '—', '0', '/', '0']);
});

it('shows a dash and never 100 % where there is nothing to divide by', async () => {
  openPublicPage(
    fakePublicBackend({
      readSummary: () => NO_REVIEWS,
      readAreas: () => ({...CITY_TABLE, areas: []}),
      readDepartments: () => ({...DEPARTMENT_TABLE, departments: []}),
    }),
  );
  await eventually('the empty state', () => shows('还没有评价'));
  const rates = [...document.querySelectorAll<HTMLElement>('.hcp-rates strong')].map((rate) => rate.innerText);
  expect(rates).to.deep.equal(['0', '0', '—', '—', '—', '—', '—', '—']);
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('says 99.99 % when one of hundreds of millions is bad', async () => {
  const one = figuresOf({'5': 620_000_000, '4': 0, '3': 0, '2': 1, '1': 0});
  openPublicPage(fakePublicBackend({readSummary: () => ({...PROVINCE, ...one})}));
  await eventually('the counts', () => shows('620,000,001'));
  expect(document.querySelector<HTMLElement>('#public-rates + dl strong')?.innerText).to.equal('99.99%');
});

for (const {what, said, words} of [
  {what: 'the network is gone', said: 'network-error', words: '连不上网络'},
  {what: 'the server is busy', said: new FakeProblem(503, 'overloaded'), words: '系统正忙'},
] as const) {
  it(`shows no numbers when ${what}, and reads them on demand`, async () => {
    const backend = fakePublicBackend({readSummary: () => said});
    openPublicPage(backend);
    const retry = await eventually('the retry', () => withText('再试一次', 'button'));
    expect(shows(words)).to.be.true;
    expect(document.querySelector('.hcp-count') === null).to.be.true;
    expect((await axeFindings()).join('\n')).to.equal('');
    backend.handlers.readSummary = () => PROVINCE;
    retry.click();
    await eventually('the counts', () => shows('601,234,567'));
  });
}

it('fits a narrow phone without sideways scrolling of the page', async () => {
  await setViewport({width: 320, height: 700});
  openPublicPage(fakePublicBackend());
  await eventually('the counts', () => shows('601,234,567'));
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  expect((await axeFindings()).join('\n')).to.equal('');
  await setViewport({width: 1024, height: 768});
});

it('shows another month by keyboard alone, and the way back', async () => {
  const backend = fakePublicBackend();
  openPublicPage(backend);
  const month = await eventually('the months', () => document.querySelector<HTMLSelectElement>('select[name=month]'));
  expect([...month.options].map(({value}) => value)).to.include.members(['', '2026-11', '2025-12']);
  month.focus();
  await sendKeys({press: 'ArrowDown'});
  await sendKeys({press: 'ArrowDown'});
  expect(month.value).to.equal('2026-10');
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Enter'});
  await eventually('the month', () => shows('江苏省，2026 年 10 月办事人的评价'));
  expect(location.search).to.equal('?month=2026-10');
  expect(backend.callsOf('readSummary').at(-1)?.query.get('month')).to.equal('2026-10');
  expect(document.querySelector<HTMLSelectElement>('select[name=month]')?.value).to.equal('2026-10');
  expect(document.activeElement?.tagName).to.equal('H1');
  history.back();
  await eventually('all that ever was', () => shows('江苏省，办事人的评价'));
});

it('names what was said most on both sides, where it came from and how it went, with a bar for each number', async () => {
  openPublicPage(fakePublicBackend());
  await eventually('the words', () => shows('好评里说得最多的'));
  for (const words of [
    '一窗受理一次办结',
    '90,311 条',
    '<b>样本</b>',
    '自助终端',
    '不足三条',
    '2026 年 10 月',
    '0.33',
  ]) {
    expect(shows(words), words).to.be.true;
  }
  expect(document.querySelector('.hcp-ranks b') === null).to.be.true;
  const months = [...document.querySelectorAll('#public-trend ~ .hcp-scroll rect.hcp-public-part')];
  expect(months.map((bar) => bar.getAttribute('width'))).to.deep.equal(['88.24', '100.00']);
  const downloads = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map((link) =>
    link.getAttribute('href'),
  );
  expect(downloads).to.deep.equal(['../v1/public/figures.csv', '../v1/public/figures.json']);
});

it('keeps the first view that a server wrote, and asks nothing', async () => {
  const backend = fakePublicBackend();
  definePublicPage();
  const page = document.createElement('hcp-public-page');
  const main = document.createElement('main');
  main.textContent = 'written by a server';
  page.append(main);
  document.body.append(page);
  page.start(
    createApi(
      {...publicRoutes, ...publishedRoutes, ...publicBulletinRoutes, ...publicCheckRoutes},
      {endpoint: location.origin, fetch: backend.fetch},
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(backend.calls).to.have.lengthOf(0);
  expect(shows('written by a server')).to.be.true;
});

it('says that there is no such area, and shows the way back', async () => {
  const backend = fakePublicBackend({readSummary: () => new FakeProblem(404, 'area-unknown')});
  openPublicPage(backend, '?area=999999999999');
  await eventually('the notice', () => shows('没有这个地区'));
  expect(document.querySelector('.hcp-count') === null).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  backend.handlers.readSummary = () => PROVINCE;
  withText('回到开头', 'a')?.click();
  await eventually('the counts', () => shows('601,234,567'));
  expect(location.search).to.equal('');
});

it('shows what secret checks found beside what citizens said, and no rate rounded up', async () => {
  openPublicPage(fakePublicBackend());
  const table = await eventually('the checks', () => document.querySelector('table[aria-labelledby=public-checks]'));
  const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).to.deep.equal([
    ['江苏省 合计', '7 / 110 / 55 / 145', '36.90% 117 / 317', '99.99% 620,000,000 / 620,021,000'],
    ['苏州市', '1 / 10 / 3 / 4', '61.11% 11 / 18', '— 0 / 0'],
    ['苏州市公安局 苏州市', '1 / 0 / 0 / 0', '100% 1 / 1', '66.66% 2 / 3'],
  ]);
});

it('has no section for checks where nothing was checked', async () => {
  const whole = {...CHECK_RESULTS.whole, passRate: {numerator: 0, denominator: 0}};
  openPublicPage(fakePublicBackend({readCheckResults: () => ({...CHECK_RESULTS, whole, areas: [], departments: []})}));
  await eventually('the counts', () => shows('601,234,567'));
  expect(document.querySelector('#public-checks')).to.equal(null);
});
