import 'axe-core';
import {CommandRequest} from '@haochaping/protocol/staff';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {sampleDetail} from '../fakes/sample-orders.ts';
import {ERASED_DIGEST, sampleAppealedDetail, sampleRoutingDetail} from '../fakes/sample-side-ways.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};
const ORDER = `#/orders/${sampleDetail().order.id}`;

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

/** What the section under this heading reads. */
function section(heading: string): string {
  return withText(heading, 'h2')?.closest('section')?.innerText ?? '';
}

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('shows an appeal with its ground, its proofs, who was asked and who has voted', async () => {
  openStaffPage(fakeStaffBackend({readWorkOrder: () => sampleAppealedDetail()}), ORDER);
  await eventually('the appeal', () => withText('申诉', 'h2'));
  for (const words of [
    '恶意评价',
    '窗口已两次书面说明',
    '办理合法合规',
    '现场录像',
    '评价人说没有点错',
    '第 1 人',
    '录像和办件记录相符。',
    '还差另一人的决定',
    '11 月 26 日',
    '当时想点满意。',
  ]) {
    expect(section('申诉'), words).to.contain(words);
  }
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('links merged orders both ways, and shows the follow-up, the requests and how the order was pressed', async () => {
  openStaffPage(fakeStaffBackend({readWorkOrder: () => sampleAppealedDetail()}), ORDER);
  await eventually('the merges', () => withText('并单', 'h2'));
  const link = (number: string): string | null | undefined => withText(number, 'a')?.getAttribute('href');
  expect(link('CP32050920261118000009')).to.equal('#/orders/019aa000-0000-7000-8000-000000000009');
  expect(link('CP32050920261121000008')).to.equal('#/orders/019aa000-0000-7000-8000-000000000008');
  expect(section('评价人追评')).to.contain('非常不满意');
  expect(section('退单和延期')).to.match(/不同意[^]*服务由你单位窗口提供。[^]*申请延期 5 个工作日[^]*等待决定/);
  for (const words of ['督办单 1', '限 3 个工作日办结', '系统逐级报告：督办', '相持不下', '记入台账']) {
    expect(section('督办'), words).to.contain(words);
  }
});

it('draws an erased file as erased: its digest stands there, and nothing can be opened', async () => {
  openStaffPage(fakeStaffBackend({readWorkOrder: () => sampleAppealedDetail()}), ORDER);
  await eventually('the evidence', () => shows('文件已删除'));
  expect(section('核实材料')).to.contain(ERASED_DIGEST);
  const opened = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map(({href}) => href);
  expect(opened.length).to.be.greaterThan(0);
  expect(opened.filter((href) => href.includes(ERASED_DIGEST))).to.deep.equal([]);
});

it('proposes to a dispatcher who leads, and fills the form with the one chosen', async () => {
  const backend = fakeStaffBackend({
    readWorkOrder: () => sampleRoutingDetail(),
    commandWorkOrder: () => sampleDetail(),
  });
  openStaffPage(backend, ORDER);
  await eventually('the leads', () => withText('可以派给谁', 'h2'));
  const names = [...document.querySelectorAll('.hcp-console-leads strong')].map((name) => name.textContent);
  expect(names).to.deep.equal(['吴江区松陵街道办事处', '吴江区行政审批局', '吴江区市场监督管理局']);
  for (const words of ['属地优先', '建议协办', '事项由它实施', '首次接到']) {
    expect(section('可以派给谁'), words).to.contain(words);
  }
  expect((await axeFindings()).join('\n')).to.equal('');
  document.querySelector<HTMLElement>('[data-lead="11320509014199999G"]')?.click();
  const form = await eventually('the form', () => document.querySelector<HTMLFormElement>('hcp-command form'));
  const code = (): string | undefined => form.querySelector<HTMLInputElement>('#command-departmentCode')?.value;
  await eventually('the department', () => code() === '11320509014199999G');
  document.querySelector<HTMLElement>('[data-lead="113205090141900007"]')?.click();
  await eventually('the other department', () => code() === '113205090141900007');
  expect(form.querySelector<HTMLInputElement>('#command-assistingDepartmentCodes')?.value).to.equal('');
  expect(backend.callsOf('commandWorkOrder').length).to.equal(0);
  form.requestSubmit();
  await eventually('the command', () => backend.callsOf('commandWorkOrder').length === 1);
  expect(CommandRequest.parse(backend.callsOf('commandWorkOrder')[0]?.body).command).to.deep.equal({
    type: 'dispatch',
    departmentCode: '113205090141900007',
  });
});
