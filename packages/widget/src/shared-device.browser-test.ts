import 'axe-core';
import {openingIntl} from '@haochaping/protocol/opening-intl';
import {describeKey} from '@haochaping/protocol/sealing';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {findings} from './testing/findings.ts';
import {all, choose, invitationToken, one, opened, result, Stage, submit, until, words} from './testing/stage.ts';

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(async () => {
  await stage.close();
});

async function form(clearAfter: string, settings: Parameters<Stage['mount']>[0] = {}): Promise<HcpReview> {
  const element = stage.mount({sharedDevice: true, client: stage.client({sharedDevice: true}), ...settings});
  element.setAttribute('clear-after', clearAfter);
  await opened(element);
  return element;
}

function isEmpty(element: Element): boolean {
  const radios = all(element, 'input[name=level]') as HTMLInputElement[];
  return radios.length === 5 && !radios.some(({checked}) => checked);
}

function button(element: Element, label: string): HTMLElement {
  const found = all(element, '.idle button').find((candidate) => words(candidate) === label);
  if (found === undefined) throw new Error(`There is no “${label}”.`);
  return found;
}

it('clears what somebody filled in and left, and says so before', async () => {
  const element = await form('4');
  await choose(element, '不满意', '没有提供材料样本');
  expect(words(one(element, '.idle'))).to.equal('');
  await until('the warning', () => words(one(element, '.idle [role=status]')).includes('就要清空'));
  expect((await findings(element)).join('\n')).to.equal('');
  await until('the empty form', () => isEmpty(element));
  expect(all(element, '.chip, .idle')).to.deep.equal([]);
});

it('stays for those who are still there', async () => {
  const element = await form('8');
  await choose(element, '不满意', '没有提供材料样本');
  await until('the warning', () => words(one(element, '.idle')).includes('就要清空'));
  button(element, '我还在用').click();
  await element.updateComplete;
  expect(words(one(element, '.idle'))).to.equal('');
  await until('the warning again', () => words(one(element, '.idle')).includes('就要清空'));
  dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift'}));
  await until('calm', () => words(one(element, '.idle')) === '');
  expect(isEmpty(element)).to.be.false;
});

it('leaves a form in which nothing was said as it is', async () => {
  const element = await form('1');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(isEmpty(element)).to.be.true;
  expect(all(element, '.idle')).to.deep.equal([]);
});

it('shows the receipt code to be read only, and takes it from the screen after a while', async () => {
  const element = await form('2', {receiptHref: '/receipt/'});
  await choose(element, '满意');
  submit(element);
  await result(element, '已送达');
  expect(words(one(element, '.number'))).to.have.length(19);
  expect(all(element, '.receipt button, .receipt a')).to.deep.equal([]);
  expect(words(one(element, '.idle'))).to.match(/\d 秒后从屏幕上清除/);
  stage.backend.reading = {state: 'rated'};
  await result(element, '这次服务已经评价过');
  expect(element.shadowRoot?.textContent).to.not.match(/([0-9A-Z]{4}-){3}/);
});

it('takes the receipt code from the screen at once for those who ask, and when the page is left', async () => {
  for (const leave of [
    (element: HcpReview) => button(element, '现在清除').click(),
    () => dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true})),
  ]) {
    stage.backend.reading = {};
    const element = await form('600');
    await choose(element, '满意');
    submit(element);
    await result(element, '已送达');
    stage.backend.reading = {state: 'rated'};
    leave(element);
    await element.updateComplete;
    expect(all(element, '.number')).to.deep.equal([]);
    // Nothing is read before the page is back.
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await result(element, '这次服务已经评价过');
  }
});

it('shows nobody the receipt code of an earlier visit', async () => {
  const invitation = invitationToken();
  stage.backend.online = false;
  const before = stage.mount({invitation});
  await opened(before);
  await choose(before, '满意');
  submit(before);
  await result(before, '已保存');
  const element = stage.mount({invitation, sharedDevice: true});
  await result(element, '已保存');
  expect(all(before, '.number').length).to.equal(1);
  expect(all(element, '.number')).to.deep.equal([]);
});

it('saves a sealed rating offline, gives its receipt code once, and to nobody who comes later', async () => {
  stage.backend.sealing = describeKey(openingIntl, openingIntl.makeKeyPair().publicKey);
  const client = stage.client({sharedDevice: true});
  const invitation = invitationToken();
  const element = await form('600', {client, invitation});
  expect(await client.prepareSealing()).to.be.true;
  stage.backend.online = false;
  await choose(element, '满意');
  submit(element);
  await result(element, '已保存在这台设备上');
  expect(words(one(element, '.number'))).to.have.length(19);
  button(element, '现在清除').click();
  await element.updateComplete;
  await until('what comes next', () => all(element, '#result, form').length > 0);
  expect(all(element, '.number')).to.deep.equal([]);
});

it('lets its own client know the device, so that nothing is stored that could not be sealed', async () => {
  const network = window.fetch.bind(window);
  window.fetch = (input, init) => stage.backend.fetch(new Request(input, init));
  try {
    const address = `https://${stage.storageName}.example/`;
    const element = stage.mount({sharedDevice: true, client: undefined, endpoint: address});
    await opened(element);
    await choose(element, '满意');
    stage.backend.online = false;
    submit(element);
    await until('the bad news', () => all(element, '#unsaved').length > 0);
    expect(stage.heard).to.deep.equal([{state: 'unsaved', code: 'not-sealed'}]);
  } finally {
    window.fetch = network;
  }
});
