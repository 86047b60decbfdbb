import 'axe-core';
import type Axe from 'axe-core';
import type {EarlyWarning, QuarantinedReview, StaffSession} from '@haochaping/protocol/staff';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {fakeStaffBackend, openStaffPage, type StaffBackend} from '../fakes/fake-desk.ts';
import {HANDLER, sampleDetail, sampleLine} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string> {
  const {violations} = await axe.run(document.body);
  return violations
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)
    .join('\n');
}

const MANAGER: StaffSession = {...HANDLER, account: 'suyi-management', displayName: '周宁', role: 'management'};

const WARNING: EarlyWarning = {
  id: 'warning-1',
  subject: 'window',
  name: '3 号窗口',
  departmentName: '吴江区行政审批局',
  areaName: '苏州市吴江区',
  raisedAt: '2026-11-20T06:20:00Z',
  count: 6,
  days: 7,
};

const HELD: QuarantinedReview = {
  id: 'review-1',
  level: 5,
  text: '<b>很好</b>',
  channel: 'kiosk',
  itemName: '内资公司设立登记',
  departmentName: '吴江区行政审批局',
  areaName: '苏州市吴江区',
  receivedAt: '2026-11-20T06:20:00Z',
  at: '2026-11-20T06:20:00Z',
  score: 70,
  reasons: ['device', 'too-fast'],
};

function open(handlers: Parameters<typeof fakeStaffBackend>[0], hash: string): StaffBackend {
  const backend = fakeStaffBackend({readSession: () => MANAGER, ...handlers});
  openStaffPage(backend, hash);
  return backend;
}

before(() => dressDocument(['staff/staff.css']));
afterEach(async () => {
  document.querySelector('hcp-staff-page')?.remove();
  await setViewport({width: 1280, height: 800});
});

it('has a warning acknowledged with what is done about it, by keyboard', async () => {
  const backend = open(
    {
      listEarlyWarnings: () => ({warnings: [WARNING]}),
      acknowledgeWarning: ({body}) => ({
        ...WARNING,
        acknowledged: {at: '2026-11-23T01:00:00Z', by: '周宁', note: body.note},
      }),
    },
    '#/supervision/warnings',
  );
  (await eventually('the button', () => withText('签阅', 'button'))).focus();
  expect(await axeFindings()).to.equal('');
  await sendKeys({press: 'Enter'});
  await eventually('the field', () => document.activeElement?.tagName === 'TEXTAREA');
  withText('签阅', 'button')?.click();
  await eventually('what is missing', () => shows('请写明。'));
  expect(await axeFindings()).to.equal('');
  expect(backend.callsOf('acknowledgeWarning').length).to.equal(0);
  await sendKeys({type: '已约谈窗口'});
  withText('签阅', 'button')?.click();
  await eventually('the note', () => shows('已约谈窗口') && shows('已签阅'));
  expect(backend.callsOf('acknowledgeWarning')[0]?.body).to.deep.equal({note: '已约谈窗口'});
});

it('offers no settling to those who only watch', async () => {
  open(
    {readSession: () => ({...MANAGER, role: 'auditor'}), listEarlyWarnings: () => ({warnings: [WARNING]})},
    '#/supervision/warnings',
  );
  await eventually('the warning', () => shows('7 天内差评 6 条') && shows('共 1 条，已全部列出'));
  expect(withText('签阅', 'button') === undefined).to.be.true;
});

it('tells why a review is held, shows its words as text, and releases it with a reason', async () => {
  const backend = open(
    {
      listQuarantine: () => ({reviews: [HELD]}),
      releaseReview: ({body}) => ({...HELD, released: {at: '2026-11-23T01:00:00Z', by: '周宁', ...body}}),
    },
    '#/supervision/quarantine',
  );
  await eventually('the review', () => shows('<b>很好</b>') && shows('同一设备当天评价过多'));
  withText('放行', 'button')?.click();
  await eventually('the field', () => document.activeElement?.tagName === 'TEXTAREA');
  await sendKeys({type: '核对过'});
  withText('放行', 'button')?.click();
  await eventually('the release', () => shows('已放行') && shows('核对过'));
  expect(backend.callsOf('releaseReview')[0]?.body).to.deep.equal({reason: '核对过'});
  expect(await axeFindings()).to.equal('');
});

