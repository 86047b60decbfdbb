import assert from 'node:assert/strict';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import type {DemonstrationCases} from '../../demo/demonstration.ts';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser, watchErrors} from './persistent-browser.ts';
import {rateBad} from './portal.ts';

const pages = path.join(import.meta.dirname, '../../build/pages');

interface TestContext {
  after(step: () => void | Promise<void>): void;
}

async function start(t: TestContext, env: NodeJS.ProcessEnv = {}): Promise<{base: string; invitations: string[]}> {
  const server = new ServerProcess(['--port', '0', '--data', temporaryFolder(t)], {env: {HCP_PAGES: pages, ...env}});
  t.after(() => server.kill('SIGKILL'));
  const base = await server.address();
  const {cases} = (await (await fetch(`${base}/demo/my-cases`)).json()) as DemonstrationCases;
  return {base, invitations: cases.filter(({rated}) => !rated).map(({invitation}) => invitation)};
}

/** A portal of its own origin with one page; the page is known once the server's address is. */
async function portal(t: TestContext, html: () => string): Promise<string> {
  const server = http.createServer((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(html());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

test('a link opens the whole page, leaves no right to rate in the address, and outlives a reload', async (t) => {
  const {base, invitations} = await start(t);
  const [first = '', second = ''] = invitations;
  const errors: string[] = [];
  const context = await new PersistentBrowser(t).launch();
  const page = await context.newPage();
  watchErrors(page, errors);
  await page.goto(`${base}/r#${first}`);
  await page.getByRole('group', {name: '您对这次服务满意吗？'}).waitFor();
  assert.equal(page.url(), `${base}/r/`);
  const item = await page.locator('hcp-review h2').first().innerText();
  await page.reload();
  await page.getByRole('group', {name: '您对这次服务满意吗？'}).waitFor();
  assert.equal(await page.locator('hcp-review h2').first().innerText(), item);
  await rateBad(page);
  await page.getByRole('heading', {name: '已送达'}).waitFor();

  await page.evaluate((token) => {
    location.hash = token;
  }, second);
  await page.getByRole('group', {name: '您对这次服务满意吗？'}).waitFor();
  assert.equal(page.url(), `${base}/r/`);
  assert.notEqual(await page.locator('hcp-review h2').first().innerText(), item);
  assert.deepEqual(errors, []);
});

test('a page without an invitation, and with a broken one, says what to do', async (t) => {
  const {base} = await start(t);
  const context = await new PersistentBrowser(t).launch();
  const page = await context.newPage();
  await page.goto(`${base}/r/`);
  await page.getByRole('heading', {name: '还没有可以评价的服务'}).waitFor();
  await page.goto(`${base}/r/#no-token`);
  await page.getByRole('heading', {name: '无法识别这个评价链接'}).waitFor();
});

test('a portal that the server names frames a rating, as high as it is, and hears what became of it', async (t) => {
  let html = '';
  const origin = await portal(t, () => html);
  const {base, invitations} = await start(t, {HCP_EMBED_ORIGINS: origin});
  html = `<!doctype html><title>portal</title><script type="module" src="${base}/embed/hcp-embed.js"></script>
    <hcp-embed invitation="${invitations[0] ?? ''}"></hcp-embed>`;
  const context = await new PersistentBrowser(t).launch();
  const page = await context.newPage();
  await page.goto(origin);
  const frame = page.frameLocator('hcp-embed iframe');
  const levels = frame.getByRole('group', {name: '您对这次服务满意吗？'});
  await levels.waitFor();
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, {heard});
    for (const type of ['review-saved', 'review-delivered', 'review-closed'])
      document.addEventListener(type, (event) =>
        heard.push([type, Object.keys((event as CustomEvent<object | null>).detail ?? {})]),
      );
  });
  await frame.getByRole('radio', {name: '不满意', exact: true}).check();
  await frame.getByRole('checkbox', {name: '没有提供材料清单'}).waitFor();
  // The frame grows with the form: nothing has to be scrolled within it.
  await page.waitForFunction(() => {
    const element = document.querySelector('iframe');
    return element !== null && element.getBoundingClientRect().height > 900;
  });
  await frame.getByRole('checkbox', {name: '没有提供材料清单'}).check();
  await frame.getByRole('button', {name: '提交评价'}).click();
  await frame.getByRole('heading', {name: '已送达'}).waitFor();
  await page.waitForFunction(() => (window as unknown as {heard: unknown[]}).heard.length === 2);
  await frame.locator('hcp-review').press('Escape');
  await page.waitForFunction(() => (window as unknown as {heard: unknown[]}).heard.length === 3);
  assert.deepEqual(await page.evaluate(() => (window as unknown as {heard: unknown[]}).heard), [
    ['review-saved', ['state', 'id']],
    ['review-delivered', ['state', 'id']],
    ['review-closed', []],
  ]);
});

test('a page that the server does not name frames nothing', async (t) => {
  let html = '';
  const origin = await portal(t, () => html);
  const {base, invitations} = await start(t, {HCP_EMBED_ORIGINS: 'https://portal.example.gov.cn'});
  html = `<!doctype html><title>portal</title><iframe src="${base}/embed/#${invitations[0] ?? ''}"></iframe>`;
  const context = await new PersistentBrowser(t).launch();
  const page = await context.newPage();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(origin);
  await refused;
  assert.equal(await page.frameLocator('iframe').locator('hcp-review').count(), 0);
});
