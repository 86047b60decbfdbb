import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser, watchErrors} from './persistent-browser.ts';
import {openCase, orderNumberOf, rateBad, receiptCodeOf} from './portal.ts';

const pages = path.join(import.meta.dirname, '../../build/pages');
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that a policy refused on a page, since it was opened. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, {policyViolations: seen});
    addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

/** A person who has only a keyboard: everything by Tab, Enter, Space, the arrows and letters. */
class Typist {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** Goes on by Tab until the focus is on what has this name. */
  async tabTo(name: string | RegExp, most = 80): Promise<void> {
    const seen: string[] = [];
    for (let steps = 0; steps < most; steps++) {
      await this.press('Tab');
      const focused = await this.#page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return '';
        const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
        const text = labels.map((label) => label.textContent).join(' ') || element.textContent;
        return text.replace(/\s+/g, ' ').trim();
      });
      seen.push(focused);
      if (typeof name === 'string' ? focused.startsWith(name) : name.test(focused)) return;
    }
    throw new Error(`No way by Tab to ${String(name)}; on it lay: ${seen.join(' / ')}`);
  }

  async enter(name: string | RegExp): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
  }

  /** Chooses a radio button by its place in its group. */
  async choose(name: string, downwards = 0): Promise<void> {
    await this.tabTo(name);
    await this.press('Space');
    for (let step = 0; step < downwards; step++) await this.press('ArrowDown');
  }

  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.type(text);
  }

  /** The heading that has the focus now. */
  async atHeading(words: string): Promise<void> {
    await this.#page.waitForFunction(
      (wanted) =>
        document.activeElement?.matches('h1, h2, [data-done]') === true &&
        document.activeElement.textContent.includes(wanted),
      words,
    );
  }
}

/** Nothing that axe complains of, in the state that the page is in. */
async function axeFindings(page: Page): Promise<unknown[]> {
  // As an inspector does: the page's own policy is for the page's own scripts.
  return page.evaluate(
    `${AXE}; axe.run(document.body).then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))`,
  );
}

test('a bad review is signed for, worked on, answered, called back about and closed with the keyboard alone', async (t) => {
  const server = new ServerProcess(['--port', '0', '--data', temporaryFolder(t)], {env: {HCP_PAGES: pages}});
  t.after(() => server.kill('SIGKILL'));
  const base = await server.address();
  const passwordOf = (role: string): Promise<string> => server.saying(new RegExp(`^ +${role} +(\\S+) `, 'm'));
  const browser = new PersistentBrowser(t);
  const context = await browser.launch();
  const errors: string[] = [];

  const portal = await context.newPage();
  watchErrors(portal, errors);
  await portal.goto(`${base}/portal/`);
  await openCase(portal, '食品经营许可');
  await rateBad(portal);
  await portal.getByRole('heading', {name: /已送达/}).waitFor();
  const receiptCode = await receiptCodeOf(portal);
  const number = await orderNumberOf(portal, base, receiptCode);

  const desk = await context.newPage();
  watchErrors(desk, errors);
  await watchPolicy(desk);
  const typist = new Typist(desk);

  const signIn = async (role: string): Promise<void> => {
    await desk.getByLabel('账号').waitFor();
    await typist.fill('账号', role);
    await typist.fill('密码', await passwordOf(role));
    await typist.press('Enter');
    await typist.atHeading('工单');
  };
  const openOrder = async (): Promise<void> => {
    await typist.press('/');
    await typist.type(number);
    await typist.press('Enter');
    await desk.getByText('共 1 张').waitFor();
    assert.deepEqual(await axeFindings(desk), []);
    await typist.press('Escape');
    await typist.press('j');
    await typist.press('Enter');
    await typist.atHeading('食品经营许可');
  };
  const command = async (name: string, fill: () => Promise<void>): Promise<void> => {
    await typist.enter(name);
    await typist.atHeading(name);
    assert.deepEqual(await axeFindings(desk), []);
    await fill();
    await typist.enter(/^提交$/);
    await typist.atHeading('已完成');
    await desk.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  };
  const signOut = async (): Promise<void> => {
    await desk.keyboard.press('Escape');
    await typist.enter(/^退出$/);
  };

  await desk.goto(`${base}/console/`);
  await signIn('handler');
  await openOrder();
  await command('签收', () => Promise.resolve());
  await command('记录联系情况', async () => {
    await typist.choose('已联系上');
    await typist.fill('所用号码', '138****0000');
    await typist.fill('评价人说的原因', '没有事先告知材料清单。');
    await typist.fill('评价人的要求', '把清单放到网上。');
  });
  await command('补充核实材料', async () => {
    await typist.tabTo('材料种类');
    await typist.press('ArrowDown');
    await typist.fill('内容', '调阅了当天的办件记录，清单确实没有给。');
  });
  await command('选定整改类别', () => typist.choose('简易'));
  await command('作出认定', async () => {
    await typist.choose('属实');
    await typist.choose('合理');
    await typist.tabTo('成因');
    await typist.press('ArrowDown');
    await typist.fill('认定说明', '窗口没有按规定一次性告知。');
  });
  await command('开始整改', () => typist.fill('打算怎么改', '补充告知单并放到网上。'));
  await command('提交答复', async () => {
    await typist.choose('已解决');
    await typist.fill(
      '答复内容',
      '经查，当天窗口没有一次性告知材料清单，属实。我们已补充告知单，放到网上并在窗口摆放，今后逐件核对，欢迎监督。',
    );
    await typist.tabTo('主要措施');
    await typist.press('ArrowDown');
    await typist.fill('所用号码', '138****0000');
    await typist.choose('已送达');
  });
  await signOut();

  await signIn('call-back-officer');
  await openOrder();
  await command('记录回访结果', async () => {
    await typist.choose('满意');
    await typist.fill('所用号码', '138****0000');
    await typist.choose('接通');
  });
  await signOut();

  await signIn('supervisor');
  await openOrder();
  await command('审核通过，办结', () => Promise.resolve());
  await desk.locator('hcp-order').getByText('已办结', {exact: true}).first().waitFor();
  assert.deepEqual(await axeFindings(desk), []);

  const receipt = await context.newPage();
  watchErrors(receipt, errors);
  assert.equal(await orderNumberOf(receipt, base, receiptCode), number);
  await receipt.getByText('已经办结').first().waitFor();
  assert.deepEqual(await desk.evaluate('policyViolations'), []);
  assert.deepEqual(errors, []);
});
