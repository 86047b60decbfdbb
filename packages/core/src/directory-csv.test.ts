import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseCsv} from './csv-records.ts';
import {readDirectoryCsv} from './directory-csv.ts';

const OFFICE = '11320115MB10005717';
const HEADINGS: Readonly<Record<string, string>> = {
  单位代码: 'departmentCode',
  窗口号: 'number',
  窗口名称: 'name',
  起始日期: 'validFrom',
};
const read = (text: string): ReturnType<typeof readDirectoryCsv> =>
  readDirectoryCsv('windows', text, (heading) => HEADINGS[heading] ?? heading);

test('a CSV has its quotes, its separators and its line ends, and each record the line on which it begins', () => {
  assert.deepEqual(parseCsv('\uFEFFa,b\r\n"x, ""y""\nz", 2 \r\n\r\n3,4'), {
    records: [
      {line: 1, cells: ['a', 'b']},
      {line: 2, cells: ['x, "y"\nz', '2']},
      {line: 5, cells: ['3', '4']},
    ],
  });
  assert.deepEqual(parseCsv('a;b\n1;2,5').records[1]?.cells, ['1', '2,5']);
  assert.equal(parseCsv('a\n"b').open, 2);
});

test('rows come by their headings, in any order, with the lines on which they stand', () => {
  assert.deepEqual(
    read(`窗口号,窗口名称,单位代码,起始日期\n1,一号窗口,${OFFICE},2026/1/5\n\n2,二号窗口,${OFFICE},\n`),
    {
      rows: [
        {number: '1', name: '一号窗口', departmentCode: OFFICE, validFrom: '2026-01-05'},
        {number: '2', name: '二号窗口', departmentCode: OFFICE},
      ],
      lines: [2, 4],
    },
  );
});

test('each thing that is wrong is named with its line and its column', () => {
  const text = `窗口号,窗口名称,单位代码,起始日期,备注\n1,,${OFFICE},2026-02-30,x\n2,二号窗口,1132,,,多\n`;
  assert.deepEqual(read(text), {
    problems: [
      {line: 1, column: '备注', code: 'column-unknown'},
      {line: 2, column: 'name', code: 'cell-missing'},
      {line: 2, column: 'validFrom', code: 'day-impossible'},
      {line: 3, code: 'too-many-cells'},
    ],
  });
  assert.deepEqual(read('窗口号,窗口号\n1,2'), {
    problems: [
      {line: 1, column: 'number', code: 'column-repeated'},
      {line: 1, column: 'departmentCode', code: 'column-missing'},
      {line: 1, column: 'name', code: 'column-missing'},
    ],
  });
  assert.deepEqual(read('窗口号,窗口名称,单位代码\n1,一,1132'), {
    problems: [{line: 2, column: 'departmentCode', code: 'cell-malformed'}],
  });
  assert.deepEqual(read('窗口号'), {problems: [{line: 1, code: 'empty'}]});
  assert.deepEqual(read('窗口号\n"1'), {problems: [{line: 2, code: 'quote-open'}]});
});
