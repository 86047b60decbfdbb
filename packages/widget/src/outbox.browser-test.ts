import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {Client} from '@haochaping/sdk';
import {expect} from 'chai';
import './outbox.ts';
import type {HcpOutbox} from './outbox.ts';
import {findings} from './testing/findings.ts';
import {all, invitationToken, one, Stage, until, words} from './testing/stage.ts';

let stage: Stage;
let client: Client;
let outboxes: HcpOutbox[];

beforeEach(() => {
  stage = new Stage();
  client = stage.client();
  outboxes = [];
});

afterEach(async () => {
  for (const outbox of outboxes) outbox.remove();
  await stage.close();
  document.body.style.background = '';
});

/** Gives so many reviews, which stay on the device while the backend is offline. */
async function give(count: number): Promise<void> {
  for (let given = 0; given < count; given++) {
    const submission = await client.submit({
      invitation: invitationToken(),
      level: 5,
      indicators: [],
      text: '',
      identityMode: 'confidential',
    });
    expect(submission.state).to.equal('saved');
  }
}

function mount({lang = 'zh-CN', theme}: {readonly lang?: string; readonly theme?: string} = {}): HcpOutbox {
  const element = document.createElement('hcp-outbox');
  element.lang = lang;
  if (theme !== undefined) element.dataset['theme'] = theme;
  element.client = client;
  document.body.append(element);
  outboxes.push(element);
  return element;
}

async function shows(element: Element, text: string): Promise<void> {
  await until(`“${text}”`, () => all(element, '.outbox').some((card) => words(card).includes(text)));
}

function button(element: Element, label: string): HTMLElement {
  const found = all(element, 'button').find((candidate) => words(candidate).startsWith(label));
  if (found === undefined) throw new Error(`There is no “${label}”.`);
  return found;
}

function said(element: Element): string {
  return words(one(element, '[role=status]'));
}

it('says that nothing waits, and offers nothing to do', async () => {
  const element = mount();
  await shows(element, '没有等待送出的评价');
  expect(all(element, 'button')).to.deep.equal([]);
  expect(said(element)).to.equal('');
});

it('says how many wait and since when, and takes up what comes and goes by itself', async () => {
  stage.backend.online = false;
  await give(2);
  const element = mount();
  await shows(element, '2 条评价等待送出');
  const [first] = await client.pending();
  const day = new Date(first?.since ?? 0).getDate();
  expect(words(one(element, '.outbox'))).to.include(`${String(day)}日`);
  await give(1);
  await shows(element, '3 条评价等待送出');
  stage.backend.online = true;
  await client.flush();
  await shows(element, '没有等待送出的评价');
  expect(said(element)).to.equal('');
});

it('tries again when asked to, by keyboard, and says once what came of it', async () => {
  stage.backend.online = false;
  await give(1);
  const element = mount();
  await shows(element, '1 条评价等待送出');
  const status = one(element, '[role=status]');
  button(element, '现在再试').focus();
  await sendKeys({press: 'Enter'});
  await until('the news', () => said(element).includes('没有送成'));
  await shows(element, '网络没有连上，或者服务没有应答');
  expect(element.shadowRoot?.activeElement).to.equal(button(element, '现在再试'));
  stage.backend.online = true;
  await sendKeys({press: 'Enter'});
  await until('the good news', () => said(element) === '送达 1 条，没有等待送出的评价');
  expect(one(element, '[role=status]')).to.equal(status);
  expect(stage.backend.received.length).to.equal(1);
});

it('shows what was refused and kept, in words and by its code', async () => {
  stage.backend.verdict = {refused: 'service-instance-unknown'};
  await give(1);
  await client.flush();
  const element = mount();
  await shows(element, '1 条没有被接受');
  await shows(element, '没有等待送出的评价');
  expect(words(one(element, 'li')))
    .to.include('没有找到对应的办件')
    .and.include('service-instance-unknown');
});

