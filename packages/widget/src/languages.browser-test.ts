import 'axe-core';
import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import type {DictionaryProblem} from './locales/brought.ts';
import {written as uyghur} from './locales/ug.ts';
import {findings} from './testing/findings.ts';
import {all, one, opened, result, Stage, until, words} from './testing/stage.ts';
import {STATES} from './testing/states.ts';

const ALL = 'zh-CN zh-Hant en bo ug mn-Mong kk-Arab ko';

let stage: Stage;

beforeEach(() => {
  localStorage.clear();
  stage = new Stage();
});

afterEach(async () => {
  localStorage.clear();
  await stage.close();
  await setViewport({width: 1024, height: 900});
});

async function form(lang: string, attrs: Readonly<Record<string, string>> = {}): Promise<HcpReview> {
  const element = stage.mount({lang, attrs});
  await opened(element);
  return element;
}

function bar(element: Element): HTMLElement {
  return one(element, '.aids');
}

function card(element: Element): HTMLElement {
  return one(element, '.card');
}

/** Chooses as a citizen does, and waits for the words. */
async function choose(element: Element, language: string): Promise<void> {
  const list = one(element, '.aids select') as HTMLSelectElement;
  list.value = language;
  list.dispatchEvent(new Event('change'));
  await until(language, () => card(element).lang === language);
}

it('speaks traditional Chinese without being asked twice, and leaves out the same words in other letters', async () => {
  const element = await form('zh-HK');
  expect(words(one(element, '.levels legend'))).to.equal('您對這次服務滿意嗎？');
  expect(getComputedStyle(one(element, '.word .soft')).display).to.equal('none');
});

it('speaks a draft only where the site offers it, and says in two languages that it is one', async () => {
  const plain = await form('ug');
  expect(card(plain).lang).to.equal('zh-CN');
  plain.remove();
  const element = await form('ug', {languages: 'zh-CN ug'});
  expect(card(element).lang).to.equal('ug');
  expect(card(element).dir).to.equal('rtl');
  expect(words(one(element, '.draft')))
    .to.include('تەكشۈرۈشىدىن ئۆتمىگەن')
    .and.include('译文尚未经母语人士审核');
});

it('offers no list where there is nothing to choose', async () => {
  const element = await form('zh-CN', {languages: 'zh-CN'});
  expect(all(element, 'select')).to.deep.equal([]);
});

it('lists each language in its own words, and speaks what is chosen, keeping what was filled in', async () => {
  const element = await form('zh-CN', {languages: ALL});
  const options = [...(one(element, 'select') as HTMLSelectElement).options];
  expect(options.map((option) => words(option))).to.include.members(['简体中文', 'English', 'ئۇيغۇرچە', '한국어']);
  expect((one(element, 'select') as HTMLSelectElement).value).to.equal('zh-CN');
  one(element, '.level input[value="2"]').click();
  await choose(element, 'ko');
  expect(words(one(element, '.levels legend'))).to.equal('이번 서비스에 만족하십니까?');
  expect((one(element, '.level input[value="2"]') as HTMLInputElement).checked).to.be.true;
  await choose(element, 'zh-CN');
  expect(all(element, '.draft')).to.deep.equal([]);
});

it('remembers the chosen language on this device', async () => {
  const element = await form('zh-CN', {languages: ALL});
  await choose(element, 'en');
  element.remove();
  const later = await form('zh-CN', {languages: ALL});
  expect(card(later).lang).to.equal('en');
});

it('remembers nothing on a shared device, and begins anew in the language of the page', async () => {
  const element = stage.mount({
    attrs: {languages: ALL, 'clear-after': '2'},
    sharedDevice: true,
    client: stage.client({sharedDevice: true}),
  });
  await opened(element);
  await choose(element, 'en');
  expect(localStorage.length).to.equal(0);
  one(element, '.level input').click();
  await until('the screen to be cleared', () => card(element).lang === 'zh-CN');
});

it('keeps tags in their official Chinese where a draft has no words for them', async () => {
  const element = await STATES['bad-tags']?.(stage, {lang: 'ug', attrs: {languages: ALL}});
  if (element === undefined) throw new Error('There is no such state.');
  const [chip] = all(element, '.chip');
  expect(words(chip ?? element)).to.equal('在办事指南之外增加新的审批条件');
  expect(chip?.querySelector('[lang="zh-CN"]')).to.not.equal(null);
});

for (const width of [390, 1024]) {
  for (const language of ALL.split(' ')) {
    it(`cuts off and overlaps nothing in ${language} at ${String(width)} px`, async () => {
      await setViewport({width, height: 844});
      for (const state of ['bad-tags', 'contact', 'delivered']) {
        const element = await STATES[state]?.(stage, {lang: language, attrs: {languages: ALL}});
        if (element === undefined) throw new Error('There is no such state.');
        expect(card(element).lang).to.equal(language);
        expect(document.documentElement.scrollWidth, state).to.be.at.most(width);
        expectSound(element, language === 'mn-Mong');
        element.remove();
      }
    });
  }
}

