import assert from 'node:assert/strict';
import test from 'node:test';
import {bulletinSheets} from '@haochaping/views';
import readSheets from 'read-excel-file/node';
import {SAMPLE_BULLETIN} from '../fakes/sample-bulletin.ts';
import {sheetFile} from './sheet-file.ts';

test('the workbook holds every number of the bulletin as a number, every text as text, and no formula', async () => {
  const {content} = SAMPLE_BULLETIN;
  const sheets = bulletinSheets(content);
  const file = await sheetFile(sheets);
  const bytes = Buffer.from(await file.arrayBuffer());
  const read = await readSheets(bytes);
  assert.deepEqual(
    read.map(({sheet}) => sheet),
    ['本月和上月', '各地区', '各部门'],
  );
  for (const [index, {rows}] of sheets.entries()) {
    const cells = read[index]?.data ?? [];
    for (const [at, row] of rows.entries()) {
      assert.deepEqual(
        row.map((_, column) => cells[at]?.[column]),
        row,
      );
    }
  }
  const [, , offices] = read;
  const police = offices?.data.find((row) => String(row[0]).includes('公安局'));
  assert.ok(police);
  assert.equal(police[0], "'=苏州市公安局");
  assert.deepEqual(police.slice(1, 4), [1, 1, 1]);
  assert.ok(police.includes(100));
  assert.equal(
    read.flatMap(({data}) => data.flat()).some((cell) => String(cell).startsWith('=')),
    false,
  );
});
