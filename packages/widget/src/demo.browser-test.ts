import './define.ts';
import {expect} from 'chai';
import {all, choose, one, opened, result, submit, until, words} from './testing/stage.ts';

const shown: HTMLElement[] = [];

function demonstration(lang: string): HTMLElementTagNameMap['hcp-review'] {
  const element = document.createElement('hcp-review');
  element.lang = lang;
  element.setAttribute('demo', '');
  document.body.append(element);
  shown.push(element);
  return element;
}

/** What scripts have asked of the network, by its addresses. */
function asked(): string[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.filter(({initiatorType}) => initiatorType === 'fetch').map(({name}) => name);
}

afterEach(() => {
  for (const element of shown.splice(0)) element.remove();
});

it('shows the whole flow without a backend, asks nobody and stores nothing', async () => {
  performance.clearResourceTimings();
  const stored = await indexedDB.databases();
  const heard: string[] = [];
  const element = demonstration('zh-CN');
  for (const type of ['review-saved', 'review-delivered'] as const) {
    element.addEventListener(type, () => heard.push(type));
  }
  await opened(element);
  expect(words(one(element, 'h2'))).to.contain('演示');
  await choose(element, '不满意', '没有提供材料清单');
  submit(element);
  await result(element, '已送达');
  expect(words(one(element, '.number'))).to.match(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(heard).to.deep.equal(['review-saved', 'review-delivered']);
  expect(asked()).to.deep.equal([]);
  expect(await indexedDB.databases()).to.deep.equal(stored);
});

it('says above the card that it is a demonstration, in the language around it', async () => {
  for (const [lang, title] of [
    ['zh-CN', '演示'],
    ['en', 'Demonstration'],
  ] as const) {
    const element = demonstration(lang);
    await opened(element);
    const note = one(element, '[part=demo]');
    expect(words(note)).to.contain(title);
    expect(note.lang).to.equal(lang);
    expect(note.getBoundingClientRect().bottom).to.be.at.most(one(element, '.card').getBoundingClientRect().top);
  }
});

it('begins again on reset, and says once that it is a demonstration', async () => {
  const element = demonstration('zh-CN');
  await opened(element);
  await choose(element, '满意');
  element.reset();
  await until('the empty form', () => all(element, 'form').length > 0 && all(element, ':checked').length === 0);
  expect(all(element, '[part=demo]')).to.have.length(1);
});
