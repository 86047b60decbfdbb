import type {Sheet} from '@haochaping/views';
// Its way for browsers compresses in workers made of strings, which the policy of these pages forbids; this one does not.
import writeExcelFile from 'write-excel-file/universal';

/** A workbook of some sheets: texts as text cells, numbers as number cells, nothing else. */
export async function sheetFile(sheets: readonly Sheet[]): Promise<Blob> {
  const typed = sheets.map(({name, rows}) => ({
    sheet: name,
    data: rows.map((row) =>
      row.map((value) => (typeof value === 'number' ? {value, type: Number} : {value, type: String})),
    ),
  }));
  return writeExcelFile(typed).toBlob();
}
