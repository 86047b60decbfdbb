import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {openingIntl} from '@haochaping/protocol/opening-intl';
import {describeKey, unseal} from '@haochaping/protocol/sealing';
import type {SealedBox} from '@haochaping/protocol/sealing';
import type {Client, Draft} from '@haochaping/sdk';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {findings} from './testing/findings.ts';
import {all, choice, choose, one, opened, result, Stage, submit, until, words} from './testing/stage.ts';

let stage: Stage;
/** What was handed to the SDK, in its order. */
let drafts: Draft[];
let prepared: number;

beforeEach(() => {
  stage = new Stage();
  drafts = [];
  prepared = 0;
});

afterEach(async () => {
  await stage.close();
  document.body.style.background = '';
});

/** A client that looks over the element's shoulder; `change` is how it answers differently from the real one. */
function client(
  change: (submission: Awaited<ReturnType<Client['submit']>>) => typeof submission = (same) => same,
): Client {
  const real = stage.client();
  return {
    ...real,
    async submit(draft) {
      drafts.push(draft);
      return change(await real.submit(draft));
    },
    prepareSealing() {
      prepared++;
      return real.prepareSealing();
    },
  };
}

async function form(settings: Parameters<Stage['mount']>[0] = {}, level = '不满意'): Promise<HcpReview> {
  const element = stage.mount({client: client(), ...settings});
  await opened(element);
  await choose(element, level);
  return element;
}

function opener(element: Element): HTMLElement {
  return one(element, 'div.contact button');
}

async function openContact(element: Element): Promise<void> {
  opener(element).click();
  await until('the fields', () => all(element, '#phone').length > 0);
}

async function write(element: HcpReview, selector: string, text: string): Promise<void> {
  const field = one(element, selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await element.updateComplete;
}

function consent(element: Element): HTMLInputElement {
  return one(element, '.contact [type=checkbox]') as HTMLInputElement;
}

function focused(element: HcpReview): Element | null | undefined {
  return element.shadowRoot?.activeElement;
}

it('takes a contact by keyboard alone, with a consent that nobody ticked beforehand', async () => {
  const element = await form();
  choice(element, '没有提供材料样本').click();
  opener(element).focus();
  await sendKeys({press: 'Enter'});
  const phone = await until('the fields', () => all(element, '#phone')[0]);
  await until('the focus', () => focused(element) === phone);
  expect(consent(element).checked).to.be.false;
  await sendKeys({type: '139 1234 5678'});
  await sendKeys({press: 'Tab'});
  await sendKeys({type: '徐某'});
  await sendKeys({press: 'Tab'});
  expect(focused(element)).to.equal(consent(element));
  await sendKeys({press: 'Space'});
  for (let tab = 0; tab < 3; tab++) await sendKeys({press: 'Tab'});
  expect(focused(element)).to.equal(one(element, '.submit'));
  await sendKeys({press: 'Enter'});
  await until('the result', () => all(element, '#result').length > 0);
  const [draft] = drafts;
  expect(draft?.contact?.phone).to.equal('13912345678');
  expect(draft?.contact?.name).to.equal('徐某');
  expect(Date.parse(draft?.contact?.consentedAt ?? '')).to.be.closeTo(Date.now(), 60_000);
});

it('takes what a browser fills in at once', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  void write(element, '#phone', '13912345678');
  void write(element, '#name', '徐某');
  consent(element).click();
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]?.contact?.phone).to.equal('13912345678');
  expect(drafts[0]?.contact?.name).to.equal('徐某');
});

it('gets ready to seal as soon as the contact is opened, and not before', async () => {
  const element = await form();
  expect(prepared).to.equal(0);
  await openContact(element);
  expect(prepared).to.equal(1);
});

it('submits no contact that nobody opened, and none in which nothing was written', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]).to.not.have.property('contact');
  expect(words(one(element, '.result'))).to.not.include('联系方式');
});

