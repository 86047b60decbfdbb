import 'axe-core';
import type Axe from 'axe-core';
import type {ProfileRead} from '@haochaping/protocol/staff';
import {expect} from 'chai';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {ADMINISTRATOR, sampleProfile} from '../fakes/sample-office.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('says every rule with its value and where it comes from, and offers nothing to change', async () => {
  openStaffPage(fakeStaffBackend({readSession: () => ADMINISTRATOR, ...sampleProfile()}), '#/administration/profile');
  await eventually('the version', () => shows('jiangsu-1') && shows('答复，一般事项'));
  const row = [...document.querySelectorAll('.hcp-console-rules tr')].find((one) =>
    one.textContent.includes('replyWorkingDays.general'),
  );
  expect(row?.textContent).to.contain('5 个工作日').and.to.contain('江苏省');
  expect(document.querySelectorAll('.hcp-main input, .hcp-main textarea, .hcp-main select')).to.have.lengthOf(0);
  const {violations} = await axe.run(document.body);
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`)).to.deep.equal([]);
});

it('shows a rule that it has no words for by its bare name, and claims no source for it', async () => {
  const {readProfile} = sampleProfile();
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    readProfile: async (input) => {
      const known = (await readProfile?.(input)) as ProfileRead;
      return {...known, rules: [...known.rules, {field: 'ruleOfALaterRelease', value: 7}]};
    },
  });
  openStaffPage(backend, '#/administration/profile');
  await eventually('the rule', () => withText('ruleOfALaterRelease', 'th'));
  const row = withText('ruleOfALaterRelease', 'th')?.closest('tr');
  expect(row?.textContent).to.contain('7').and.to.contain('还没有它的说明').and.not.to.contain('依据');
  expect(withText('其他', 'h2') === undefined).to.be.false;
});
