import {expect} from 'chai';
import type {StrictReport} from './fakes/strict-page.ts';
import {PAGES} from './staff/pages.ts';

it('breaks no rule of the strict content policy with Trusted Types on any page, whatever the registry lists', async () => {
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
  const {walked, shown, violations, findings, unanswered, broken} = await report;
  frame.remove();
  expect(broken).to.equal(undefined);
  expect(walked).to.deep.equal(PAGES.map(({id}) => id));
  expect(shown).to.deep.equal([
    '评价人说了什么',
    '联系时间',
    '按到期先后排列',
    '已办结',
    '601,234,567',
    '总体平稳。',
    '表格',
    '已经办结。',
  ]);
  expect(unanswered, `fakes/sample-desk.ts has no answer for ${unanswered.join('\n')}`).to.deep.equal([]);
  expect(violations, violations.join('\n')).to.deep.equal([]);
  expect(findings, findings.join('\n')).to.deep.equal([]);
}).timeout(150_000);
