import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import './define.ts';
import {findings} from './testing/findings.ts';
import {all, one, opened, result, Stage, words} from './testing/stage.ts';
import {STATES} from './testing/states.ts';

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(async () => {
  await stage.close();
  localStorage.clear();
  document.body.style.background = '';
  await setViewport({width: 1024, height: 900});
});

const LOOKS = [
  ['light', 'light', undefined],
  ['dark', 'dark', undefined],
  ['the elder view', 'light', 'elder'],
  ['the elder view, dark', 'dark', 'elder'],
] as const;

for (const [look, theme, view] of LOOKS) {
  for (const [state, reach] of Object.entries(STATES)) {
    it(`has nothing that axe would mend: ${state}, ${look}`, async () => {
      document.body.style.background = theme === 'dark' ? '#14191f' : '#fff';
      const element = await reach(stage, {theme, ...(view !== undefined && {attrs: {view}})});
      expect((await findings(element)).join('\n')).to.equal('');
    });
  }
}

// 1280 px at 400 % are 320 px.
for (const [state, reach] of Object.entries(STATES)) {
  for (const view of ['auto', 'elder']) {
    it(`loses nothing at 400 %: ${state}, ${view === 'elder' ? 'the elder view' : 'the standard view'}`, async () => {
      await setViewport({width: 320, height: 256});
      const element = await reach(stage, {attrs: {view, languages: 'zh-CN en'}});
      expect(document.documentElement.scrollWidth).to.equal(320);
      for (const part of all(element, '.card *:not(.hidden), .aids *')) {
        expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 200)).to.be.at.most(320);
      }
    });
  }
}

it('takes a whole rating of the elder view by keyboard alone, in the order in which it is read', async () => {
  const element = stage.mount({attrs: {view: 'elder'}});
  await opened(element);
  const focused = (): string => words(element.shadowRoot?.activeElement ?? element);
  element.focus();
  await sendKeys({press: 'Space'});
  for (const heard of ['第 2 步', '第 3 步', '第 4 步']) {
    const next = one(element, '.next');
    for (let tab = 0; tab < 12 && element.shadowRoot?.activeElement !== next; tab++) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(focused()).to.include(heard);
  }
  for (let tab = 0; tab < 12 && element.shadowRoot?.activeElement !== one(element, '.submit'); tab++)
    await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Enter'});
  const heading = await result(element, '已');
  expect(element.shadowRoot?.activeElement).to.equal(heading);
  await result(element, '已送达');
  expect(stage.backend.received.map(({level}) => level)).to.deep.equal([5]);
});
