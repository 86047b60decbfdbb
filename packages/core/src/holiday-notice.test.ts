import assert from 'node:assert/strict';
import test from 'node:test';
import {CHINA_HOLIDAYS} from './calendar-cn.ts';
import type {HolidayNotice} from './calendar.ts';
import {noticeProblems} from './holiday-notice.ts';

const NOTICE: HolidayNotice = {
  year: 2027,
  notices: ['https://www.gov.cn/zhengce/content/notice.htm'],
  off: ['2027-01-01', '2026-12-31'],
  makeup: ['2027-01-03'],
};
const problems = (changes: Partial<HolidayNotice>): string[] =>
  noticeProblems({...NOTICE, ...changes}).map((found) => `${found.pointer} ${found.code}`);

test('finds nothing wrong with the notices that are known, nor with one that rules the December before', () => {
  for (const notice of CHINA_HOLIDAYS) assert.deepEqual(noticeProblems(notice), [], String(notice.year));
  assert.deepEqual(problems({}), []);
});

test('names each day that cannot be, is of another year, stands twice, or is both off and worked', () => {
  assert.deepEqual(problems({off: ['2027-02-30', '2028-01-01', '2027-01-01', '2027-01-01']}), [
    '/off/0 day-impossible',
    '/off/1 day-of-another-year',
    '/off/3 repeated',
  ]);
  assert.deepEqual(problems({off: ['2027-01-03'], makeup: ['2027-01-03', '2027-13-01']}), [
    '/makeup/1 day-impossible',
    '/makeup/0 off-and-worked',
  ]);
});

test('asks for a year, for at least one day off, and for where it was taken from', () => {
  assert.deepEqual(problems({year: 27}), ['/year year-impossible']);
  assert.deepEqual(problems({notices: [], off: [], makeup: []}), ['/notices source-missing', '/off nothing-off']);
  assert.deepEqual(problems({notices: ['gov.cn']}), ['/notices/0 source-not-an-address']);
});
