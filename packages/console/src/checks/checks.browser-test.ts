import 'axe-core';
import {checkRoutes, directoryRoutes, publicRoutes, staffRoutes} from '@haochaping/protocol';
import type {CheckBody, StaffSession} from '@haochaping/protocol/staff';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeBackend, FakeProblem, type Handlers} from '../fakes/fake-backend.ts';
import {openStaffPage} from '../fakes/fake-desk.ts';
import {SAMPLE_CHECK} from '../fakes/sample-checks.ts';
import {DEPARTMENT_TABLE, PROVINCE} from '../fakes/sample-figures.ts';
import {HANDLER} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};
const address = location.href;
const SUPERVISOR: StaffSession = {...HANDLER, role: 'supervisor', area: {code: '320500000000', name: '苏州市'}};
const routes = {...staffRoutes, ...publicRoutes, ...directoryRoutes, ...checkRoutes};
const [OFFICE] = DEPARTMENT_TABLE.departments;
if (OFFICE === undefined) throw new Error('The sample has no office.');
const PLACE = `#/checks?place=${OFFICE.code}`;

async function axeFindings(): Promise<string[]> {
  const {violations} = await axe.run(document.body);
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

function fakeDesk(handlers: Handlers<typeof routes> = {}): FakeBackend<typeof routes> {
  return new FakeBackend(routes, {
    readSession: () => SUPERVISOR,
    readSummary: () => PROVINCE,
    readAreas: () => ({asOf: PROVINCE.asOf, parent: '320500000000', areas: []}),
    readDepartments: () => DEPARTMENT_TABLE,
    readDirectoryDepartment: () => ({
      department: {code: OFFICE?.code ?? '', name: OFFICE?.name ?? '', areaCode: OFFICE?.areaCode ?? ''},
      items: [{code: 'ITEM1', name: '户口登记', departmentCode: OFFICE?.code ?? ''}],
      windows: [{number: 'A01', name: '户籍窗口', departmentCode: OFFICE?.code ?? ''}],
      staffMembers: [],
    }),
    listChecks: () => ({checks: [SAMPLE_CHECK]}),
    readCheck: () => SAMPLE_CHECK,
    recordCheck: () => SAMPLE_CHECK,
    ...handlers,
  });
}

function control(name: string): HTMLSelectElement | HTMLTextAreaElement {
  const found = document.querySelector<HTMLSelectElement | HTMLTextAreaElement>(`#check-${name}`);
  if (found === null) throw new Error(`There is no #check-${name}.`);
  return found;
}

function grade(letters: string): void {
  for (const [index, name] of ['timely', 'skilled', 'firstAsked', 'warm', 'civil'].entries()) {
    control(name).value = letters[index] ?? '';
  }
}

before(() => dressDocument(['bulletin/bulletin.css']));
afterEach(async () => {
  document.querySelector('hcp-staff-page')?.remove();
  history.replaceState(null, '', address);
  await setViewport({width: 1024, height: 768});
});

it('lists the checks with their grades, words and corrections, and fits a narrow phone', async () => {
  await setViewport({width: 320, height: 700});
  openStaffPage(fakeDesk(), '#/checks');
  await eventually('the list', () => shows('<b>让我</b>去问别的窗口。'));
  for (const words of [
    'C 较差 · 不合格',
    '首问负责 C',
    '证据：录音 2026-117',
    '第 2 版，更正原因：听了录音。',
    '周宁',
  ]) {
    expect(shows(words), words).to.be.true;
  }
  await eventually('the chooser', () => document.querySelector('#check-place'));
  expect(document.documentElement.scrollWidth).to.be.at.most(320);
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('records a check of the place that was chosen, by the keyboard', async () => {
  const backend = fakeDesk();
  openStaffPage(backend, '#/checks');
  const place = await eventually('the chooser', () => document.querySelector<HTMLSelectElement>('#check-place'));
  place.value = OFFICE.code;
  place.focus();
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Enter'});
  await eventually('the form', () => document.querySelector('#check-timely'));
  expect(location.hash).to.equal(PLACE);
  expect((await axeFindings()).join('\n')).to.equal('');
  control('windowNumber').value = 'A01';
  grade('AABBA');
  const words = control('words');
  words.value = ' 一次讲清。 ';
  words.focus();
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Enter'});
  await eventually('the answer', () => shows('已经记下。'));
  const [sent] = backend.callsOf('recordCheck');
  expect(sent?.body).to.deep.equal({
    ...{expectedVersion: 0, areaCode: OFFICE.areaCode, departmentCode: OFFICE.code, windowNumber: 'A01'},
    ...{checkedOn: '2026-11-23', words: '一次讲清。', evidence: '', reason: ''},
    grades: {timely: 'A', skilled: 'A', firstAsked: 'B', warm: 'B', civil: 'A'},
  } satisfies CheckBody);
  expect(document.activeElement?.tagName).to.equal('H1');
  await eventually('a blank form', () => control('timely').value === '');
  expect(backend.callsOf('listChecks').length).to.equal(2);
});

it('says what is missing beside its field, before anything is sent', async () => {
  const backend = fakeDesk();
  openStaffPage(backend, PLACE);
  await eventually('the form', () => document.querySelector('#check-timely'));
  withText('记下', 'button')?.click();
  await eventually('the error', () => control('timely').getAttribute('aria-invalid') === 'true');
  expect(control('timely').getAttribute('aria-describedby')).to.equal('check-timely-error');
  expect(document.activeElement?.id).to.equal('check-timely');
  expect(backend.callsOf('recordCheck')).to.deep.equal([]);
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('ties the rule that says no to its field, and keeps what was written', async () => {
  openStaffPage(
    fakeDesk({recordCheck: () => new FakeProblem(422, 'check-refused', {refusal: 'words-missing'})}),
    PLACE,
  );
  await eventually('the form', () => document.querySelector('#check-timely'));
  grade('AACAA');
  control('evidence').value = '录音';
  withText('记下', 'button')?.click();
  await eventually('the refusal', () => shows('有 C 或 D，请写下看到、听到的。'));
  expect(document.activeElement?.id).to.equal('check-words');
  expect(control('firstAsked').value).to.equal('C');
  expect(control('evidence').value).to.equal('录音');
});

it('corrects a check from what it holds, with a reason, and says when somebody was quicker', async () => {
  const backend = fakeDesk({recordCheck: () => new FakeProblem(409, 'version-stale', {currentVersion: 3})});
  openStaffPage(backend, `#/checks/${SAMPLE_CHECK.id}`);
  await eventually('the form', () => document.querySelector('#check-reason'));
  expect(control('firstAsked').value).to.equal('C');
  control('reason').value = '窗口写错了。';
  withText('记下更正', 'button')?.click();
  await eventually('the notice', () => shows('刚刚有人更正过'));
  const [sent] = backend.callsOf('recordCheck');
  expect(sent?.body).to.deep.include({expectedVersion: 2, reason: '窗口写错了。', checkedOn: '2026-11-19'});
  expect((await axeFindings()).join('\n')).to.equal('');
});

it('lets an auditor read, and shows no form', async () => {
  openStaffPage(fakeDesk({readSession: () => ({...SUPERVISOR, role: 'auditor'})}), '#/checks');
  await eventually('the list', () => shows('听了录音。'));
  expect(document.querySelector('#check-place')).to.equal(null);
  expect(withText('更正', 'a')).to.equal(undefined);
});
