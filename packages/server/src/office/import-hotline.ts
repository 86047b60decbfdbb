import {findArea, putHotlineFigures} from '@haochaping/backend';
import {HotlineFigures} from '@haochaping/protocol';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import type {OfficeArguments} from './run-office.ts';
import {readJsonFile, refuseRows, withOffice, wrongShapes} from './with-office.ts';

/** Brings in the hotline's figures of one area and month from a file that names its source; those there were are replaced. */
export async function importHotline({file = '', server}: OfficeArguments): Promise<0 | 1> {
  const parsed = HotlineFigures.safeParse(readJsonFile(file));
  if (!parsed.success) return refuseRows(wrongShapes(parsed.error.issues));
  const {area, month, counts} = parsed.data;
  return withOffice(server, async ({engine}): Promise<0 | 1> => {
    if ((await findArea(engine, area)) === undefined) {
      return refuseRows([{pointer: '/area', why: OFFICE_TEXT.directory['area-unknown']}]);
    }
    await putHotlineFigures(engine, parsed.data, 'import-hotline', Date.now());
    console.log(OFFICE_TEXT.hotlineImported(area, month, Object.keys(counts).length));
    return 0;
  });
}
