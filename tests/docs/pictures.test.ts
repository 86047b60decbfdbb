import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {differenceOf} from './compare.ts';
import {folderForLooking, takePictures} from './picture-taking.ts';
import {pictures, PICTURES} from './pictures.ts';

// Fonts and their smoothing differ a little from machine to machine; a moved or changed part of a page is more.
const ALLOWED = 0.02;

const root = path.join(import.meta.dirname, '../..');
const fileOf = (name: string): string => path.join(root, PICTURES, `${name}.png`);

test('each picture in the guides shows the page as it is now', async (t) => {
  const taken = await takePictures(pictures, t);
  const old = [...taken].filter(([name, now]) => {
    const file = fileOf(name);
    return !fs.existsSync(file) || differenceOf(fs.readFileSync(file), now) > ALLOWED;
  });
  if (old.length === 0) return;
  const folder = folderForLooking();
  for (const [name, now] of old) fs.writeFileSync(path.join(folder, `${name}.png`), now);
  assert.fail(`${old.map(([name]) => name).join(', ')}: now as in ${folder}. If that is meant: npm run build:pictures`);
});

test('each picture is shown in a guide, with words for who cannot see it, and each that a guide shows is taken', () => {
  const shown = new Set<string>();
  for (const file of fs.globSync('docs/guide/*.md', {cwd: root})) {
    for (const [, words, name] of fs.readFileSync(path.join(root, file), 'utf8').matchAll(PICTURE_IN_GUIDE)) {
      assert.ok((words ?? '').length > 3, `${file}: ${String(name)} has no words`);
      shown.add(String(name));
    }
  }
  assert.deepEqual([...shown].sort(), pictures.map(({name}) => name).sort());
});

const PICTURE_IN_GUIDE = /!\[([^\]]*)\]\(\.\.\/images\/pages\/([a-z-]+)\.png\)/g;
