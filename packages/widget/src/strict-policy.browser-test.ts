import {expect} from 'chai';
import type {HcpReview} from './element.ts';
import {all, choose, one, opened, result, submit, until} from './testing/stage.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html hcp-sw 'allow-duplicates'",
].join('; ');

type StrictWindow = Window & {readonly violations?: string[]; readonly element?: HcpReview};

/** A page of its own under the policy, in which the element is put before it is defined. */
async function strictPage(browser: 'new' | 'old'): Promise<{violations: string[]; element: HcpReview}> {
  const frame = document.createElement('iframe');
  const script = new URL('./testing/strict-page.ts', import.meta.url).href;
  frame.width = '900';
  frame.srcdoc = `<!doctype html><html lang="zh-CN" data-browser="${browser}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}"></head><body><script type="module" src="${script}"></script></body></html>`;
  document.body.append(frame);
  const inner = await until('the page', () => {
    const {violations, element} = frame.contentWindow as StrictWindow;
    return violations !== undefined && element !== undefined && {violations, element};
  });
  await opened(inner.element);
  return inner;
}

afterEach(() => document.querySelector('iframe')?.remove());

for (const browser of ['new', 'old'] as const) {
  it(`gives a whole rating, fully styled, without one violation of the strictest policy, in ${browser} browsers`, async () => {
    const {violations, element} = await strictPage(browser);
    const view = element.ownerDocument.defaultView ?? window;
    await until('the style', () => view.getComputedStyle(one(element, '.card')).borderTopLeftRadius === '8px');
    expect(all(element, 'link').length).to.equal(browser === 'old' ? 1 : 0);
    await choose(element, '非常不满意', '无理由超过法定办理时间');
    expect(view.getComputedStyle(one(element, '.chips')).display).to.equal('flex');
    submit(element);
    await result(element, '已送达');
    expect(violations).to.deep.equal([]);
  });
}
