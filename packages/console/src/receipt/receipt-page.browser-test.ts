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
  expect(shows('办理单位将在 11 月 24 日 24:00 前与您联系。还有 1 个工作日。')).to.be.true;
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

/** Opens the form of a word, by its heading. */
async function openForm(word: string): Promise<HTMLFormElement> {
  const details = await eventually(word, () => document.querySelector<HTMLDetailsElement>(`[data-word=${word}]`));
  details.querySelector('summary')?.click();
  return await eventually('its form', () => (details.open ? details.querySelector('form') : null));
}

it('lets the answer be rated once, sends it, and shows what came of it', async () => {
  const backend = fakeReceiptBackend({
    readReceipt: () => ({...CLOSED_PROGRESS, may: ['follow-up']}),
    giveFollowUp: () => {
      backend.handlers.readReceipt = () => WAITING_PROGRESS;
      return WAITING_PROGRESS;
    },
  });
  openReceiptPage(backend, CODE);
  const form = await openForm('follow-up');
  expect([...form.querySelectorAll('input[type=radio]')].some((one) => (one as HTMLInputElement).checked)).to.be.false;
  form.requestSubmit();
  await eventually('the error', () => shows('请先选一个等级。'));
  expect((document.activeElement as HTMLInputElement).name).to.equal('level');
  expect((await axeFindings()).join('\n')).to.equal('');
  withText('不满意', 'label')?.click();
  const text = form.querySelector('textarea');
  if (text !== null) text.value = '样本还是没有';
  form.requestSubmit();
  await eventually('the word delivered', () => shows('已送达。'));
  const [call] = backend.callsOf('giveFollowUp');
  const {level, text: said, receiptCode} = call?.body as Record<string, unknown>;
  expect({level, said, receiptCode}).to.deep.equal({level: 2, said: '样本还是没有', receiptCode: '7K3M9QXT2WDR5HNC'});
  await eventually('where it stands now', () => shows('已交给办理单位。'));
  expect(document.querySelector('[data-word]') === null).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('keeps what is said without a network, and says so', async () => {
  const backend = fakeReceiptBackend({
    readReceipt: () => ({...WAITING_PROGRESS, may: ['mistake']}),
    stateMistake: () => 'network-error',
  });
  openReceiptPage(backend, CODE);
  (await openForm('mistake')).requestSubmit();
  await eventually('the word kept', () => shows('已保存在这台设备上，联网后自动送出。'));
  expect(document.querySelector('[data-word=mistake]') === null).to.be.true;
});

it('says when a word comes too late', async () => {
  const backend = fakeReceiptBackend({
    readReceipt: () => ({...CLOSED_PROGRESS, may: ['objection']}),
    objectToDecision: () => new FakeProblem(422, 'objection-refused', {refusal: 'state-not-allowed'}),
  });
  openReceiptPage(backend, CODE);
  const form = await openForm('objection');
  form.requestSubmit();
  await eventually('the error', () => shows('请写一句话，说明理由。'));
  expect(document.activeElement?.tagName).to.equal('TEXTAREA');
  const text = form.querySelector('textarea');
  if (text !== null) text.value = '我没有点错';
  form.requestSubmit();
  await eventually('the refusal', () => shows('这句话现在不能再说了'));
});

it('tells of an appeal against the review, and until when one may object', async () => {
  const {workOrder} = CLOSED_PROGRESS;
  if (workOrder === undefined) throw new Error('the sample has an order');
  const appeal = {
    ground: 'mistake' as const,
    state: 'upheld' as const,
    reason: '录像里看得清楚。',
    objectUntil: {on: '2026-11-27', provisional: false},
  };
  openReceiptPage(
    fakeReceiptBackend({readReceipt: () => ({...CLOSED_PROGRESS, workOrder: {...workOrder, appeal}})}),
    CODE,
  );
  await eventually('the appeal', () => shows('单位认为您点错了'));
  expect(shows('录像里看得清楚。')).to.be.true;
  expect(shows('您不同意的话，可以在 11 月 27 日 24:00 前提出异议。')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('asks before it erases, says what stays, and gives a copy', async () => {
  const held = [{what: 'rating' as const, why: '公示的数据按评价累计。'}];
  const backend = fakeReceiptBackend({
    erasePersonalData: () => ({
      erasure: {outcome: 'erased', askedAt: '2026-11-23T01:00:00Z', erasedAt: '2026-11-23T01:00:00Z'},
      says: ['已经删除。'],
      held,
    }),
  });
  openReceiptPage(backend, CODE);
  (await eventually('the button', () => withText('删除联系方式和文字', 'button'))).click();
  await eventually('the question', () => shows('确定要删除吗'));
  expect(backend.callsOf('erasePersonalData')).to.have.lengthOf(0);
  withText('不删了', 'button')?.click();
  (await eventually('the button again', () => withText('删除联系方式和文字', 'button'))).click();
  (await eventually('the button that does', () => withText('确定删除', 'button'))).click();
  await eventually('the answer', () => shows('已经删除。'));
  expect(shows('公示的数据按评价累计。')).to.be.true;
  expect((await axeFindings()).join('\n')).to.equal('');
  withText('给我一份', 'button')?.click();
  await eventually('the failure, in words', () => shows('连不上网络'));
});

it('gives the receipt as a text file', async () => {
  openReceiptPage(fakeReceiptBackend({readReceipt: () => CLOSED_PROGRESS}), CODE);
  const button = await eventually('the button', () => withText('存成文件', 'button'));
  const saved = new Promise<string>((resolve) => {
    document.body.addEventListener(
      'click',
      (event) => {
        const link = event.target;
        if (!(link instanceof HTMLAnchorElement) || link.download === '') return;
        event.preventDefault();
        void fetch(link.href)
          .then((answer) => answer.text())
          .then((text) => resolve(`${link.download}\n${text}`));
      },
      {capture: true},
    );
  });
  button.click();
  expect(await saved)
    .to.contain('好差评回执.txt')
    .and.to.contain('7K3M-9QXT-2WDR-5HNC');
});
