import {addNotice, runRecountDeadlines} from '@haochaping/backend';
import {CHINA_HOLIDAYS, type HolidayNotice, noticeProblems} from '@haochaping/core';
import {HolidayNoticeBody} from '@haochaping/protocol';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import type {OfficeArguments} from './run-office.ts';
import {readJsonFile, refuseRows, withOffice, wrongShapes} from './with-office.ts';

/** Adds a holiday notice from a file; the deadlines it moves are counted anew at once. */
export async function addHolidays({file = '', server}: OfficeArguments): Promise<0 | 1> {
  const parsed = HolidayNoticeBody.safeParse(readJsonFile(file));
  if (!parsed.success) return refuseRows(wrongShapes(parsed.error.issues));
  // The schema has just looked at every day.
  const notice = parsed.data as HolidayNotice;
  const problems = noticeProblems(notice);
  if (problems.length > 0) {
    return refuseRows(problems.map(({pointer, code}) => ({pointer, why: OFFICE_TEXT.notice[code]})));
  }
  return withOffice(server, async ({engine, profile}): Promise<0> => {
    const at = Date.now();
    const outcome = await addNotice(engine, {notice, addedAt: at, addedBy: 'add-holidays'});
    const moved = await runRecountDeadlines({engine}, {profile, notices: CHINA_HOLIDAYS}, at);
    console.log(
      outcome === 'known' ? OFFICE_TEXT.holidaysKnown(notice.year) : OFFICE_TEXT.holidaysAdded(notice.year, moved),
    );
    return 0;
  });
}
