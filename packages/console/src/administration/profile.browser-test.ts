import 'axe-core';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {ADMINISTRATOR, sampleProfile} from '../fakes/sample-office.ts';
import {dressDocument, eventually, shows} from '../fakes/stage.ts';

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
