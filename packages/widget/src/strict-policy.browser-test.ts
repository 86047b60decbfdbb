import {expect} from 'chai';
import type {HcpReview} from './element.ts';
import type {HcpOutbox} from './outbox.ts';
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

type StrictPage = {readonly violations: string[]; readonly element: HcpReview; readonly outbox: HcpOutbox};

/** A page of its own under the policy, in which the elements are put before they are defined. */
async function strictPage(browser: 'new' | 'old'): Promise<StrictPage> {
  const frame = document.createElement('iframe');
  const script = new URL('./testing/strict-page.ts', import.meta.url).href;
  frame.width = '900';
  frame.srcdoc = `<!doctype html><html lang="zh-CN" data-browser="${browser}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}"></head><body><script type="module" src="${script}"></script></body></html>`;
  document.body.append(frame);
  const inner = await until('the page', () => {
    const {violations, element, outbox} = frame.contentWindow as Partial<StrictPage> & Window;
    return violations !== undefined && element !== undefined && outbox !== undefined && {violations, element, outbox};
  });
  await opened(inner.element);
  return inner;
}

afterEach(() => document.querySelector('iframe')?.remove());

for (const browser of ['new', 'old'] as const) {
  it(`gives a whole rating, fully styled, without one violation of the strictest policy, in ${browser} browsers`, async () => {
    const {violations, element, outbox} = await strictPage(browser);
    const view = element.ownerDocument.defaultView ?? window;
    await until('the style', () => view.getComputedStyle(one(element, '.card')).borderTopLeftRadius === '8px');
    expect(all(element, 'link').length).to.equal(browser === 'old' ? 1 : 0);
    await choose(element, '非常不满意', '无理由超过法定办理时间');
    expect(view.getComputedStyle(one(element, '.chips')).display).to.equal('flex');
    const text = one(element, 'textarea') as HTMLTextAreaElement;
    text.value = '打我手机13912345678';
    text.dispatchEvent(new Event('input'));
    const warning = await until('the warning', () => all(element, '.warning')[0]);
    expect(view.getComputedStyle(warning).borderLeftWidth).to.equal('4px');
    one(element, 'div.contact button').click();
    const contact = await until('the contact', () => all(element, 'fieldset.contact')[0]);
    expect(view.getComputedStyle(contact).paddingTop).to.equal('16px');
    submit(element);
    await result(element, '已送达');
    const nothing = await until('the outbox', () => all(outbox, 'h2.empty')[0]);
    expect(view.getComputedStyle(nothing).marginBottom).to.equal('8px');
    expect(violations).to.deep.equal([]);
  });
}
