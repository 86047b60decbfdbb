import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Notebook} from './notebook.ts';

test('counts each thing that was looked at, and shows what was seen instead below its visit', () => {
  const notebook = new Notebook();
  notebook.note('online', {title: 'levels', passed: true});
  notebook.note('online', {title: 'delivered', passed: false, detail: 'Waited 15 s.\nThere is: 正在打开评价'});
  notebook.note('portal', {title: 'cases', passed: true});
  assert.deepEqual([notebook.passed, notebook.failed], [2, 1]);
  assert.deepEqual(
    [...notebook.lines()],
    [
      '  ✗ online: levels · delivered',
      '      delivered\n      Waited 15 s.\n      There is: 正在打开评价',
      '  ✓ portal: cases',
    ],
  );
});

test('a receipt code that is shown again after a reload is one rating, another code is another', () => {
  const notebook = new Notebook();
  for (const receiptCode of ['A', 'A', 'B']) notebook.note('saved', {title: 'code', passed: true, receiptCode});
  assert.deepEqual(notebook.receiptCodes, ['A', 'B']);
});
