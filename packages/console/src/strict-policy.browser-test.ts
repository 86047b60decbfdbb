import {expect} from 'chai';
import type {StrictReport} from './fakes/strict-page.ts';

it('breaks no rule of the strict content policy with Trusted Types on any of the pages', async () => {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '800';
  frame.src = '/packages/console/src/fakes/strict.html';
  const report = new Promise<StrictReport>((resolve) => {
    addEventListener('message', (event: MessageEvent<StrictReport>) => {
      if (event.source === frame.contentWindow) resolve(event.data);
    });
  });
  document.body.append(frame);
  const {shown, violations} = await report;
  frame.remove();
  expect(shown).to.deep.equal([
    '评价人说了什么',
    '联系时间',
    '按到期先后排列',
    '已办结',
    '去问别的窗口。',
    '更正的原因',
    '601,234,567',
    '总体平稳。',
    '表格',
    '已经办结。',
  ]);
  expect(violations).to.deep.equal([]);
});
