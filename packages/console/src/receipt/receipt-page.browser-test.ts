import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeReceiptBackend, openReceiptPage} from '../fakes/fake-receipts.ts';
import {CLOSED_PROGRESS, GOOD_PROGRESS, WAITING_PROGRESS} from '../fakes/sample-progress.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};
const CODE = '#7K3M-9QXT-2WDR-5HNC';

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

before(() => dressDocument(['receipt/receipt.css']));
afterEach(() => document.querySelector('hcp-receipt-page')?.remove());

it('takes the code from the address, asks in a body, and leaves no trace of it in the address', async () => {
  const backend = fakeReceiptBackend();
  openReceiptPage(backend, CODE);
  await eventually('the standing', () => shows('已交给办理单位。'));
  expect(backend.calls[0]?.body).to.deep.equal({receiptCode: '7K3M9QXT2WDR5HNC'});
  expect(location.href).not.to.contain('7K3M');
  expect(shows('办理单位将在 11 月 24 日 24:00 前与您联系。')).to.be.true;
  expect(shows('<b>请改</b>')).to.be.true;
  expect(document.querySelector('.hcp-facts b') === null).to.be.true;
  expect(document.querySelector('[aria-current=step]')?.textContent).to.contain('交给办理单位');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('understands a code as people type it, by keyboard alone', async () => {
  const backend = fakeReceiptBackend({readReceipt: () => GOOD_PROGRESS});
  openReceiptPage(backend);
  (await eventually('the field', () => document.querySelector<HTMLInputElement>('input[name=code]'))).focus();
  await sendKeys({type: '7k3m 9qxt 2wdr-5hnc'});
  await sendKeys({press: 'Enter'});
  await eventually('the standing', () => shows('您的评价已收到'));
  expect(backend.calls[0]?.body).to.deep.equal({receiptCode: '7K3M9QXT2WDR5HNC'});
  expect(document.activeElement?.getAttribute('data-standing')).to.equal('');
  expect(shows('办到哪一步了')).to.be.false;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('asks to look again when the code cannot be one, and asks nobody', async () => {
  const backend = fakeReceiptBackend();
  openReceiptPage(backend);
  const field = await eventually('the field', () => document.querySelector<HTMLInputElement>('input[name=code]'));
  field.form?.requestSubmit();
  await eventually('the error', () => shows('请先填写回执号。'));
  field.value = '7K3M-9QXT';
  field.form?.requestSubmit();
  await eventually('the error', () => shows('这个回执号不完整或有错字。'));
  expect(field.value).to.equal('7K3M-9QXT');
  expect(document.activeElement === field).to.be.true;
  expect(backend.calls).to.have.lengthOf(0);
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('says of an unknown code that the review may still wait on the device', async () => {
  openReceiptPage(fakeReceiptBackend({readReceipt: () => new FakeProblem(404, 'receipt-unknown')}), CODE);
  await eventually('the notice', () => shows('还没有收到这条评价'));
  expect(shows('评价可能还保存在那台设备上')).to.be.true;
  expect(document.querySelector<HTMLInputElement>('input[name=code]')?.value).to.equal('7K3M-9QXT-2WDR-5HNC');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('shows what was answered, and that it is over', async () => {
  openReceiptPage(fakeReceiptBackend({readReceipt: () => CLOSED_PROGRESS}), CODE);
  await eventually('the standing', () => shows('已经办结。'));
  for (const words of ['已解决', '样本已放在 1 至 5 号窗口和网上', '经办人工号 021', '11 月 21 日 10:00']) {
    expect(shows(words), words).to.be.true;
  }
  expect(document.querySelectorAll('.hcp-later').length).to.equal(0);
  expect(document.querySelector('[aria-current=step]') === null).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('says plainly when the office is late', async () => {
  const {workOrder} = WAITING_PROGRESS;
  if (workOrder === undefined) throw new Error('the sample has an order');
  const late = {...workOrder, until: {on: '2026-11-20', provisional: false, what: 'answer' as const}};
  openReceiptPage(fakeReceiptBackend({readReceipt: () => ({...WAITING_PROGRESS, workOrder: late})}), CODE);
  await eventually('the standing', () => shows('本应在 11 月 20 日前给您答复，已经超期'));
});

it('tells a second and a late review how they count', async () => {
  const backend = fakeReceiptBackend({readReceipt: () => ({...GOOD_PROGRESS, standing: 'attempt'})});
  openReceiptPage(backend, CODE);
  await eventually('the remark', () => shows('同一次服务先前已有一条评价'));
  backend.handlers.readReceipt = () => ({...WAITING_PROGRESS, late: true});
  openReceiptPage(backend, CODE);
  await eventually('the remark', () => shows('不计入公示的数据；但您反映的事，照样有人办。'));
});

it('says what to do without a network, and keeps the code', async () => {
  openReceiptPage(fakeReceiptBackend({readReceipt: () => 'network-error'}), CODE);
  await eventually('the notice', () => shows('连不上网络'));
  expect(document.querySelector<HTMLInputElement>('input[name=code]')?.value).to.equal('7K3M-9QXT-2WDR-5HNC');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('makes everything larger on demand, and still fits a narrow phone', async () => {
  await setViewport({width: 320, height: 700});
  openReceiptPage(fakeReceiptBackend({readReceipt: () => CLOSED_PROGRESS}), CODE);
  await eventually('the standing', () => shows('已经办结。'));
  withText('大字', 'button')?.click();
  await eventually('the way back', () => withText('标准字', 'button'));
  expect(parseFloat(getComputedStyle(document.body).fontSize)).to.be.at.least(22);
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  expect((await axeFindings()).join('\n')).to.equal('');
  withText('标准字', 'button')?.click();
  await setViewport({width: 1024, height: 768});
});

it('asks for another code with an empty field', async () => {
  openReceiptPage(fakeReceiptBackend(), CODE);
  (await eventually('the button', () => withText('查另一个回执号', 'button'))).click();
  const field = await eventually('the field', () => document.querySelector<HTMLInputElement>('input[name=code]'));
  await eventually('the focus', () => document.activeElement === field);
  expect(field.value).to.equal('');
});
