import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {findings} from './testing/findings.ts';
import {all, choice, choose, one, opened, result, Stage, submit, until, words} from './testing/stage.ts';

let stage: Stage;
let button: HTMLButtonElement;

beforeEach(async () => {
  await setViewport({width: 1024, height: 800});
  stage = new Stage();
  button = document.createElement('button');
  button.textContent = 'page';
  document.body.append(button);
});

afterEach(async () => {
  button.remove();
  await stage.close();
});

function dialog(element: Element): HTMLDialogElement {
  return one(element, 'dialog') as HTMLDialogElement;
}

async function openDialog(settings: Partial<HcpReview> = {}): Promise<HcpReview> {
  const element = stage.mount({mode: 'dialog', ...settings});
  button.focus();
  element.open();
  await until('the dialog', () => all(element, 'dialog[open]').length > 0);
  await opened(element);
  return element;
}

/** A touch beside the card. */
function touchBeside(element: Element): void {
  dialog(element).dispatchEvent(new MouseEvent('mousedown', {bubbles: true}));
  dialog(element).dispatchEvent(new MouseEvent('click', {bubbles: true}));
}

it('shows nothing and asks for nothing before it is opened', async () => {
  let asked = 0;
  const client = stage.client({
    fetch: (request) => {
      asked += request.url.includes('/invitations/') ? 1 : 0;
      return stage.backend.fetch(request);
    },
  });
  const element = stage.mount({mode: 'dialog', client});
  await until('the shut dialog', () => all(element, 'dialog').length > 0);
  expect(dialog(element).open).to.be.false;
  expect(element.getBoundingClientRect().height).to.equal(0);
  expect(asked).to.equal(0);
  element.open();
  await opened(element);
  expect(asked).to.equal(1);
});

it('takes the focus and keeps it inside, locks the page, and gives both back', async () => {
  const element = await openDialog();
  expect(element.shadowRoot?.activeElement).to.equal(dialog(element));
  expect(document.documentElement.style.overflow).to.equal('hidden');
  for (let turn = 0; turn < 6; turn++) {
    await sendKeys({press: 'Tab'});
    expect(document.activeElement).not.to.equal(button);
  }
  one(element, '.close').click();
  await element.updateComplete;
  expect(dialog(element).open).to.be.false;
  expect(document.activeElement).to.equal(button);
  expect(document.documentElement.style.overflow).to.equal('');
});

it('closes by Escape and by a touch beside the card, not by one that began inside', async () => {
  let closed = 0;
  const element = await openDialog();
  element.addEventListener('review-closed', () => closed++);
  await sendKeys({press: 'Escape'});
  await until('the end', () => !dialog(element).open);
  element.open();
  await until('the dialog', () => dialog(element).open);
  touchBeside(element);
  await until('the end', () => !dialog(element).open);
  expect(closed).to.equal(2);
  element.open();
  await until('the dialog', () => dialog(element).open);
  one(element, '.card').dispatchEvent(new MouseEvent('mousedown', {bubbles: true, composed: true}));
  dialog(element).dispatchEvent(new MouseEvent('click', {bubbles: true}));
  await element.updateComplete;
  expect(dialog(element).open).to.be.true;
});

it('shows what was filled in when it is opened again', async () => {
  const element = await openDialog();
  await choose(element, '不满意');
  touchBeside(element);
  await until('the end', () => !dialog(element).open);
  element.open();
  await until('the dialog', () => dialog(element).open);
  expect(choice(element, '不满意').checked).to.be.true;
  await choose(element, '没有提供材料样本');
  submit(element);
  await result(element, '已');
});

it('asks on a shared device before it clears what was filled in, and clears it', async () => {
  const element = await openDialog({sharedDevice: true});
  await choose(element, '不满意');
  touchBeside(element);
  await until('the question', () => all(element, '.ask').length > 0);
  expect(dialog(element).open).to.be.true;
  await until('the focus', () => element.shadowRoot?.activeElement === one(element, '.stay'));
  one(element, '.stay').click();
  await element.updateComplete;
  expect(choice(element, '不满意').checked).to.be.true;
  await sendKeys({press: 'Escape'});
  await until('the question', () => all(element, '.ask').length > 0);
  one(element, '.ask .button:not(.stay)').click();
  await until('the end', () => !dialog(element).open);
  await element.updateComplete;
  expect(all(element, 'form')).to.deep.equal([]);
  element.open();
  await until('the dialog', () => dialog(element).open);
  await opened(element);
  expect(all(element, 'input:checked')).to.deep.equal([]);
});

it('floats a button over the page that opens it, and says when something was begun', async () => {
  const element = stage.mount({mode: 'launcher'});
  const launcher = await until('the button', () => all(element, '.launcher')[0]);
  expect(words(launcher)).to.equal('评价这次服务');
  expect(getComputedStyle(launcher).position).to.equal('fixed');
  launcher.click();
  await opened(element);
  await choose(element, '满意');
  one(element, '.close').click();
  await element.updateComplete;
  expect(words(launcher)).to.equal('继续评价');
});

it('makes room while what has the focus lies below the button', async () => {
  const element = stage.mount({mode: 'launcher'});
  const launcher = await until('the button', () => all(element, '.launcher')[0]);
  const {left, top} = launcher.getBoundingClientRect();
  Object.assign(button.style, {position: 'fixed', left: `${String(left)}px`, top: `${String(top)}px`});
  button.focus();
  await until('the room', () => launcher.classList.contains('aside'));
  launcher.focus();
  await until('the button again', () => !launcher.classList.contains('aside'));
});

it('leaves the page as it was when it is taken out of it while open', async () => {
  const element = await openDialog();
  element.remove();
  await until('the page', () => document.documentElement.style.overflow === '');
});

for (const theme of ['light', 'dark'])
  it(`has nothing for axe to say, ${theme}`, async () => {
    const element = stage.mount({mode: 'launcher', theme});
    element.open();
    await opened(element);
    expect(await findings(element)).to.deep.equal([]);
  });
