import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {BrowserContext, Page} from 'playwright-core';
import {PersistentBrowser} from '../e2e/persistent-browser.ts';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {MOMENT, type Picture} from './pictures.ts';

const SERVER = path.join(import.meta.dirname, 'still-server.ts');
const PAGES = path.join(import.meta.dirname, '../../build/pages');
const DESK = {width: 1280, height: 900};

/** Whoever must clean up afterwards. */
export interface Cleaner {
  after(step: () => Promise<void> | void): void;
}

/** Takes pictures of the pages as they were built, over a real server with the demonstration's data. Resolves with them by name. */
export async function takePictures(wanted: readonly Picture[], t: Cleaner): Promise<ReadonlyMap<string, Buffer>> {
  const server = new ServerProcess([temporaryFolder(t), MOMENT, PAGES], {entry: SERVER});
  t.after(() => server.kill('SIGKILL'));
  const base = await server.address();
  const {accounts} = JSON.parse(await server.saying(/CREDENTIALS (.*)\n/)) as {
    accounts: {account: string; password: string}[];
  };
  const context = await new PersistentBrowser(t).launch('zh-CN');
  await context.clock.setFixedTime(MOMENT);
  const taken = new Map<string, Buffer>();
  let signedIn: string | undefined;
  for (const picture of wanted) {
    const page = await pageFor(context, picture);
    if (picture.account !== undefined && picture.account !== signedIn) {
      await context.clearCookies();
      await signIn(page, picture.account);
      signedIn = picture.account;
    }
    await picture.go(page, base);
    await page.evaluate(() => document.fonts.ready);
    taken.set(picture.name, await page.screenshot({animations: 'disabled', caret: 'hide', scale: 'css'}));
    await page.close();
  }
  return taken;

  async function signIn(page: Page, account: string): Promise<void> {
    const found = accounts.find((each) => each.account === account);
    if (found === undefined) throw new Error(`The demonstration has no account ${account}.`);
    await page.goto(`${base}/console/`);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('密码').fill(found.password);
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await page.getByRole('button', {name: '退出'}).waitFor();
  }
}

async function pageFor(context: BrowserContext, {width = DESK.width}: Picture): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({width, height: DESK.height});
  await page.emulateMedia({colorScheme: 'light', reducedMotion: 'reduce'});
  return page;
}

/** Runs `work`, then what it left to be cleaned up, last first. */
export async function cleaningUp<T>(work: (cleaner: Cleaner) => Promise<T>): Promise<T> {
  const steps: (() => Promise<void> | void)[] = [];
  try {
    return await work({after: (step) => void steps.push(step)});
  } finally {
    for (const step of steps.reverse()) await step();
  }
}

/** A folder for what was taken and is not as it was, to be looked at. */
export function folderForLooking(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-pictures-'));
}
