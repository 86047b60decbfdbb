import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {choice, choose, invitationToken, one, opened, result, Stage, submit, until} from './testing/stage.ts';

let stage: Stage;

beforeEach(() => {
  sessionStorage.clear();
  stage = new Stage();
});

afterEach(() => stage.close());

async function write(element: HcpReview, text: string): Promise<void> {
  const field = one(element, 'textarea') as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await element.updateComplete;
}

function kept(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith('hcp-draft-'));
}

it('brings back after a reload what was begun in words, and deletes it once the rating is given', async () => {
  const invitation = invitationToken();
  const before = stage.mount({invitation});
  await opened(before);
  await choose(before, '不满意', '没有提供材料样本', '匿名');
  await write(before, '等了两个小时');
  await until('the draft', () => kept().length === 1);
  before.remove();

  const element = stage.mount({invitation});
  await opened(element);
  await until('the words', () => (element.shadowRoot?.querySelector('textarea')?.value ?? '') === '等了两个小时');
  for (const label of ['不满意', '没有提供材料样本', '匿名']) expect(choice(element, label).checked, label).to.be.true;
  submit(element);
  await result(element, '已');
  await until('nothing', () => kept().length === 0);
});

it('keeps nothing without words, and nothing on a shared device', async () => {
  const element = stage.mount();
  await opened(element);
  await choose(element, '不满意', '没有提供材料样本');
  const shared = stage.mount({sharedDevice: true});
  await opened(shared);
  await choose(shared, '不满意');
  await write(shared, '等了两个小时');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(kept()).to.deep.equal([]);
});

it('forgets it when the element is told to begin anew', async () => {
  const element = stage.mount();
  await opened(element);
  await choose(element, '不满意');
  await write(element, '等了两个小时');
  await until('the draft', () => kept().length === 1);
  element.reset();
  await until(
    'an empty form',
    () => element.shadowRoot?.querySelector('form') !== null && !element.shadowRoot?.querySelector('input:checked'),
  );
  expect(kept()).to.deep.equal([]);
});
