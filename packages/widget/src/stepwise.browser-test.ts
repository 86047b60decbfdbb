import 'axe-core';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {findings} from './testing/findings.ts';
import {all, choose, one, opened, result, Stage, submit, until, words} from './testing/stage.ts';

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(() => stage.close());

async function stepwise(): Promise<HcpReview> {
  const element = stage.mount();
  element.toggleAttribute('stepwise', true);
  await opened(element);
  await until('the place', () => all(element, '#place').length > 0);
  return element;
}

function place(element: Element): string {
  return words(one(element, '#place'));
}

async function press(element: HcpReview, selector: '.next' | '.back'): Promise<void> {
  one(element, selector).click();
  await element.updateComplete;
  await element.updateComplete;
}

it('asks one question a screen, and puts the focus where each begins', async () => {
  const element = await stepwise();
  expect(place(element)).to.equal('第 1 步，共 4 步');
  expect(all(element, 'fieldset, .field').length).to.equal(1);
  expect(all(element, '.back')).to.deep.equal([]);
  await choose(element, '不满意');
  await press(element, '.next');
  expect(place(element)).to.equal('第 2 步，共 4 步');
  expect(all(element, '.tags').length).to.equal(1);
  expect(all(element, '.levels, textarea')).to.deep.equal([]);
  await until('the focus', () => element.shadowRoot?.activeElement?.id === 'place');
  expect(await findings(element)).to.deep.equal([]);
});

it('waits at the first question for a level', async () => {
  const element = await stepwise();
  expect(one(element, '.next').getAttribute('aria-disabled')).to.equal('true');
  await press(element, '.next');
  expect(place(element)).to.equal('第 1 步，共 4 步');
});

it('loses nothing on the way back and forth', async () => {
  const element = await stepwise();
  await choose(element, '不满意');
  await press(element, '.next');
  const [tag] = all(element, '.tags input');
  tag?.click();
  await press(element, '.next');
  const field = one(element, 'textarea') as HTMLTextAreaElement;
  field.value = '等了两个小时';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await press(element, '.back');
  await press(element, '.back');
  expect((one(element, 'input[name=level][value="2"]') as HTMLInputElement).checked).to.be.true;
  await press(element, '.next');
  expect((one(element, '.tags input') as HTMLInputElement).checked).to.be.true;
  await press(element, '.next');
  expect((one(element, 'textarea') as HTMLTextAreaElement).value).to.equal('等了两个小时');
  await press(element, '.next');
  submit(element);
  await result(element, '已');
});

it('leads a bad rating without tag or word back to the tags, and says why', async () => {
  const element = await stepwise();
  await choose(element, '非常不满意');
  await press(element, '.next');
  await press(element, '.next');
  await press(element, '.next');
  expect(place(element)).to.equal('第 2 步，共 4 步');
  expect(words(one(element, '#tags-problem'))).to.include('请选一项原因');
  expect(stage.heard).to.deep.equal([]);
});
