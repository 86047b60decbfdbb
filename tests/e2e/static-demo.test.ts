import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {PersistentBrowser, watchErrors} from './persistent-browser.ts';
import {cardOf, findOrder, openCase, orderNumberOf, rateBad, receiptCodeOf, signIn} from './portal.ts';
import {serveFolder} from './static-files.ts';

const demo = path.join(import.meta.dirname, '../../build/demo');

async function passwordOf(page: Page, base: string, account: string): Promise<string> {
  await page.goto(`${base}/`);
  const row = page.getByRole('row').filter({has: page.getByRole('rowheader', {name: account, exact: true})});
  return row.locator('code').innerText();
}

test('a static folder shows the whole job: the order of one tab in another, after a reload, and after the first tab closed', async (t) => {
  const base = (await serveFolder(t, demo, '/any/path')).replace(/\/$/, '');
  const browser = new PersistentBrowser(t);
  const context = await browser.launch();
  const errors: string[] = [];

  const portal = await context.newPage();
  watchErrors(portal, errors);
  await portal.goto(`${base}/portal/`);
  await openCase(portal, '食品经营许可');
  await rateBad(portal);
  await portal.getByRole('heading', {name: '已送达'}).waitFor();
  const receiptCode = await receiptCodeOf(portal);

  // A second tab: the worker lives in the first.
  const desk = await context.newPage();
  watchErrors(desk, errors);
  const number = await orderNumberOf(desk, base, receiptCode);
  const password = await passwordOf(desk, base, 'handler');
  await signIn(desk, base, 'handler', password);
  assert.equal(await (await findOrder(desk, number)).count(), 1);

  // The tab that held the database goes: the other takes it over and goes on, nobody signs in again.
  await portal.close();
  await desk.reload();
  const lines = await findOrder(desk, number);
  await lines.getByRole('link').click();
  await desk.getByRole('button', {name: '签收'}).click();
  await desk.getByRole('button', {name: '提交', exact: true}).click();
  await desk.locator('.hcp-badge').getByText('核实中').waitFor();
  await context.close();

  // A restart of the browser finds everything: it lies in files of the origin.
  const reopened = await browser.launch();
  const again = await reopened.newPage();
  watchErrors(again, errors);
  await again.goto(`${base}/portal/`);
  await cardOf(again, '食品经营许可').getByText('已评价').waitFor();
  assert.equal(await orderNumberOf(again, base, receiptCode), number);
  assert.equal(await passwordOf(again, base, 'handler'), password);
  assert.deepEqual(errors, []);
});
