import {mendCounts, recount} from '@haochaping/backend';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import type {OfficeArguments} from './run-office.ts';
import {withOffice} from './with-office.ts';

/** Counts everything anew and says how far the sums are off; with `mend` they are set right, which the log notes. */
export async function recountAll({mend, server}: OfficeArguments): Promise<0 | 1> {
  return withOffice(server, async ({engine}): Promise<0 | 1> => {
    const {drift, counted} = mend ? await mendCounts(engine, 'recount', Date.now()) : await recount(engine);
    console.log((mend ? OFFICE_TEXT.mended : OFFICE_TEXT.recounted)(counted, drift));
    return mend || drift === 0 ? 0 : 1;
  });
}
