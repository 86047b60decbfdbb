import assert from 'node:assert/strict';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import type {WorkOrder} from '@haochaping/core';
import {type RunningServer, SQLITE_FILE, startServer} from '@haochaping/server';
import Database from 'better-sqlite3';
import type {BrowserContext, CDPSession, Page} from 'playwright-core';
import {temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser, watchErrors} from './persistent-browser.ts';
import {SdkPortal} from './sdk-portal.ts';

const TAG = 'haochaping-outbox:haochaping';

async function open(t: TestContext): Promise<{
  portal: SdkPortal;
  context: BrowserContext;
  page: Page;
  cdp: CDPSession;
  recorded: () => string[];
  orders: () => WorkOrder[];
}> {
  const data = temporaryFolder(t);
  const server: RunningServer = await startServer({
    port: 0,
    host: '127.0.0.1',
    data,
    reset: false,
    https: false,
    report: (what, cause) => t.diagnostic(`${what}: ${String(cause)}`),
  });
  t.after(() => server.stop());
  const portal = await SdkPortal.open(server.address);
  t.after(() => portal.close());
  const context = await new PersistentBrowser(t).launch();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(`${portal.address}/blank`);
  const column = (query: string): string[] => {
    const database = new Database(path.join(data, SQLITE_FILE), {readonly: true});
    try {
      return database.prepare<[], string>(query).pluck().all();
    } finally {
      database.close();
    }
  };
  const recorded = (): string[] => column('select id from review');
  const orders = (): WorkOrder[] => column('select body from work_order').map((body) => JSON.parse(body) as WorkOrder);
  return {portal, context, page, cdp, recorded, orders};
}

/**
 * Wakes the worker as the browser does when there is a network again; a headless shell has no Background Sync that would do it by itself.
 * Resolves once the worker was told to.
 */
async function wakeWorker(cdp: CDPSession, origin: string): Promise<void> {
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({registrations}) => {
      const [first] = registrations.filter(({isDeleted}) => !isDeleted);
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  await cdp.send('ServiceWorker.dispatchSyncEvent', {origin, registrationId, tag: TAG, lastChance: false});
}

async function until(so: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!so()) {
    assert.ok(Date.now() < deadline, `It did not become so: ${so.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a review saved without a network is delivered by the service worker, with no page open, under Trusted Types', async (t) => {
  const {portal, context, page, cdp, recorded} = await open(t);
  const errors: string[] = [];
  const visit = await context.newPage();
  watchErrors(visit, errors);
  await visit.goto(`${portal.address}/`);
  const invitations = await portal.invitations(1);
  await visit.evaluate(() => window.begin(true));
  portal.cut = true;
  const [id = ''] = await visit.evaluate((tokens) => window.rate(tokens), invitations);
  assert.match(await visit.evaluate(() => window.registered()), /\/hcp-sw\.js\?/);
  await visit.close();
  assert.deepEqual(recorded().includes(id), false);
  portal.cut = false;

  await wakeWorker(cdp, portal.address);

  await until(() => recorded().includes(id));
  await page.goto(`${portal.address}/`);
  await page.evaluate(() => window.begin(false));
  assert.deepEqual(await page.evaluate(() => window.pending()), []);
  assert.deepEqual(errors, []);
});

test('a slip that was stated offline goes after its review, by the service worker too, and is on the order once', async (t) => {
  const {portal, context, page, cdp, orders} = await open(t);
  const visit = await context.newPage();
  await visit.goto(`${portal.address}/`);
  const [invitation = ''] = await portal.invitations(1);
  await visit.evaluate(() => window.begin(true));
  portal.cut = true;
  const {id} = await visit.evaluate((token) => window.slip(token), invitation);
  await visit.evaluate(() => window.registered());
  await visit.close();
  portal.cut = false;

  await wakeWorker(cdp, portal.address);

  await until(() => orders().some((order) => order.mistakeStatement?.id === id));
  await page.goto(`${portal.address}/`);
  await page.evaluate(() => window.begin(false));
  assert.deepEqual(await page.evaluate(() => window.pending()), []);
});

test('the service worker and two pages deliver at once, and each review is sent once', async (t) => {
  const {portal, context, page, cdp, recorded} = await open(t);
  const visit = await context.newPage();
  await visit.goto(`${portal.address}/`);
  const invitations = await portal.invitations(12);
  await visit.evaluate(() => window.begin(true));
  portal.cut = true;
  const ids = await visit.evaluate((tokens) => window.rate(tokens), invitations);
  assert.match(await visit.evaluate(() => window.registered()), /\/hcp-sw\.js\?/);
  await visit.close();
  portal.sent.length = 0;
  // Longer than the worker takes its time.
  portal.delayMs = 2_500;
  portal.cut = false;

  const pages = [page, await context.newPage()];
  await Promise.all(pages.map((each) => each.goto(`${portal.address}/`)));
  await Promise.all([
    wakeWorker(cdp, portal.address),
    ...pages.map((each) =>
      each.evaluate(async () => {
        window.begin(true);
        await window.flush();
      }),
    ),
  ]);
  await until(() => ids.every((id) => recorded().includes(id)));

  assert.deepEqual([...portal.sent].sort(), [...ids].sort());
});
