import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {CHINA_HOLIDAYS} from './calendar-cn.ts';
import {
  addDays,
  addWorkingDays,
  dayOfWeek,
  endOfLocalDate,
  isLocalDate,
  isWorkingDay,
  localDateOf,
  pointInPeriod,
  startOfLocalDate,
  workingDaysBetween,
  workingTimeLeft,
} from './calendar.ts';
import type {LocalDate} from './calendar.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const anyDay = fc
  .integer({min: startOfLocalDate('2018-06-01'), max: startOfLocalDate('2028-06-01')})
  .map((instant) => localDateOf(instant));

// Receipt, then the ends of 1, 5 and 15 working days, from the notices.
const VECTORS: readonly (readonly [LocalDate, LocalDate, LocalDate, LocalDate, why: string])[] = [
  ['2026-02-13', '2026-02-14', '2026-02-27', '2026-03-12', 'a Saturday made up, then the Spring Festival'],
  ['2026-02-14', '2026-02-24', '2026-02-28', '2026-03-13', 'receipt on a Saturday that is worked'],
  ['2026-02-18', '2026-02-24', '2026-02-28', '2026-03-13', 'receipt on a holiday'],
  ['2026-04-30', '2026-05-06', '2026-05-11', '2026-05-25', 'Labour Day, a Saturday made up'],
  ['2026-09-19', '2026-09-20', '2026-09-24', '2026-10-15', 'two holidays in one period'],
  ['2026-09-24', '2026-09-28', '2026-10-09', '2026-10-22', 'Mid-Autumn, then the National Day'],
  ['2026-09-30', '2026-10-08', '2026-10-13', '2026-10-27', 'the National Day'],
  ['2025-12-31', '2026-01-04', '2026-01-08', '2026-01-22', 'New Year, a Sunday made up, over the turn of the year'],
  ['2026-06-18', '2026-06-22', '2026-06-26', '2026-07-10', 'the Dragon Boat Festival'],
  ['2026-11-20', '2026-11-23', '2026-11-27', '2026-12-11', 'nothing but weekends'],
];

for (const [received, one, five, fifteen, why] of VECTORS) {
  test(`counts 1, 5 and 15 working days from ${received}: ${why}`, () => {
    assert.deepEqual(
      [1, 5, 15].map((days) => addWorkingDays(CHINA_HOLIDAYS, received, days)),
      [one, five, fifteen].map((on) => ({on, provisional: false})),
    );
  });
}

test('counts a Saturday that the notice makes a working day, and not the Friday it gives off', () => {
  assert.equal(isWorkingDay(CHINA_HOLIDAYS, '2026-02-14'), true);
  assert.equal(isWorkingDay(CHINA_HOLIDAYS, '2026-09-25'), false);
});

test('takes days of December from the notice of the year after', () => {
  assert.equal(isWorkingDay(CHINA_HOLIDAYS, '2018-12-29'), true);
  assert.equal(isWorkingDay(CHINA_HOLIDAYS, '2018-12-31'), false);
});

test('lets the later of two notices rule a day that both name', () => {
  const first = {year: 2030, notices: [], off: ['2030-03-04'], makeup: []} as const;
  const second = {year: 2030, notices: [], off: [], makeup: ['2030-03-04']} as const;
  assert.equal(isWorkingDay([first, second], '2030-03-04'), true);
  assert.equal(isWorkingDay([second, first], '2030-03-04'), false);
});

test('skips weekends alone where no notice is out, and says that the day may still move', () => {
  assert.deepEqual(addWorkingDays(CHINA_HOLIDAYS, '2027-01-29', 1), {on: '2027-02-01', provisional: true});
});

test('calls a period provisional that only runs into the days the next notice may rule', () => {
  assert.deepEqual(addWorkingDays(CHINA_HOLIDAYS, '2026-12-23', 1), {on: '2026-12-24', provisional: false});
  assert.deepEqual(addWorkingDays(CHINA_HOLIDAYS, '2026-12-24', 1), {on: '2026-12-25', provisional: true});
  assert.equal(addWorkingDays(CHINA_HOLIDAYS, '2025-12-25', 1).provisional, false);
});

