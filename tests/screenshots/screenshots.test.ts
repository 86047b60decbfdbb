import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import {type Browser, chromium, type Page} from 'playwright-core';
import {chromiumPath} from '../chromium.ts';
import {type GalleryServer, startGalleryServer} from './gallery-server.ts';
import {nameOf, pairsOf, pairwise, type Picture} from './pairs.ts';

// HCP_UPDATE_PICTURES=1 takes what is seen now as what is meant; look at each before it is kept.
const UPDATE = process.env['HCP_UPDATE_PICTURES'] === '1';
const PICTURES = path.join(import.meta.dirname, 'pictures');
const TREES = path.join(import.meta.dirname, 'trees');
// Where a browser draws the edge of a letter half a shade otherwise; a moved line or another colour is far more.
const SHADE = 0.2;
const MOST_OTHER = 0.001;
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

const pictures = pairwise();
let server: GalleryServer;
let browser: Browser;

before(async () => {
  server = await startGalleryServer();
  browser = await chromium.launch({executablePath: await chromiumPath(), chromiumSandbox: false, args: ARGS});
});

after(async () => {
  await browser.close();
  await server.close();
});

async function shown(picture: Picture): Promise<Page> {
  const {state, width, look, language} = picture;
  const context = await browser.newContext({viewport: {width, height: 900}, reducedMotion: 'reduce'});
  const page = await context.newPage();
  const theme = look === 'dark' ? 'dark' : 'light';
  const view = look === 'elder' ? 'elder' : '';
  const languages = language === 'zh-CN' ? '' : 'zh-CN ug mn-Mong';
  await page.goto(server.address({state, theme, view, lang: language, languages}));
  await page.locator(`hcp-review[data-reached="${state}"]`).waitFor();
  // Letters that only this state shows may have been asked for just now.
  await page.evaluate(() => document.fonts.ready);
  return page;
}

function read(file: string): PNG {
  return PNG.sync.read(fs.readFileSync(file));
}

test('every two values of state, width, look and language meet in one of the pictures', () => {
  const met = new Set(pictures.flatMap(pairsOf));
  const values = Object.keys(pictures[0] ?? {}).map(
    (column) => new Set(pictures.map((picture) => Object.entries(picture).find(([key]) => key === column)?.[1])),
  );
  const sizes = values.map(({size}) => size);
  const pairs = sizes.flatMap((one, index) => sizes.slice(index + 1).map((other) => one * other));
  assert.equal(
    met.size,
    pairs.reduce((sum, count) => sum + count, 0),
  );
});

test('keeps no picture of what is no longer shown', () => {
  const kept = fs.existsSync(PICTURES) ? fs.readdirSync(PICTURES).sort() : [];
  if (UPDATE) for (const name of kept) fs.rmSync(path.join(PICTURES, name));
  else assert.deepEqual(kept, pictures.map((picture) => `${nameOf(picture)}.png`).sort());
});

for (const picture of pictures) {
  test(`looks as it did: ${nameOf(picture)}`, async () => {
    const page = await shown(picture);
    const taken = await page.screenshot({fullPage: true, animations: 'disabled', caret: 'hide'});
    await page.context().close();
    const file = path.join(PICTURES, `${nameOf(picture)}.png`);
    if (UPDATE) {
      fs.mkdirSync(PICTURES, {recursive: true});
      fs.writeFileSync(file, PNG.sync.write(PNG.sync.read(taken), {colorType: 2, deflateLevel: 9}));
      return;
    }
    const [meant, seen] = [read(file), PNG.sync.read(taken)];
    assert.deepEqual([seen.width, seen.height], [meant.width, meant.height]);
    const other = pixelmatch(meant.data, seen.data, undefined, seen.width, seen.height, {threshold: SHADE});
    assert.ok(
      other <= seen.width * seen.height * MOST_OTHER,
      `${String(other)} points of ${nameOf(picture)} look otherwise`,
    );
  });
}

// One of each state, as it is heard: names, kinds and what is chosen.
for (const state of new Set(pictures.map((picture) => picture.state))) {
  for (const look of ['light', 'elder'] as const) {
    test(`is heard as it was: ${state}, ${look === 'elder' ? 'one question a screen' : 'as one page'}`, async () => {
      const page = await shown({state, look, width: 1024, language: 'zh-CN'});
      const tree = `${await page.locator('hcp-review').ariaSnapshot()}\n`;
      await page.context().close();
      const file = path.join(TREES, `${state}.${look}.txt`);
      if (UPDATE) {
        fs.mkdirSync(TREES, {recursive: true});
        fs.writeFileSync(file, tree);
        return;
      }
      assert.equal(tree, fs.readFileSync(file, 'utf8'));
    });
  }
}

test('the first question is heard as five radios, each with its word and none chosen', () => {
  const tree = fs.readFileSync(path.join(TREES, 'first.light.txt'), 'utf8');
  const radios = tree.match(/radio .*/g);
  assert.deepEqual(
    radios,
    ['非常满意', '满意', '基本满意', '不满意', '非常不满意'].map((word) => `radio "${word}"`),
  );
});
