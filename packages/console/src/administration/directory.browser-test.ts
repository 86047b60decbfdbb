import 'axe-core';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage, type StaffBackend} from '../fakes/fake-desk.ts';
import {ADMINISTRATOR, sampleDirectory} from '../fakes/sample-office.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string> {
  const {violations} = await axe.run(document.body);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`).join('\n');
}

const OFFICE = '11320115MB10005717';
let asked: string[] = [];

before(() => dressDocument(['staff/staff.css']));
beforeEach(() => {
  asked = [];
  window.confirm = (words = '') => asked.push(words) > 0;
});
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

function backendWith(handlers: Parameters<typeof fakeStaffBackend>[0] = {}): StaffBackend {
  return fakeStaffBackend({readSession: () => ADMINISTRATOR, ...sampleDirectory(), ...handlers});
}

function fill(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const control = document.querySelector<HTMLInputElement>(`#directory-${name}`);
    if (control !== null) control.value = value;
  }
  document.querySelector<HTMLFormElement>('hcp-entry-form form')?.requestSubmit();
}

it('leads from the top of the directory to a department, and back by the path above it', async () => {
  openStaffPage(backendWith(), '#/administration/directory');
  (await eventually('the province', () => withText('江苏省', 'a'))).click();
  (await eventually('the city', () => withText('南京市', 'td a, th a'))).click();
  (await eventually('the district', () => withText('江宁区', 'th a'))).click();
  (await eventually('the department', () => withText('南京市江宁区行政审批局', 'th a'))).click();
  await eventually('its staff', () => shows('工号 0307') && shows('企业开办 3 号窗口') && shows('企业设立登记'));
  expect(await axeFindings()).to.equal('');
  const path = [...document.querySelectorAll('.hcp-console-path a')].map((link) => link.textContent);
  expect(path).to.deep.equal(['机构目录', '江苏省', '南京市', '江宁区']);
});

it('moves a member of the staff to another window, and sends the whole row as it then is', async () => {
  const backend = backendWith({changeDirectory: () => ({changes: [], unchanged: 0, dryRun: false})});
  openStaffPage(backend, `#/administration/directory/departments/${OFFICE}/staffMembers/0307`);
  await eventually('the form', () => document.querySelector('#directory-windowNumber'));
  expect(await axeFindings()).to.equal('');
  fill({windowNumber: '4'});
  await eventually('that it was saved', () => shows('工号 0307：已保存。'));
  expect(asked).to.deep.equal([]);
  expect(backend.callsOf('changeDirectory')[0]?.body).to.deep.equal({
    staffMembers: [{departmentCode: OFFICE, number: '0307', windowNumber: '4', validFrom: '2024-01-01'}],
  });
});

it('asks before a window gets a last day, and says beside the field what is wrong with it', async () => {
  const backend = backendWith({
    changeDirectory: () =>
      new FakeProblem(422, 'directory-invalid', {
        errors: [{pointer: '/windows/0/validUntil', code: 'days-reversed'}],
      }),
  });
  openStaffPage(backend, `#/administration/directory/departments/${OFFICE}/windows/3`);
  await eventually('the form', () => document.querySelector('#directory-validUntil'));
  window.confirm = () => false;
  fill({validUntil: '2020-01-31'});
  expect(backend.callsOf('changeDirectory')).to.have.lengthOf(0);
  window.confirm = (words = '') => asked.push(words) > 0;
  fill({validUntil: '2020-01-31'});
  await eventually('what is wrong', () => shows('终止日期早于起始日期。'));
  expect(asked.join()).to.contain('2020-01-31');
  expect(document.activeElement?.id).to.equal('directory-validUntil');
  expect(await axeFindings()).to.equal('');
});