test('stays on the day when no working day is to be added', () => {
  assert.deepEqual(addWorkingDays(CHINA_HOLIDAYS, '2026-02-18', 0), {on: '2026-02-18', provisional: false});
});

test('has a notice with its address for each year, and lists no year without one', () => {
  assert.deepEqual(
    CHINA_HOLIDAYS.map((notice) => notice.year),
    [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026],
  );
  for (const notice of CHINA_HOLIDAYS) {
    assert.ok(notice.notices.length > 0);
    for (const address of notice.notices) assert.match(address, /^https?:\/\/www\.gov\.cn\/zhengce\//);
    for (const day of [...notice.off, ...notice.makeup]) assert.ok(isLocalDate(day), day);
    assert.deepEqual(
      notice.off.filter((day) => notice.makeup.includes(day)),
      [],
    );
  }
});

test('ends every period on a working day, with exactly its number of working days after the start', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({min: 1, max: 40}), (from, days) => {
      const {on} = addWorkingDays(CHINA_HOLIDAYS, from, days);
      assert.equal(isWorkingDay(CHINA_HOLIDAYS, on), true);
      assert.equal(workingDaysBetween(CHINA_HOLIDAYS, from, on), days);
    }),
  );
});

test('counts no working days backwards', () => {
  assert.equal(workingDaysBetween(CHINA_HOLIDAYS, '2026-11-27', '2026-11-20'), 0);
  assert.equal(workingDaysBetween(CHINA_HOLIDAYS, '2026-11-20', '2026-11-20'), 0);
});

test('begins and ends the day in UTC+8', () => {
  assert.equal(localDateOf(Date.parse('2026-11-21T15:59:59.999Z')), '2026-11-21');
  assert.equal(localDateOf(Date.parse('2026-11-21T16:00:00Z')), '2026-11-22');
  assert.equal(startOfLocalDate('2026-11-22'), Date.parse('2026-11-21T16:00:00Z'));
  assert.equal(endOfLocalDate('2026-11-22'), Date.parse('2026-11-22T16:00:00Z'));
});

test('adds days over months, leap days and years', () => {
  assert.equal(addDays('2024-02-28', 1), '2024-02-29');
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  assert.equal(dayOfWeek('2026-11-22'), 0);
});

test('takes only days that exist for days', () => {
  assert.equal(isLocalDate('2024-02-29'), true);
  for (const value of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', null, 20260101]) {
    assert.equal(isLocalDate(value), false);
  }
});

test('counts down in working days and hours', () => {
  assert.deepEqual(workingTimeLeft(CHINA_HOLIDAYS, at('2026-11-23T21:00'), at('2026-11-26T00:00')), {
    workingDays: 2,
    ms: 3 * 3_600_000,
  });
});

test('lets a countdown stand still over a holiday', () => {
  const until = endOfLocalDate('2026-10-08');
  const expected = {workingDays: 1, ms: 0};
  assert.deepEqual(workingTimeLeft(CHINA_HOLIDAYS, at('2026-10-01T00:00'), until), expected);
  assert.deepEqual(workingTimeLeft(CHINA_HOLIDAYS, at('2026-10-07T23:00'), until), expected);
});

test('has nothing left once the end is reached', () => {
  const until = endOfLocalDate('2026-10-08');
  assert.deepEqual(workingTimeLeft(CHINA_HOLIDAYS, until, until), {workingDays: 0, ms: 0});
  assert.deepEqual(workingTimeLeft(CHINA_HOLIDAYS, until + 1, until), {workingDays: 0, ms: 0});
});

test('finds a point in a period by working time: half of one day is its noon, half of five lies on the third', () => {
  assert.equal(pointInPeriod(CHINA_HOLIDAYS, '2026-11-20', 0.5), at('2026-11-23T12:00'));
  assert.equal(pointInPeriod(CHINA_HOLIDAYS, '2026-11-20', 2.5), at('2026-11-25T12:00'));
  assert.equal(pointInPeriod(CHINA_HOLIDAYS, '2026-09-30', 0.5), at('2026-10-08T12:00'));
});
