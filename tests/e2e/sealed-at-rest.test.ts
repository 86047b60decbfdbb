import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser} from './persistent-browser.ts';
import {SdkPortal} from './sdk-portal.ts';

const PHONE = '13812349876';
const NAME = '徐爱华的名字';
const OPEN_WORDS = 'words-of-an-own-device-4711';
const SEALED_WORDS = '公用设备上说的话-8271';
const CONTACT = {name: NAME, phone: PHONE, consentedAt: '2026-11-22T02:03:00.000Z'};

/** Which of the texts stand in any file below a folder, as UTF-8 or as the UTF-16 in which browsers keep strings. */
function foundIn(folder: string, texts: readonly string[]): string[] {
  const names = fs.readdirSync(folder, {recursive: true, withFileTypes: true});
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const found = new Set<string>();
  for (const file of files) {
    const bytes = fs.readFileSync(file);
    for (const text of texts) {
      if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))) found.add(text);
    }
  }
  return [...found];
}

test('nothing of a contact, and nothing of a review on a shared device, stands in any file of the browser', async (t) => {
  const data = path.join(temporaryFolder(t), 'data');
  const server = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => server.kill('SIGKILL'));
  const portal = await SdkPortal.open(await server.address());
  t.after(() => portal.close());
  const [own = '', shared = ''] = await portal.invitations(2);
  const token = shared.split('.')[1] ?? '';

  const browser = new PersistentBrowser(t);
  const page = await (await browser.launch()).newPage();
  await page.goto(portal.address);
  await page.evaluate(async () => {
    window.begin(false);
    if (!(await window.prepareSealing())) throw new Error('There is nothing to seal with.');
  });
  portal.cut = true;
  const said = {level: 2, contact: CONTACT};
  const ids = await page.evaluate(async ([invitation, text, more]) => window.rate([invitation], {...more, text}), [
    own,
    OPEN_WORDS,
    said,
  ] as const);
  await page.evaluate(() => {
    window.begin(false, {sharedDevice: true});
  });
  const more = await page.evaluate(async ([invitation, text, more]) => window.rate([invitation], {...more, text}), [
    shared,
    SEALED_WORDS,
    said,
  ] as const);
  await browser.kill();

  // What lies open is found: so the search finds what is there.
  assert.deepEqual(foundIn(browser.profile, [OPEN_WORDS, PHONE, NAME, SEALED_WORDS, token]), [OPEN_WORDS]);

  portal.cut = false;
  const again = await (await browser.launch()).newPage();
  await again.goto(portal.address);
  await again.evaluate(async () => {
    window.begin(false);
    await window.flush();
  });
  await server.kill('SIGTERM');
  const database = new Database(path.join(data, SQLITE_FILE), {readonly: true});
  t.after(() => void database.close());
  const rows = database
    .prepare<string[], {id: string; text: string}>('select id, text from review where id in (?, ?) order by id')
    .all(ids[0] ?? '', more[0] ?? '');
  assert.deepEqual(
    rows.map(({text}) => text),
    [OPEN_WORDS, SEALED_WORDS],
  );
  const contacts = database.prepare('select review_id, readable from contact order by review_id').all();
  assert.deepEqual(
    contacts,
    [...ids, ...more].map((review_id) => ({review_id, readable: 1})),
  );
  database.close();
  // Nor does it lie in the clear on the server.
  assert.deepEqual(foundIn(data, [PHONE, NAME]), []);
});
