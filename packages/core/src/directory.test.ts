import assert from 'node:assert/strict';
import test from 'node:test';
import {areaAbove, directoryProblems, isInForce} from './directory.ts';
import type {DirectoryRows, KnownDirectory} from './directory.ts';
import {creditCodeCheckCharacter} from './identifiers.ts';

const code = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '');
const OFFICE = code('11320115MB1234567');
const CENTRE = code('11320102MB1234567');
const EMPTY: DirectoryRows = {areas: [], departments: [], items: [], windows: [], staffMembers: []};
const KNOWN: KnownDirectory = {
  areas: [
    {code: '320000', name: '江苏省'},
    {code: '320115', name: '江宁区'},
  ],
  departments: [{code: OFFICE, name: '江宁区行政审批局', areaCode: '320115'}],
  windows: [{departmentCode: OFFICE, number: '1', name: '1 号窗口'}],
};

const problems = (rows: Partial<DirectoryRows>, known = KNOWN): string[] =>
  directoryProblems({...EMPTY, ...rows}, known).map((found) => `${found.pointer} ${found.code}`);

test('finds nothing wrong with rows that fit, whether their neighbours are known or come with them', () => {
  const rows: DirectoryRows = {
    areas: [{code: '320102', name: '玄武区', validUntil: '2026-12-31', successorCode: '320115'}],
    departments: [{code: CENTRE, name: '便民中心', areaCode: '320102000000', parentCode: OFFICE}],
    items: [{code: `${CENTRE}4002011081000`, name: '高龄津贴申领', departmentCode: CENTRE}],
    windows: [{departmentCode: CENTRE, number: '2', name: '2 号窗口'}],
    staffMembers: [
      {departmentCode: CENTRE, number: '0201', windowNumber: '2'},
      {departmentCode: OFFICE, number: '0101', windowNumber: '1', validFrom: '2026-01-01', validUntil: '2026-01-01'},
    ],
  };
  assert.deepEqual(problems(rows), []);
  assert.deepEqual(
    problems({areas: [{code: '320115', name: '江宁区'}]}, {areas: [], departments: [], windows: []}),
    [],
  );
});

test('names each row that points at what nobody knows', () => {
  assert.deepEqual(
    problems({
      areas: [
        {code: '3201', name: '南京'},
        {code: '110105', name: '朝阳区'},
      ],
      departments: [
        {code: '11320115MB1234567A', name: '写错的', areaCode: '320115'},
        {
          code: CENTRE,
          name: '便民中心',
          areaCode: '320199',
          parentCode: 'X',
          validUntil: '2026-01-01',
          successorCode: 'Y',
        },
      ],
      items: [{code: 'A', name: '事项', departmentCode: 'X'}],
      windows: [{departmentCode: 'X', number: '1', name: '窗口'}],
      staffMembers: [{departmentCode: OFFICE, number: '1', windowNumber: '9'}],
    }),
    [
      '/areas/0/code area-code-invalid',
      '/areas/1/code area-above-unknown',
      '/departments/0/code department-code-invalid',
      '/departments/1/areaCode area-unknown',
      '/departments/1/parentCode parent-unknown',
      '/departments/1/successorCode successor-unknown',
      '/items/0/departmentCode department-unknown',
      '/windows/0/departmentCode department-unknown',
      '/staffMembers/0/windowNumber window-unknown',
    ],
  );
});

test('refuses days that run backwards, a successor of what has not ended, and the same row twice', () => {
  const window = {departmentCode: OFFICE, number: '7', name: '7 号窗口'};
  assert.deepEqual(
    problems({
      areas: [{code: '320115000000', name: '江宁区', successorCode: '320000'}],
      windows: [{...window, validFrom: '2026-02-01', validUntil: '2026-01-31'}, window],
    }),
    [
      '/areas/0/successorCode successor-without-end',
      '/windows/0/validUntil days-reversed',
      '/windows/1/number repeated',
    ],
  );
});

test('refuses a chain of successors or of superiors that comes back to where it began', () => {
  const ended = {validUntil: '2026-01-01'} as const;
  const office = {...ended, code: OFFICE, name: '江宁区行政审批局', areaCode: '320115', successorCode: CENTRE};
  const centre = {...ended, code: CENTRE, name: '便民中心', areaCode: '320115', parentCode: CENTRE};
  assert.deepEqual(problems({departments: [office, {...centre, successorCode: OFFICE}]}), [
    '/departments/0/successorCode loop',
    '/departments/1/parentCode loop',
    '/departments/1/successorCode loop',
  ]);
  const known = {
    ...KNOWN,
    areas: [...KNOWN.areas, {...ended, code: '320102', name: '玄武区', successorCode: '320115'}],
  };
  const back = {...ended, code: '320115', name: '江宁区', successorCode: '320102'};
  assert.deepEqual(problems({areas: [back]}, known), ['/areas/0/successorCode loop']);
});

test('lets nobody change what lies in another area, nor move a department out of one', () => {
  const rows: DirectoryRows = {
    ...EMPTY,
    areas: [{code: '320115', name: '江宁'}],
    departments: [{code: OFFICE, name: '搬走的局', areaCode: '320102'}],
    windows: [{departmentCode: OFFICE, number: '3', name: '3 号窗口'}],
  };
  const known = {...KNOWN, areas: [...KNOWN.areas, {code: '320102', name: '玄武区'}]};
  const within = (area: string): string[] => directoryProblems(rows, known, area).map((found) => found.pointer);
  assert.deepEqual(within('320000'), []);
  assert.deepEqual(within('320102'), ['/areas/0/code', '/departments/0/areaCode']);
  assert.deepEqual(within('320115'), ['/departments/0/areaCode', '/windows/0/departmentCode']);
});

test('takes the nearest known area above, so that a city without counties has its townships directly below', () => {
  const known = new Set(['440000000000', '441900000000']);
  const above = (area: string): string | undefined => areaAbove(area, (one) => known.has(one));
  assert.equal(above('441900101000'), '441900000000');
  assert.equal(above('441900'), '440000000000');
  assert.equal(above('440000'), undefined);
});

test('is in force on its first and on its last day', () => {
  const days = {validFrom: '2026-03-01', validUntil: '2026-03-31'} as const;
  assert.deepEqual(
    (['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'] as const).map((day) => isInForce(days, day)),
    [false, true, true, false],
  );
  assert.ok(isInForce({}, '2026-01-01'));
});