it('holds the form back for a consent that is missing, says so at its box and moves the focus there', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '13912345678');
  submit(element);
  const problem = await until('the problem', () => all(element, '#consent-missing')[0]);
  expect(words(problem)).to.include('请勾选同意');
  expect(focused(element)).to.equal(consent(element));
  expect(consent(element).getAttribute('aria-invalid')).to.equal('true');
  expect(consent(element).getAttribute('aria-describedby')).to.include('consent-missing');
  expect(drafts).to.deep.equal([]);
  consent(element).click();
  await element.updateComplete;
  expect(all(element, '.error')).to.deep.equal([]);
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]?.contact?.phone).to.equal('13912345678');
});

it('asks for a number that can be called, at its field', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#name', '徐某');
  submit(element);
  const problem = await until('the problem', () => all(element, '#phone-unclear')[0]);
  expect(words(problem)).to.include('能打通');
  expect(focused(element)).to.equal(one(element, '#phone'));
  expect(one(element, '#phone').getAttribute('aria-describedby')).to.equal('phone-unclear');
});

it('takes a contact back before the submit, consent and all, and goes on at the button', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '139');
  consent(element).click();
  await element.updateComplete;
  const remove = all(element, '.contact button').find((button) => words(button).includes('删去'));
  remove?.click();
  await element.updateComplete;
  expect(all(element, '#phone')).to.deep.equal([]);
  expect(focused(element)).to.equal(opener(element));
  await openContact(element);
  expect((one(element, '#phone') as HTMLInputElement).value).to.equal('');
  expect(consent(element).checked).to.be.false;
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]).to.not.have.property('contact');
});

it('offers no contact to those who stay anonymous, and keeps what was written for the way back', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '139');
  await choose(element, '匿名');
  expect(all(element, '.contact')).to.deep.equal([]);
  await choose(element, '实名');
  expect((one(element, '#phone') as HTMLInputElement).value).to.equal('139');
  await choose(element, '匿名');
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]).to.not.have.property('contact');
});

it('says plainly that the contact stayed behind, beside a rating that arrived', async () => {
  const leaveOut = client((submission) =>
    submission.state === 'saved' || submission.state === 'delivered'
      ? {...submission, contactLeftOut: true}
      : submission,
  );
  const element = await form({client: leaveOut}, '满意');
  await openContact(element);
  await write(element, '#phone', '13912345678');
  consent(element).click();
  await element.updateComplete;
  submit(element);
  await result(element, '已送达');
  expect(words(one(element, '.result')))
    .to.include('联系方式没有随评价提交')
    .and.include('不受影响');
  expect(words(one(element, '.number'))).to.have.length(19);
});

it('sends the contact so that the backend alone can read it, and says nothing of a contact left out', async () => {
  const pair = openingIntl.makeKeyPair();
  stage.backend.sealing = describeKey(openingIntl, pair.publicKey);
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '13912345678');
  consent(element).click();
  await element.updateComplete;
  submit(element);
  await result(element, '已送达');
  expect(words(one(element, '.result'))).to.not.include('联系方式');
  const [review] = stage.backend.received as {readonly id: string; readonly contact?: SealedBox}[];
  if (review?.contact === undefined) throw new Error('The review came without its contact.');
  expect(JSON.stringify(review)).to.not.include('13912345678');
  const opened = unseal(openingIntl, pair, review.contact, {id: review.id, kind: 'review', format: 2, part: 'contact'});
  expect(opened).to.include('13912345678');
});

it('says so where the backend has no key to seal to', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '13912345678');
  consent(element).click();
  await element.updateComplete;
  submit(element);
  await result(element, '已送达');
  expect(words(one(element, '.result'))).to.include('联系方式没有随评价提交');
});

it('keeps the contact when nothing could be saved', async () => {
  const element = await form({client: stage.client({limits: {maxItems: 0}})}, '满意');
  await openContact(element);
  await write(element, '#phone', '13912345678');
  consent(element).click();
  await element.updateComplete;
  submit(element);
  await until('the bad news', () => all(element, '#unsaved').length > 0);
  expect((one(element, '#phone') as HTMLInputElement).value).to.equal('13912345678');
  expect(consent(element).checked).to.be.true;
});

