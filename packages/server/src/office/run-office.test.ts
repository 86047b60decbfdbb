import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {runOffice} from './run-office.ts';

const OFFICE = '11320115MB10005717';
const DIRECTORY = {
  areas: [
    {code: '320000', name: '江苏省'},
    {code: '320115', name: '江宁区'},
  ],
  departments: [{code: OFFICE, name: '南京市江宁区行政审批局', areaCode: '320115'}],
  windows: [{departmentCode: OFFICE, number: '1', name: '企业开办 1 号窗口'}],
};

/** An empty data directory, and the program over it: what it says on both its ends, after its exit code. */
function office(t: TestContext): {
  readonly run: (command: Parameters<typeof runOffice>[0], ...args: readonly string[]) => Promise<string>;
  readonly write: (content: unknown) => string;
} {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-office-'));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  let said: string[] = [];
  for (const end of ['log', 'error'] as const) t.mock.method(console, end, (line: string) => said.push(line));
  let files = 0;
  return {
    async run(command, ...args) {
      said = [];
      const code = await runOffice(command, [...args, '--data', path.join(folder, 'data')], {});
      return [String(code), ...said].join('\n');
    },
    write(content) {
      const file = path.join(folder, `${String(files++)}.json`);
      fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      return file;
    },
  };
}

test('a directory is imported whole or not at all, and each wrong row is named', async (t) => {
  const {run, write} = office(t);
  const bad = {
    ...DIRECTORY,
    windows: [...DIRECTORY.windows, {departmentCode: 'X'.repeat(18), number: '2', name: '窗'}],
  };
  assert.equal(
    await run('import-directory', write(bad)),
    '1\n/windows/1/departmentCode：目录里没有这个单位\n共 1 处不对，什么也没有写。',
  );
  assert.match(await run('import-directory', write({areas: [{code: 32}]})), /^1\n\/areas\/0\/code：内容的写法不对\n/);
  const file = write(DIRECTORY);
  assert.match(await run('import-directory', file, '--dry-run'), /^0\n检查通过：将新增 4 行，更改 0 行/);
  assert.match(await run('import-directory', file), /^0\n新增 4 行，更改 0 行，0 行没有变化/);
  const renamed = {departments: [{...DIRECTORY.departments[0], name: '江宁区数据局'}]};
  assert.match(await run('import-directory', write(renamed)), /^0\n新增 0 行，更改 1 行，0 行没有变化/);
});

test('a file that is missing or no JSON, and an argument that nobody knows, are told in one sentence', async (t) => {
  const {run, write} = office(t);
  assert.match(await run('import-directory'), /^2\n请写明文件/);
  assert.match(await run('import-directory', '/nowhere/at-all.json'), /^2\n读不了文件/);
  assert.match(await run('add-holidays', write('{')), /^2\n文件 .* 不是完整的 JSON。$/);
  assert.match(await run('import-directory', write({}), '--force'), /^2\n参数不对/);
  assert.match(await run('issue-key', 'a-file.json'), /^2\n参数不对/);
  assert.match(await run('add-account', '--help'), /^0\n用法：/);
});

test('a notice is looked through and taken once', async (t) => {
  const {run, write} = office(t);
  const notice = {year: 2031, notices: ['https://www.gov.cn/a.htm'], off: ['2031-01-01'], makeup: []};
  assert.equal(
    await run('add-holidays', write({...notice, makeup: ['2031-01-01']})),
    '1\n/makeup/0：同一天既放假又上班\n共 1 处不对，什么也没有写。',
  );
  assert.match(await run('add-holidays', write(notice)), /^0\n已增加 2031 年的放假通知，0 张工单/);
  assert.match(await run('add-holidays', write(notice)), /^0\n2031 年的放假通知先前已经增加过/);
});

test('an account and a key are made for a place that is there, in a role that may be given', async (t) => {
  const {run, write} = office(t);
  const chen = ['--name', 'chen', '--display-name', '陈志远', '--role', 'handler'];
  assert.match(await run('add-account', ...chen.slice(0, 4)), /^2\n缺少 --role。$/);
  assert.match(await run('add-account', ...chen), /^2\n办理岗位要用 --department/);
  assert.match(await run('add-account', ...chen, '--department', OFFICE), /^2\n机构目录里没有单位/);
  await run('import-directory', write(DIRECTORY));
  assert.match(await run('add-account', ...chen, '--department', OFFICE), /^0\n账号 chen，一次性密码 [\w-]{16}（/);
  assert.match(await run('add-account', ...chen, '--department', OFFICE), /^1\n账号 chen 已经有了。$/);
  assert.match(await run('add-account', ...chen.slice(0, 4), '--role', 'king'), /^2\n没有 king 这个岗位/);
  const key = ['--name', '12345', '--role', 'outside-system'];
  assert.match(await run('issue-key', ...key), /^2\n缺少 --acts-as。$/);
  assert.match(await run('issue-key', ...key, '--acts-as', 'supervisor'), /^2\n没有 supervisor 这个岗位/);
  assert.match(await run('issue-key', ...key, '--acts-as', 'dispatcher', '--area', '32'), /^2\n行政区划 32 不对/);
  assert.match(
    await run('issue-key', ...key, '--acts-as', 'dispatcher', '--area', '320115'),
    /^0\n12345 的密钥 \S{43}（/,
  );
  assert.match(await run('issue-key', '--name', '门户', '--role', 'portal'), /^0\n门户 的密钥 \S{43}（/);
});
