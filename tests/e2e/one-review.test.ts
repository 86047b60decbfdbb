import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser, watchErrors} from './persistent-browser.ts';
import {cardOf, findOrder, openCase, orderNumberOf, rateBad, receiptCodeOf, signIn} from './portal.ts';

const pages = path.join(import.meta.dirname, '../../build/pages');
const stallingServer = path.join(import.meta.dirname, '../server/stalling-server.ts');

interface TestContext {
  after(step: () => Promise<void>): void;
}

function start(t: TestContext, args: readonly string[], options: {entry?: string; env?: NodeJS.ProcessEnv} = {}) {
  const server = new ServerProcess(args, {...options, env: {HCP_PAGES: pages, ...options.env}});
  t.after(() => server.kill('SIGKILL'));
  return server;
}

test('a rating saved offline outlives a killed browser, becomes one work order, is handled, and its receipt tells so', async (t) => {
  const server = start(t, ['--port', '0', '--data', temporaryFolder(t)]);
  const base = await server.address();
  const password = await server.saying(/^ +handler +(\S+) /m);
  const browser = new PersistentBrowser(t);
  const errors: string[] = [];

  const first = await browser.launch();
  const portal = await first.newPage();
  watchErrors(portal, errors);
  await portal.goto(`${base}/portal/`);
  await openCase(portal, '食品经营许可');
  await first.setOffline(true);
  await rateBad(portal);
  await portal.getByRole('heading', {name: /已保存在这台设备上/}).waitFor();
  const receiptCode = await receiptCodeOf(portal);
  assert.match(receiptCode, /^[0-9A-HJKMNP-TV-Z]{16}$/);
  await browser.kill();

  const second = await browser.launch();
  const again = await second.newPage();
  watchErrors(again, errors);
  await again.goto(`${base}/portal/`);
  await cardOf(again, '食品经营许可').getByText('已评价').waitFor();
  const receipt = await second.newPage();
  watchErrors(receipt, errors);
  const number = await orderNumberOf(receipt, base, receiptCode);

  const desk = await second.newPage();
  watchErrors(desk, errors);
  await signIn(desk, base, 'handler', password);
  const lines = await findOrder(desk, number);
  assert.equal(await lines.count(), 1);
  await lines.getByRole('link').click();
  await desk.getByRole('button', {name: '签收'}).click();
  await desk.getByRole('button', {name: '提交', exact: true}).click();
  await desk.getByRole('button', {name: '记录联系情况'}).click();
  await desk.getByRole('radio', {name: '已联系上'}).check();
  await desk.getByRole('combobox', {name: '联系方式'}).selectOption('phone');
  await desk.getByLabel('所用号码').fill('138****0000');
  await desk.getByLabel('联系人').fill('0112');
  await desk.getByLabel('评价人说的原因').fill('没有事先告知材料清单，<b>跑了两趟</b>。');
  await desk.getByLabel('评价人的要求').fill('把清单放到网上。');
  await desk.getByRole('button', {name: '提交', exact: true}).click();
  // HTML is text, to staff as to anybody.
  await desk.getByText('没有事先告知材料清单，<b>跑了两趟</b>。').first().waitFor();

  assert.equal(await orderNumberOf(receipt, base, receiptCode), number);
  await receipt.getByText('办理单位已与您联系，正在核实。').waitFor();
  assert.deepEqual(errors, []);
});

test('a server killed between commit and answer: the browser sends again, and there is one review and one order', async (t) => {
  const data = temporaryFolder(t);
  const browser = new PersistentBrowser(t);

  const stalled = start(t, [data], {entry: stallingServer, env: {HCP_STALL: '1'}});
  const base = await stalled.address();
  const {accounts} = JSON.parse(await stalled.saying(/CREDENTIALS (.*)\n/)) as {
    accounts: {account: string; password: string}[];
  };
  const password = accounts.find(({account}) => account === 'supervisor')?.password ?? '';
  const context = await browser.launch();
  const portal = await context.newPage();
  await portal.goto(`${base}/portal/`);
  await openCase(portal, '食品经营许可');
  await rateBad(portal);
  await stalled.saying(/COMMITTED (.*)\n/);
  await stalled.kill('SIGKILL');
  await portal.getByRole('heading', {name: /已保存在这台设备上/}).waitFor();
  const receiptCode = await receiptCodeOf(portal);

  const revived = start(t, [data], {entry: stallingServer, env: {HCP_STALL: '0', HCP_PORT: new URL(base).port}});
  assert.equal(await revived.address(), base);
  await portal.getByRole('heading', {name: '已送达'}).waitFor();

  const desk = await context.newPage();
  const number = await orderNumberOf(desk, base, receiptCode);
  await signIn(desk, base, 'supervisor', password);
  assert.equal(await (await findOrder(desk, number)).count(), 1);
  const before = await desk.getByRole('rowheader').count();
  await portal.reload();
  await portal.waitForLoadState('networkidle');
  await desk.reload();
  await findOrder(desk, number);
  assert.equal(await desk.getByRole('rowheader').count(), before);
});
