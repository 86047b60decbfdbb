import {changeDirectory} from '@haochaping/backend';
import type {DirectoryRows} from '@haochaping/core';
import {DirectoryFile} from '@haochaping/protocol';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import type {OfficeArguments} from './run-office.ts';
import {readJsonFile, refuseRows, withOffice, wrongShapes} from './with-office.ts';

/** Puts the rows of a file into the directory, all of them or none, and names each wrong place. */
export async function importDirectory({file = '', dryRun, server}: OfficeArguments): Promise<0 | 1> {
  const parsed = DirectoryFile.safeParse(readJsonFile(file));
  if (!parsed.success) return refuseRows(wrongShapes(parsed.error.issues));
  const {areas = [], departments = [], items = [], windows = [], staffMembers = []} = parsed.data;
  // Absent means absent to core; the schema says the same with members that may be undefined, which JSON has none of.
  const rows = {areas, departments, items, windows, staffMembers} as DirectoryRows;
  return withOffice(server, async ({engine}) => {
    const put = await changeDirectory(engine, {rows, actor: 'import-directory', at: Date.now(), dryRun});
    if (put.outcome === 'refused') {
      return refuseRows(put.problems.map(({pointer, code}) => ({pointer, why: OFFICE_TEXT.directory[code]})));
    }
    const created = put.changes.filter(({outcome}) => outcome === 'created').length;
    const say = dryRun ? OFFICE_TEXT.dryRun : OFFICE_TEXT.imported;
    console.log(say(created, put.changes.length - created, put.unchanged));
    return 0;
  });
}
