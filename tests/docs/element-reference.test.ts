import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';
import {describeElements, REFERENCE_FILES} from '../../scripts/element-reference.ts';

test('the manifest and the page of the elements are what their source says', async () => {
  const made = await describeElements();
  for (const [name, file] of Object.entries(REFERENCE_FILES)) {
    const expected = made[name as keyof typeof REFERENCE_FILES];
    assert.equal(fs.readFileSync(file, 'utf8'), expected, `${file}: npm run build:manifest`);
  }
});