/** Nothing reaches out of its card but along the way it scrolls, no text out of its control, and no choice over another. */
function expectSound(element: HcpReview, columns: boolean): void {
  const frame = card(element).getBoundingClientRect();
  const parts = all(element, '.card *:not(.hidden):not(.probe):not(svg *)').filter(
    (part) => part.offsetParent !== null,
  );
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    const what = part.outerHTML.slice(0, 200);
    if (columns) {
      expect(box.top, what).to.be.at.least(frame.top - 1);
      expect(box.bottom, what).to.be.at.most(frame.bottom + 1);
    } else {
      expect(box.left, what).to.be.at.least(frame.left - 1);
      expect(box.right, what).to.be.at.most(frame.right + 1);
    }
  }
  for (const control of all(element, 'label.box, .button, legend')) {
    // What hangs below a line may hang into the room under it.
    const {marginBottom, marginRight} = getComputedStyle(control);
    const what = control.outerHTML.slice(0, 200);
    expect(control.scrollWidth, what).to.be.at.most(control.clientWidth + parseFloat(marginRight) + 1);
    expect(control.scrollHeight, what).to.be.at.most(control.clientHeight + parseFloat(marginBottom) + 1);
  }
  const boxes = all(element, 'label.box, .button, .tags legend, .levels legend').map((one) =>
    one.getBoundingClientRect(),
  );
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      expect(apart, `${JSON.stringify(a)} over ${JSON.stringify(b)}`).to.be.true;
    }
  }
}

it('writes Mongolian in columns from left to right, the levels in the order of the others', async () => {
  const element = await form('mn-Mong', {languages: ALL});
  expect(getComputedStyle(card(element)).writingMode).to.equal('vertical-lr');
  const lefts = all(element, '.level').map((level) => level.getBoundingClientRect().left);
  expect(lefts).to.deep.equal([...lefts].sort((a, b) => a - b));
  expect(new Set(lefts).size).to.equal(5);
});

it('keeps codes and Chinese names from being turned around in a language from right to left', async () => {
  const element = await STATES['delivered']?.(stage, {lang: 'ug', attrs: {languages: ALL}});
  if (element === undefined) throw new Error('There is no such state.');
  const {direction, unicodeBidi} = getComputedStyle(one(element, '.number'));
  expect([direction, unicodeBidi]).to.deep.equal(['ltr', 'isolate']);
});

function file(dictionary: unknown): string {
  return URL.createObjectURL(new Blob([JSON.stringify(dictionary)], {type: 'application/json'}));
}

it('speaks the dictionary that a site had reviewed, and then says nothing of a draft', async () => {
  const reviewed = {...uyghur, review: 'reviewed', words: {...uyghur.words, levels: 'رازىمۇ؟'}};
  const element = await form('ug', {languages: 'zh-CN ug', 'dictionary-href': file(reviewed)});
  expect(words(one(element, '.levels legend'))).to.equal('رازىمۇ؟');
  expect(all(element, '.draft')).to.deep.equal([]);
});

it('speaks a language that only the site brings', async () => {
  const zhuang = {...uyghur, language: 'za', direction: 'ltr', review: 'reviewed', name: 'Vahcuengh'};
  const element = await form('za', {languages: 'zh-CN za', 'dictionary-href': file(zhuang)});
  expect(card(element).lang).to.equal('za');
  expect(card(element).hasAttribute('dir')).to.be.false;
});

it('tells of a dictionary that is not whole, and speaks its own', async () => {
  const told: DictionaryProblem[] = [];
  document.body.addEventListener('dictionary-refused', ({detail}) => told.push(detail), {once: true});
  const element = await form('ug', {languages: 'zh-CN ug', 'dictionary-href': file({...uyghur, words: {}})});
  expect(card(element).lang).to.equal('ug');
  expect(told[0]?.code).to.equal('unfit');
  expect(told[0]?.problems).to.include('words.levels: missing');
});

it('fetches no dictionary from elsewhere', async () => {
  const told: DictionaryProblem[] = [];
  document.body.addEventListener('dictionary-refused', ({detail}) => told.push(detail), {once: true});
  await form('ug', {languages: 'zh-CN ug', 'dictionary-href': 'https://elsewhere.invalid/ug.json'});
  expect(told[0]?.code).to.equal('elsewhere');
});

it('asks one question a screen in large type where the site begins with the elder view, with a way back', async () => {
  const element = await form('zh-CN', {view: 'elder'});
  expect(parseFloat(getComputedStyle(one(element, '.levels legend')).fontSize)).to.be.at.least(22);
  for (const control of all(element, '.level, .button')) {
    expect(control.getBoundingClientRect().height, words(control)).to.be.at.least(60);
  }
  one(element, '.level input').click();
  await element.updateComplete;
  expect(all(element, '.tags')).to.deep.equal([]);
  const [toStandard] = all(element, '.aids .button');
  expect(words(toStandard ?? element)).to.equal('换回标准版');
  toStandard?.click();
  await until('the whole form', () => all(element, '.tags').length > 0);
  expect((one(element, '.level input') as HTMLInputElement).checked).to.be.true;
});

it('remembers on this device that the citizen wants the elder view', async () => {
  const element = await form('zh-CN', {view: 'auto'});
  expect(bar(element).classList.contains('elder')).to.be.false;
  one(element, '.aids .button').click();
  await until('the elder view', () => bar(element).classList.contains('elder'));
  element.remove();
  const later = await form('zh-CN', {view: 'auto'});
  expect(bar(later).classList.contains('elder')).to.be.true;
  expect(later.hasAttribute('stepwise')).to.be.true;
});

it('takes a whole rating in the elder view', async () => {
  const element = await STATES['delivered']?.(stage, {attrs: {view: 'elder'}});
  if (element === undefined) throw new Error('There is no such state.');
  await result(element, '已送达');
  expect(stage.backend.received.map(({level}) => level)).to.deep.equal([4]);
});

for (const language of ALL.split(' ')) {
  it(`has nothing that axe would mend in ${language}`, async () => {
    const element = await STATES['bad-tags']?.(stage, {lang: language, attrs: {languages: ALL, view: 'auto'}});
    if (element === undefined) throw new Error('There is no such state.');
    expect((await findings(element)).join('\n')).to.equal('');
  });
}
