import 'axe-core';
import {CommandRequest} from '@haochaping/protocol/staff';
import type Axe from 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage, type StaffBackend} from '../fakes/fake-desk.ts';
import {sampleClosedDetail, sampleDetail} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};
const ORDER = `#/orders/${sampleDetail().order.id}`;

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

async function openCommand(backend: StaffBackend, name: string): Promise<HTMLFormElement> {
  openStaffPage(backend, ORDER);
  (await eventually(name, () => withText(name, 'button'))).click();
  return eventually('the form', () => document.querySelector<HTMLFormElement>('hcp-command form'));
}

function choose(id: string, value: string): void {
  const control = document.querySelector<HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (control === null) throw new Error(`There is no ${id}.`);
  control.value = value;
  control.dispatchEvent(new Event('input', {bubbles: true}));
  control.dispatchEvent(new Event('change', {bubbles: true}));
}

function tick(id: string, value: string): void {
  document.querySelector<HTMLInputElement>(`input[name="${id}"][value="${value}"]`)?.click();
}

function fillEvidence(note: string): void {
  choose('command-kind', 'case-log');
  choose('command-note', note);
}

function sent(backend: StaffBackend): CommandRequest[] {
  return backend.callsOf('commandWorkOrder').map((call) => CommandRequest.parse(call.body));
}

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('shows one order on one page: clock, links, words as text, people, history', async () => {
  openStaffPage(fakeStaffBackend(), ORDER);
  await eventually('the order', () => shows('评价人说了什么'));
  for (const words of ['还剩 15 小时', '3 号窗口', '021', '<b>请改</b>', '还没有联系记录。', '签收', '实名']) {
    expect(shows(words), words).to.be.true;
  }
  expect(document.querySelector('.hcp-console-said b') === null).to.be.true;
  expect(document.querySelector('[aria-current=step]')?.textContent).to.contain('核实');
  expect(document.title).to.contain('CP32050920261120000001');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('shows all that was said and done on a closed order', async () => {
  openStaffPage(fakeStaffBackend({readWorkOrder: () => sampleClosedDetail()}), ORDER);
  await eventually('the order', () => shows('办结'));
  for (const words of [
    '属实',
    '138****5678',
    '基本满意',
    '第一次办理',
    '2026 年 11 月 30 日 11:10 办结',
    '退回原因成为系统必填项。',
  ]) {
    expect(shows(words), words).to.be.true;
  }
  expect(shows('现在没有要您办的事。')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('offers what would cure the refusal first, and greys what is refused with the reason', async () => {
  openStaffPage(fakeStaffBackend(), ORDER);
  const primary = await eventually('the primary command', () =>
    document.querySelector<HTMLElement>('hcp-commands .hcp-primary'),
  );
  expect(primary.innerText).to.equal('记录联系情况');
  const refused = withText('作出认定', 'button');
  expect(refused?.getAttribute('aria-disabled')).to.equal('true');
  const reason = document.getElementById(refused?.getAttribute('aria-describedby') ?? '');
  expect(reason?.innerText).to.contain('要先联系上评价人');
});

it('gives a command by keyboard alone, with the version seen and a key', async () => {
  const after = sampleDetail();
  const backend = fakeStaffBackend({commandWorkOrder: () => ({...after, order: {...after.order, version: 4}})});
  openStaffPage(backend, ORDER);
  (await eventually('the command', () => withText('补充核实材料', 'button'))).focus();
  await sendKeys({press: 'Enter'});
  await eventually('the form', () => document.activeElement?.tagName === 'H2');
  await sendKeys({press: 'Tab'});
  await sendKeys({type: '现'});
  await sendKeys({press: 'Tab'});
  await sendKeys({type: '录像里窗口没有样本'});
  choose('command-kind', 'video');
  // Past the ways to bring a file, of which a phone has more than a desk.
  for (let steps = 0; steps < 6 && document.activeElement?.getAttribute('type') !== 'submit'; steps++) {
    await sendKeys({press: 'Tab'});
  }
  await sendKeys({press: 'Enter'});
  await eventually('the success', () => shows('已完成：补充核实材料'));
  const [request] = sent(backend);
  expect(request?.command).to.deep.equal({type: 'add-evidence', kind: 'video', note: '录像里窗口没有样本'});
  expect(request?.expectedVersion).to.equal(3);
  expect(document.activeElement?.getAttribute('data-done')).to.equal('');
});

it('asks for what is missing at its place, and sends nothing', async () => {
  const backend = fakeStaffBackend();
  const form = await openCommand(backend, '记录联系情况');
  form.requestSubmit();
  await eventually('the error', () => shows('请选择。'));
  expect(sent(backend)).to.have.lengthOf(0);
  expect(document.activeElement?.getAttribute('name')).to.equal('command-result');
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('sends a contact with its time in UTC and the number used', async () => {
  const backend = fakeStaffBackend({commandWorkOrder: () => sampleDetail()});
  const form = await openCommand(backend, '记录联系情况');
  tick('command-result', 'reached');
  await eventually('the reason', () => document.querySelector('#command-reason'));
  choose('command-contactedAt', '2026-11-23T08:40');
  choose('command-numberUsed', '13812345678');
  choose('command-reason', '三次到场，两次退回。');
  choose('command-request', '一次说清。');
  form.requestSubmit();
  await eventually('the success', () => shows('已完成：记录联系情况'));
  expect(sent(backend)[0]?.command).to.deep.equal({
    type: 'record-contact',
    contactedAt: '2026-11-23T00:40:00.000Z',
    channel: 'phone',
    numberUsed: '13812345678',
    person: '王敏',
    result: 'reached',
    reason: '三次到场，两次退回。',
    request: '一次说清。',
  });
});

it('keeps the draft when somebody else was faster, and sends it with the new version', async () => {
  let version = 3;
  const backend = fakeStaffBackend({
    readWorkOrder: () => ({...sampleDetail(), order: {...sampleDetail().order, version}}),
    commandWorkOrder: ({body}) =>
      body.expectedVersion === 5 ? sampleDetail() : new FakeProblem(409, 'version-stale', {currentVersion: 5}),
  });
  const form = await openCommand(backend, '补充核实材料');
  fillEvidence('办件系统有两次退回');
  version = 5;
  form.requestSubmit();
  const latest = await eventually('the notice', () => withText('看最新的情况', 'button'));
  expect(shows('这张工单刚被别人处理过')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  latest.click();
  await eventually('the latest', () => shows('下面是最新的情况。您填的内容都还在'));
  expect(document.querySelector<HTMLTextAreaElement>('#command-note')?.value).to.equal('办件系统有两次退回');
  form.requestSubmit();
  await eventually('the success', () => shows('已完成：补充核实材料'));
  expect(sent(backend).map((request) => request.expectedVersion)).to.deep.equal([3, 5]);
});

it('says so when the newer order no longer allows the command, and leaves the text there', async () => {
  let moved = false;
  const backend = fakeStaffBackend({
    readWorkOrder: () => (moved ? {...sampleDetail(), commands: []} : sampleDetail()),
    commandWorkOrder: () => new FakeProblem(409, 'version-stale'),
  });
  const form = await openCommand(backend, '补充核实材料');
  fillEvidence('办件系统有两次退回');
  moved = true;
  form.requestSubmit();
  (await eventually('the notice', () => withText('看最新的情况', 'button'))).click();
  await eventually('the reason', () => shows('这一步已经不能做了'));
  expect(document.querySelector<HTMLTextAreaElement>('#command-note')?.value).to.equal('办件系统有两次退回');
  form.requestSubmit();
  expect(sent(backend)).to.have.lengthOf(1);
});

it('sends the same key again when no answer came, and a new one after a refusal', async () => {
  const answers = ['network-error', new FakeProblem(422, 'command-refused', {refusal: 'text-missing'})] as const;
  const backend = fakeStaffBackend({commandWorkOrder: () => answers[sent(backend).length - 1] ?? sampleDetail()});
  const form = await openCommand(backend, '补充核实材料');
  fillEvidence('办件系统有两次退回');
  form.requestSubmit();
  await eventually('the doubt', () => shows('不知道提交成功没有'));
  form.requestSubmit();
  await eventually('the refusal in words', () => shows('还有必填的文字没有写。'));
  expect((await axeFindings()).join('\n')).to.equal('');
  form.requestSubmit();
  await eventually('the success', () => shows('已完成：补充核实材料'));
  const [first, second, third] = sent(backend).map((request) => request.idempotencyKey);
  expect(second).to.equal(first);
  expect(third).not.to.equal(first);
});

it('keeps a form begun while one looks at the inbox', async () => {
  await openCommand(fakeStaffBackend(), '补充核实材料');
  fillEvidence('写到一半');
  document.querySelector<HTMLElement>('[data-back]')?.click();
  (await eventually('the inbox', () => withText('内资公司设立登记', 'a'))).click();
  (await eventually('the command', () => withText('补充核实材料', 'button'))).click();
  const note = await eventually('the note', () => document.querySelector<HTMLTextAreaElement>('#command-note'));
  expect(note.value).to.equal('写到一半');
});

it('sends a reply with each way it went to the reviewer', async () => {
  const detail = sampleDetail();
  const rectifying = {
    ...detail,
    order: {...detail.order, state: 'rectifying' as const},
    commands: [{type: 'reply' as const, allowed: true as const}],
  };
  const backend = fakeStaffBackend({readWorkOrder: () => rectifying, commandWorkOrder: () => rectifying});
  const form = await openCommand(backend, '提交答复');
  expect((await axeFindings()).join('\n')).to.equal('');
  tick('command-outcome', 'solved');
  choose('command-text', '样本已放在 1 至 5 号窗口和网上，退回材料须写明全部原因。');
  choose('command-measure', 'guide');
  choose('command-rows-0-channel', 'in-person');
  tick('command-rows-0-result', 'delivered');
  document.querySelector<HTMLElement>('button[name=add-row]')?.click();
  await eventually('the second row', () => document.querySelector('#command-rows-1-channel'));
  choose('command-rows-1-channel', 'sms');
  await eventually('its number', () => document.querySelector('#command-rows-1-numberUsed'));
  choose('command-rows-1-numberUsed', '13812345678');
  tick('command-rows-1-result', 'failed');
  form.requestSubmit();
  await eventually('the success', () => shows('已完成：提交答复'));
  expect(sent(backend)[0]?.command).to.deep.include({
    type: 'reply',
    outcome: 'solved',
    measure: 'guide',
    deliveries: [
      {deliveredAt: '2026-11-23T01:00:00.000Z', channel: 'in-person', result: 'delivered'},
      {deliveredAt: '2026-11-23T01:00:00.000Z', channel: 'sms', numberUsed: '13812345678', result: 'failed'},
    ],
  });
});

it('says what is wrong with an order that cannot be read', async () => {
  openStaffPage(fakeStaffBackend({readWorkOrder: () => new FakeProblem(404, 'work-order-unknown')}), ORDER);
  await eventually('the notice', () => shows('没有这张工单'));
  expect(withText('再试一次', 'button') === undefined).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('fits a narrow phone with a form open', async () => {
  await setViewport({width: 320, height: 700});
  await openCommand(fakeStaffBackend(), '记录联系情况');
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  expect((await axeFindings()).join('\n')).to.equal('');
  await setViewport({width: 1024, height: 768});
});