it('changes its language with the rest, and keeps what was written', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  await write(element, '#phone', '139');
  element.lang = 'en';
  await until('English', () => words(one(element, '.contact legend')) === 'Contact (optional)');
  expect((one(element, '#phone') as HTMLInputElement).value).to.equal('139');
});

it('lets the browser offer what it knows, but not on a shared device', async () => {
  const element = await form({}, '满意');
  await openContact(element);
  expect(one(element, '#phone').getAttribute('autocomplete')).to.equal('tel');
  const shared = await form({sharedDevice: true}, '满意');
  await openContact(shared);
  expect(one(shared, '#phone').getAttribute('autocomplete')).to.equal('off');
  expect(one(shared, '#name').getAttribute('autocomplete')).to.equal('off');
});

const advised = (element: Element): string => all(element, '.field .warning').map(words).join();

it('warns kindly of numbers that are no business of a rating, once, and stops nobody', async () => {
  const element = await form();
  await write(element, 'textarea', '办件320100202609230017办了很久，2026-11-22 10:30 还没办完');
  expect(advised(element)).to.equal('');
  await write(element, 'textarea', '打我手机13912345678');
  const advice = await until('the warning', () => all(element, '[role=status] .warning')[0]);
  expect(words(advice)).to.include('手机号').and.include('不删也可以提交');
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(advice, {childList: true, characterData: true, subtree: true});
  await write(element, 'textarea', '打我手机13912345678，随时都行');
  expect(changes.concat(observer.takeRecords())).to.deep.equal([]);
  observer.disconnect();
  await write(element, 'textarea', '手机13912345678，身份证11010519491231002X');
  expect(advised(element)).to.include('手机号、身份证号');
  await write(element, 'textarea', '没有号码');
  expect(advised(element)).to.equal('');
  await write(element, 'textarea', '打我手机13912345678');
  submit(element);
  await result(element, '已送达');
  expect(drafts[0]?.text).to.equal('打我手机13912345678');
});

it('loses nothing of the contact at 320 px, in both languages and in large type', async () => {
  await setViewport({width: 320, height: 900});
  for (const [lang, level] of [
    ['zh-CN', '不满意'],
    ['en', 'Dissatisfied'],
  ] as const) {
    const element = await form({lang}, level);
    element.dataset['view'] = 'elder';
    await openContact(element);
    await write(element, 'textarea', '13912345678');
    await write(element, '#phone', '139');
    submit(element);
    await until('the warning', () => advised(element) !== '');
    for (const part of all(element, '.contact, .contact *, .warning')) {
      expect(part.getBoundingClientRect().right, part.outerHTML).to.be.at.most(320);
    }
    for (const control of all(element, '.contact .line, .contact label.box, .contact button')) {
      expect(control.getBoundingClientRect().height).to.be.at.least(60);
    }
    element.remove();
  }
  await setViewport({width: 1024, height: 900});
});

for (const theme of ['light', 'dark']) {
  it(`has nothing that axe would mend in the contact, its problems and the warning, ${theme}`, async () => {
    document.body.style.background = theme === 'dark' ? '#14191f' : '#fff';
    const element = await form({theme});
    await openContact(element);
    expect((await findings(element)).join('\n')).to.equal('');
    await write(element, 'textarea', '打我手机13912345678');
    await until('the warning', () => advised(element) !== '');
    await write(element, '#phone', '139');
    submit(element);
    await until('the problem', () => all(element, '#phone-unclear').length > 0);
    expect((await findings(element)).join('\n')).to.equal('');
    await write(element, '#phone', '13912345678');
    submit(element);
    await until('the problem', () => all(element, '#consent-missing').length > 0);
    expect((await findings(element)).join('\n')).to.equal('');
  });
}
