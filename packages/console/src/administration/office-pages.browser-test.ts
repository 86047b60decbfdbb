import 'axe-core';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {HANDLER} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string> {
  const {violations} = await axe.run(document.body);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`).join('\n');
}

const OFFICE = '11320115MB10005717';
const AT = '2026-11-20T02:15:00.000Z';
const ADMINISTRATOR = {...HANDLER, role: 'administrator', displayName: '周管理'} as const;

before(() => dressDocument(['staff/staff.css']));
beforeEach(() => {
  window.confirm = () => true;
});
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

/** Puts a file where a person would choose one, and has it checked. */
function check(text: string): void {
  const input = document.querySelector<HTMLInputElement>('#import-file');
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'windows.csv', {type: 'text/csv'}));
  if (input !== null) input.files = chosen.files;
  input?.dispatchEvent(new Event('change'));
  input?.form?.requestSubmit();
}

it('names each bad row of a file by line, column and words, and takes in a good one only when told', async () => {
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    changeDirectory: ({body}) => {
      const unknown = body.windows?.findIndex(({number}) => number === '9') ?? -1;
      if (unknown >= 0) {
        const pointer = `/windows/${String(unknown)}/departmentCode`;
        return new FakeProblem(422, 'directory-invalid', {errors: [{pointer, code: 'department-unknown'}]});
      }
      const changes = (body.windows ?? []).map(({number}) => ({
        kind: 'windows' as const,
        key: `${OFFICE} ${number}`,
        outcome: 'created' as const,
      }));
      return {changes, unchanged: 0, dryRun: body.dryRun === true};
    },
  });
  openStaffPage(backend, '#/administration/import');
  const kind = await eventually('the form', () => document.querySelector<HTMLSelectElement>('#import-kind'));
  kind.value = 'windows';
  kind.dispatchEvent(new Event('change'));
  kind.form?.requestSubmit();
  await eventually('that a file is missing', () => shows('请选择一个文件。'));
  expect(await axeFindings()).to.equal('');

  check(`单位代码,窗口号,窗口名称,起始日期\n${OFFICE},1,一号窗口,2026-02-30\n`);
  await eventually('the day', () => shows('有 1 处不对') && shows('第 2 行') && shows('没有这一天'));
  expect(backend.callsOf('changeDirectory')).to.have.lengthOf(0);
  check(`单位代码,窗口号,窗口名称\n${OFFICE},1,一号窗口\n\n${OFFICE},9,九号窗口\n`);
  await eventually('the department', () => shows('第 4 行') && shows('目录里没有这个单位'));
  expect(await axeFindings()).to.equal('');
  check(`单位代码,窗口号,窗口名称\n${OFFICE},1,一号窗口\n`);
  const takeIn = await eventually('that it fits', () =>
    document.querySelector<HTMLButtonElement>('button[name=take-in]'),
  );
  expect(backend.callsOf('changeDirectory').every(({body}) => (body as {dryRun: boolean}).dryRun)).to.equal(true);
  takeIn.click();
  await eventually('that it was taken in', () => shows('已导入：新增 1 行'));
  expect(backend.callsOf('changeDirectory').at(-1)?.body).to.deep.equal({
    windows: [{departmentCode: OFFICE, number: '1', name: '一号窗口'}],
    dryRun: false,
  });
});

it('issues a key that is shown once, and revokes one after asking', async () => {
  const key = {id: 'k', name: '一网通办', role: 'business-system', createdAt: AT} as const;
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    listApiKeys: () => ({keys: [key]}),
    issueApiKey: () => ({id: 'n', secret: 'secret-of-the-hotline'}),
    revokeApiKey: () => undefined,
  });
  openStaffPage(backend, '#/administration/keys');
  const form = await eventually('the form', () => document.querySelector<HTMLFormElement>('hcp-entry-form form'));
  await eventually('the list', () => shows('一网通办'));
  expect(await axeFindings()).to.equal('');
  const control = (name: string): HTMLInputElement | null => form.querySelector(`[name=${name}]`);
  for (const [name, value] of [
    ['name', '南京 12345'],
    ['role', 'dispatcher'],
    ['areaCode', '320100'],
  ] as const) {
    const one = control(name);
    if (one !== null) one.value = value;
  }
  form.requestSubmit();
  await eventually('the secret', () => shows('secret-of-the-hotline'));
  expect(backend.callsOf('issueApiKey')[0]?.body).to.deep.equal({
    role: 'outside-system',
    name: '南京 12345',
    acts: {role: 'dispatcher', areaCode: '320100'},
  });
  document.querySelector<HTMLButtonElement>('td button')?.click();
  await eventually('that it is over', () => shows('已停用。'));
});

it('adds a holiday notice after its days were looked through, and says how many deadlines moved', async () => {
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    listHolidays: () => ({
      notices: [{year: 2026, notices: ['https://www.gov.cn/a.htm'], off: ['2026-01-01'], makeup: ['2026-01-04']}],
    }),
    addHolidays: () => ({outcome: 'added', deadlinesMoved: 12}),
  });
  openStaffPage(backend, '#/administration/holidays');
  const form = await eventually('the form', () => document.querySelector<HTMLFormElement>('hcp-entry-form form'));
  await eventually('the notices', () => withText('2026 年', 'summary'));
  const fill = (off: string): void => {
    for (const [name, value] of Object.entries({year: '2027', notices: 'https://www.gov.cn/b.htm', off})) {
      const control = form.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (control !== null) control.value = value;
    }
    form.requestSubmit();
  };
  fill('2027-02-30');
  await eventually('the day', () => shows('2027-02-30：没有这一天。'));
  expect(await axeFindings()).to.equal('');
  expect(backend.callsOf('addHolidays')).to.have.lengthOf(0);
  fill('2027-01-01，2027-01-02');
  await eventually('what moved', () => shows('12 张工单的期限随之改变'));
  expect(backend.callsOf('addHolidays')[0]?.body).to.deep.equal({
    year: 2027,
    notices: ['https://www.gov.cn/b.htm'],
    off: ['2027-01-01', '2027-01-02'],
    makeup: [],
  });
});

it('sends again what nobody took, and shows dictionaries and the last checkpoint of the log', async () => {
  const letter = {
    id: 'l',
    way: 'webhook',
    event: {id: 'e', kind: 'work-order-opened', at: AT},
    attempts: 9,
    failure: 'http-500',
    endedAt: AT,
  } as const;
  let letters = [letter];
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    listDeadLetters: () => ({letters}),
    replayLetter: () => {
      letters = [];
      return {id: 'l', state: 'waiting'};
    },
    readCatalogue: () => ({
      version: '1',
      levels: [{level: 5, name: '非常满意'}],
      indicatorsVersion: '2',
      indicators: [{code: '501', level: 5, text: '一窗受理一次办结', shown: 'basic'}],
      rules: {textMax: 500, indicatorsMax: 5, negativeNeedsReason: true},
      notice: {version: '2026-11', text: '您的评价由本地政务服务管理机构处理。'},
    }),
    readLatestCheckpoint: () => new FakeProblem(404, 'log-size-unknown'),
  });
  openStaffPage(backend, '#/administration/letters');
  const again = await eventually('the button', () => withText('再送一次', 'button'));
  for (const words of ['产生工单', '别的系统', '对方的系统出错（HTTP 500）']) expect(shows(words), words).to.be.true;
  again.click();
  await eventually('that it waits', () => shows('已放回待送的队列。') && shows('没有送不出去的通知'));
  expect(await axeFindings()).to.equal('');
  location.hash = '#/administration/dictionaries';
  await eventually('the notice', () => shows('您的评价由本地政务服务管理机构处理。') && shows('还没有公布过。'));
  expect(await axeFindings()).to.equal('');
});
