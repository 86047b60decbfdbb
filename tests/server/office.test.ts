import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {JIANGSU_PROFILE} from '@haochaping/core';
import {ServerProcess, temporaryFolder} from './server-process.ts';

const OFFICE = '11320115MB10005717';
const DIRECTORY = {
  areas: [
    {code: '320000', name: '江苏省'},
    {code: '320115', name: '江宁区'},
  ],
  departments: [{code: OFFICE, name: '南京市江宁区行政审批局', areaCode: '320115'}],
  windows: [{departmentCode: OFFICE, number: '1', name: '企业开办 1 号窗口'}],
};

/** Runs a command of the program to its end. */
async function run(...args: readonly string[]): Promise<{readonly code: number | null; readonly says: string}> {
  const program = new ServerProcess(args);
  const {code} = await program.ended;
  return {code, says: program.out + program.err};
}

function write(folder: string, name: string, content: unknown): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('a wrong profile stops the start with one sentence that names each field', async (t) => {
  const folder = temporaryFolder(t);
  const start = async (profile: unknown): Promise<{readonly code: number | null; readonly says: string}> =>
    run('--port', '0', '--data', path.join(folder, 'data'), '--profile', write(folder, 'profile.json', profile));
  const wrong = await start({...JIANGSU_PROFILE, contactAttempts: 'three', holidays: [], graceMs: -1});
  assert.equal(wrong.code, 1);
  assert.equal(wrong.says.trim().split('\n').length, 1);
  assert.match(wrong.says, /graceMs 超出范围；contactAttempts 类型不对；holidays 不是规则里的字段。/);
  const between = await start({...JIANGSU_PROFILE, replyWorkingDays: {simple: 5, general: 1, complex: 15}});
  assert.match(between.says, /replyWorkingDays.* 简易、一般、复杂的期限应当依次变长/);
  assert.ok(!fs.existsSync(path.join(folder, 'data')), 'nothing was begun');
});

test('an office begins empty, with one administrator, and is filled by commands while nobody serves', async (t) => {
  const folder = temporaryFolder(t);
  const data = path.join(folder, 'data');
  const profile = write(folder, 'profile.json', {...JIANGSU_PROFILE, version: 'jiangning-1', contactAttempts: 4});
  const first = new ServerProcess(['--port', '0', '--data', data, '--no-demo', '--profile', profile]);
  t.after(() => first.kill('SIGKILL'));
  const address = await first.address();
  const password = await first.saying(/管理员账号 administrator，一次性密码 (\S+)（/);
  const signedIn = await signIn(address, 'administrator', password);
  assert.equal(signedIn.status, 200);
  assert.ok(((await signedIn.json()) as {mustChangePassword: boolean}).mustChangePassword);
  const demo = await fetch(`${address}/demo/cases`, {method: 'POST'});
  assert.equal(demo.status, 404, 'no door for everybody');
  const busy = await run('import-directory', write(folder, 'd.json', DIRECTORY), '--data', data);
  assert.equal(busy.code, 2);
  assert.match(busy.says, /正被另一个进程使用/);
  await first.kill('SIGTERM');

  const file = write(folder, 'directory.json', DIRECTORY);
  assert.match((await run('import-directory', file, '--data', data)).says, /新增 4 行，更改 0 行，0 行没有变化/);
  const person = ['--name', 'chen', '--display-name', '陈志远', '--role', 'handler', '--department', OFFICE];
  const made = await run('add-account', ...person, '--data', data);

  // Without the switch it stays what it is: an office, and by the rules it began with.
  const changed = write(folder, 'changed.json', {...JIANGSU_PROFILE, version: 'jiangning-1'});
  const other = await run('--port', '0', '--data', data, '--profile', changed);
  assert.equal(other.code, 1);
  assert.match(other.says, /规则版本 jiangning-1 的 contactAttempts 与先前不同/);
  const again = new ServerProcess(['--port', '0', '--data', data, '--profile', profile]);
  t.after(() => again.kill('SIGKILL'));
  const there = await again.address();
  assert.doesNotMatch(again.out, /演示账号|一次性密码/);
  const [, chen = ''] = /一次性密码 (\S+)（/.exec(made.says) ?? [];
  assert.equal((await signIn(there, 'chen', chen)).status, 200);
  assert.equal((await fetch(`${there}/demo/cases`, {method: 'POST'})).status, 404);
  await again.kill('SIGTERM');
});

function signIn(address: string, account: string, password: string): Promise<Response> {
  return fetch(`${address}/v1/staff/session`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({account, password}),
  });
}