it('hands out a file of what lies on the device, and keeps it', async () => {
  stage.backend.online = false;
  await give(2);
  const element = mount();
  await shows(element, '2 条评价等待送出');
  const files: {readonly name: string; readonly text: Promise<string>}[] = [];
  // An own one hides that of all elements, and is gone again without a trace.
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    files.push({name: this.download, text: fetch(this.href).then((answer) => answer.text())});
  };
  try {
    button(element, '导出成文件').click();
    await until('the news', () => said(element).includes('已导出为'));
  } finally {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
  const [file] = files;
  expect(file?.name).to.match(/outbox.*\.json$/);
  expect(said(element)).to.include(file?.name ?? '?');
  const {items} = JSON.parse((await file?.text) ?? '{}') as {items: {id: string}[]};
  const waiting = await client.pending();
  expect(items.map(({id}) => id)).to.have.members(waiting.map(({id}) => id));
  expect(waiting.length).to.equal(2);
});

it('says so when the file could not be made', async () => {
  stage.backend.online = false;
  await give(1);
  client = {...client, export: () => Promise.reject(new Error('no'))};
  const element = mount();
  await shows(element, '1 条评价等待送出');
  button(element, '导出成文件').click();
  await until('the news', () => said(element).includes('没能导出，评价都还在'));
});

it('says what to do when the device cannot be read, by its code, and looks again', async () => {
  stage.backend.online = false;
  await give(1);
  const real = client;
  let broken = true;
  const fail = (): never => {
    throw new Error('broken');
  };
  client = {...real, pending: () => (broken ? Promise.resolve().then(fail) : real.pending())};
  const element = mount();
  await shows(element, '现在读不出这台设备上的评价');
  await shows(element, 'storage-failed');
  broken = false;
  button(element, '现在再试').click();
  await shows(element, '1 条评价等待送出');
});

it('tells the page the numbers, when they change', async () => {
  stage.backend.online = false;
  const heard: unknown[] = [];
  const element = mount();
  element.addEventListener('outbox-changed', ({detail}) => heard.push(detail));
  await shows(element, '没有等待送出的评价');
  await give(1);
  await shows(element, '1 条评价等待送出');
  expect(heard).to.deep.equal([
    {waiting: 0, parked: 0},
    {waiting: 1, parked: 0},
  ]);
});

it('speaks English', async () => {
  stage.backend.online = false;
  await give(2);
  const element = mount({lang: 'en'});
  await shows(element, '2 ratings wait to be sent');
  element.lang = 'zh-CN';
  await shows(element, '2 条评价等待送出');
});

it('is still when it is taken out of the page, and looks again when it is put back', async () => {
  stage.backend.online = false;
  const element = mount();
  await shows(element, '没有等待送出的评价');
  element.remove();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await give(1);
  document.body.append(element);
  await shows(element, '1 条评价等待送出');
});

it('loses nothing at 320 px in large type', async () => {
  await setViewport({width: 320, height: 900});
  stage.backend.verdict = {refused: 'service-instance-unknown'};
  await give(1);
  await client.flush();
  stage.backend.online = false;
  await give(1);
  for (const lang of ['zh-CN', 'en']) {
    const element = mount({lang});
    element.dataset['view'] = 'elder';
    await until('the list', () => all(element, 'li').length > 0);
    for (const part of all(element, '.card *:not(.hidden)')) {
      expect(part.getBoundingClientRect().right, part.outerHTML).to.be.at.most(320);
    }
    for (const each of all(element, 'button')) expect(each.getBoundingClientRect().height).to.be.at.least(60);
    element.remove();
  }
  await setViewport({width: 1024, height: 900});
});

for (const theme of ['light', 'dark']) {
  it(`has nothing that axe would mend, empty, waiting and parked, ${theme}`, async () => {
    document.body.style.background = theme === 'dark' ? '#14191f' : '#fff';
    const element = mount({theme});
    await shows(element, '没有等待送出的评价');
    expect((await findings(element)).join('\n')).to.equal('');
    stage.backend.verdict = {refused: 'http-403'};
    await give(1);
    await client.flush();
    stage.backend.online = false;
    await give(1);
    await shows(element, '1 条评价等待送出');
    await shows(element, '1 条没有被接受');
    expect((await findings(element)).join('\n')).to.equal('');
  });
}