it('lists orders under supervision by level, and leads to the sheets that were issued', async () => {
  const backend = open(
    {
      listSupervised: () => ({
        orders: [{order: sampleLine('pressed'), level: 2, since: '2026-11-20T06:20:00Z', issued: 1}],
      }),
    },
    '#/supervision/orders?show=2',
  );
  const sheet = await eventually('the sheet', () => withText('查看督办单', 'a'));
  expect(sheet.getAttribute('href')).to.equal('#/supervision/sheets/pressed');
  expect(backend.callsOf('listSupervised')[0]?.query.get('level')).to.equal('2');
  expect(
    [...document.querySelectorAll('hcp-page-outlet .hcp-tabs a')].map((tab) => tab.textContent.trim()),
  ).to.deep.equal(['全部', '有督办单', '追责', '上报', '督办', '超期', '临期提醒']);
  expect(await axeFindings()).to.equal('');
});

it('draws every 督办单 of an order as it lies on paper', async () => {
  const detail = sampleDetail();
  const by = {role: 'management'} as const;
  const sheet = {round: 0, workingDays: 3, reason: '逾期两日未答复', issuedAt: '2026-11-20T06:20:00Z', by};
  const order = {
    ...detail.order,
    supervisions: [sheet],
    deadlines: {...detail.order.deadlines, supervisionDueOn: {on: '2026-11-25', provisional: false}},
  };
  open({readWorkOrder: () => ({...detail, order})}, `#/supervision/sheets/${order.id}`);
  await eventually('the sheet', () => shows(`督办单 ${order.number}-1`));
  expect(shows('逾期两日未答复') && shows('2026-11-25 24:00 前') && shows('请在 3 个工作日内办结')).to.be.true;
  expect(await axeFindings()).to.equal('');
});

it('lists both ratings of a contested service, and what numbers a device lacks', async () => {
  const rating = {channel: 'kiosk', identityMode: 'real-name', receivedAt: '2026-11-20T06:20:00Z'} as const;
  open(
    {
      listContested: () => ({
        instances: [
          {
            itemName: '内资公司设立登记',
            departmentName: '吴江区行政审批局',
            areaName: '苏州市吴江区',
            servedOn: '2026-11-20',
            contestedAt: '2026-11-20T06:20:00Z',
            ratings: [
              {...rating, level: 5, standing: 'first'},
              {...rating, level: 1, standing: 'attempt', orderId: 'one'},
            ],
          },
        ],
      }),
      listDeviceGaps: () => ({
        devices: [
          {
            device: 'kiosk-7',
            highest: 40,
            received: 37,
            missingCount: 3,
            missing: [
              {first: 4, last: 5, knownAt: '2026-11-20T06:20:00Z'},
              {first: 9, last: 9, knownAt: '2026-11-20T06:20:00Z'},
            ],
            firstReceivedAt: '2026-11-20T06:20:00Z',
            lastReceivedAt: '2026-11-20T06:20:00Z',
            departmentCode: '11320509014191234X',
            areaCode: '320509000000',
          },
        ],
      }),
    },
    '#/supervision/contested',
  );
  await eventually('both ratings', () => shows('计入') && shows('另存'));
  expect(withText('看工单', 'a')?.getAttribute('href')).to.equal('#/orders/one');
  location.hash = '#/supervision/gaps';
  await eventually('the numbers', () => shows('4–5、9') && shows('缺 3 条，共编到 40 号'));
  expect(await axeFindings()).to.equal('');
});

it('fits a phone on each of its pages', async () => {
  await setViewport({width: 390, height: 844});
  open(
    {
      listEarlyWarnings: () => ({warnings: [WARNING]}),
      listSupervised: () => ({
        orders: [{order: sampleLine('pressed'), level: 2, since: '2026-11-20T06:20:00Z', issued: 1}],
      }),
    },
    '#/supervision/orders',
  );
  await eventually('the order', () => withText('查看督办单', 'a'));
  expect(document.documentElement.scrollWidth).to.be.at.most(390);
  location.hash = '#/supervision/warnings';
  await eventually('the warning', () => shows('7 天内差评 6 条'));
  expect(document.documentElement.scrollWidth).to.be.at.most(390);
});
