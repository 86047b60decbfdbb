/** A record of a CSV file: its cells, and the line on which it begins, counted from 1. */
export type CsvRecord = {readonly line: number; readonly cells: readonly string[]};

/** The records of a CSV text (RFC 4180; also `;` or tabs, and line ends of any system), without empty ones. `open` names the line of a quote that never ends. */
export function parseCsv(text: string): {readonly records: readonly CsvRecord[]; readonly open?: number} {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begun = 1;
  let quotedAt: number | undefined;
  const endRecord = (): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) records.push({line: begun, cells});
    cells = [];
    cell = '';
  };
  for (let place = 0; place < source.length; place++) {
    const sign = source.charAt(place);
    if (quotedAt !== undefined) {
      if (sign === '\n') line += 1;
      if (sign !== '"') cell += sign;
      else if (source.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else quotedAt = undefined;
    } else if (sign === '"' && cell.trim() === '') {
      quotedAt = line;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      endRecord();
      if (sign === '\r' && source.charAt(place + 1) === '\n') place += 1;
      line += 1;
      begun = line;
    } else cell += sign;
  }
  endRecord();
  return quotedAt === undefined ? {records} : {records, open: quotedAt};
}

/** What the first line is divided by. */
function separatorOf(source: string): string {
  const [first = ''] = source.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t'].map((sign) => [sign, first.split(sign).length] as const);
  const [best = [',', 1] as const] = counted.toSorted(([, one], [, other]) => other - one);
  return best[0];
}
