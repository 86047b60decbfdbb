import {isLocalDate} from './calendar.ts';
import {parseCsv, type CsvRecord} from './csv-records.ts';
import type {DirectoryRows} from './directory.ts';

export type DirectoryKind = keyof DirectoryRows;

/** The members of a row of each kind, in the order of a template. */
export const DIRECTORY_COLUMNS = {
  areas: ['code', 'name', 'successorCode', 'position', 'validFrom', 'validUntil'],
  departments: ['code', 'name', 'areaCode', 'parentCode', 'successorCode', 'validFrom', 'validUntil'],
  items: ['code', 'name', 'departmentCode', 'validFrom', 'validUntil'],
  windows: ['departmentCode', 'number', 'name', 'validFrom', 'validUntil'],
  staffMembers: ['departmentCode', 'number', 'windowNumber', 'validFrom', 'validUntil'],
} as const satisfies Readonly<Record<DirectoryKind, readonly string[]>>;

const NEEDED: ReadonlySet<string> = new Set(['code', 'name', 'areaCode', 'departmentCode', 'number']);
const SHAPES: Readonly<Record<string, RegExp>> = {
  departmentCode: /^[0-9A-Z]{18}$/,
  parentCode: /^[0-9A-Z]{18}$/,
  areaCode: /^\d{6}(?:\d{6})?$/,
  position: /^\d{1,6}$/,
  number: /^.{1,20}$/u,
  windowNumber: /^.{1,20}$/u,
  name: /^.{1,200}$/u,
};
/** The shape of what differs by kind. */
const SHAPES_OF_KIND: Readonly<Partial<Record<DirectoryKind, Readonly<Record<string, RegExp>>>>> = {
  areas: {code: /^\d{6}(?:\d{6})?$/, successorCode: /^\d{6}(?:\d{6})?$/},
  departments: {code: /^[0-9A-Z]{18}$/, successorCode: /^[0-9A-Z]{18}$/},
  items: {code: /^[0-9A-Z]{1,33}$/},
};

export const CSV_PROBLEM_CODES = [
  'empty',
  'quote-open',
  'column-unknown',
  'column-repeated',
  'column-missing',
  'too-many-cells',
  'cell-missing',
  'cell-malformed',
  'day-impossible',
] as const;
export type CsvProblemCode = (typeof CSV_PROBLEM_CODES)[number];

/** One thing wrong with a file: its line, counted from 1, and the member, or the heading where no member has it. */
export type CsvProblem = {readonly line: number; readonly column?: string; readonly code: CsvProblemCode};

export type DirectoryCsv =
  | {readonly problems: readonly CsvProblem[]}
  | {
      /** Each a row of that kind, as the directory takes it. */
      readonly rows: readonly Readonly<Record<string, string | number>>[];
      /** The line on which each row stands. */
      readonly lines: readonly number[];
    };

/**
 * Reads rows of one kind from a CSV text. `memberOf` says which member a heading means, in whatever words the headings are written.
 * Whether the rows fit the directory is asked of the directory (`directoryProblems`).
 */
export function readDirectoryCsv(
  kind: DirectoryKind,
  text: string,
  memberOf: (heading: string) => string | undefined,
): DirectoryCsv {
  const {records, open} = parseCsv(text);
  if (open !== undefined) return {problems: [{line: open, code: 'quote-open'}]};
  const [head, ...body] = records;
  if (head === undefined || body.length === 0) return {problems: [{line: 1, code: 'empty'}]};
  const known: readonly string[] = DIRECTORY_COLUMNS[kind];
  const members = head.cells.map((heading) => known.find((member) => member === memberOf(heading)));
  const problems = [
    ...headProblems(head, members, known),
    ...body.flatMap((record) => rowProblems(kind, record, members)),
  ];
  if (problems.length > 0) return {problems};
  return {rows: body.map((record) => rowOf(record, members)), lines: body.map(({line}) => line)};
}

function headProblems(
  {line, cells}: CsvRecord,
  members: readonly (string | undefined)[],
  known: readonly string[],
): CsvProblem[] {
  return [
    ...cells.flatMap((heading, place): CsvProblem[] => {
      const member = members[place];
      if (member === undefined) return heading === '' ? [] : [{line, column: heading, code: 'column-unknown'}];
      return members.indexOf(member) === place ? [] : [{line, column: member, code: 'column-repeated'}];
    }),
    ...known
      .filter((member) => NEEDED.has(member) && !members.includes(member))
      .map((column): CsvProblem => ({line, column, code: 'column-missing'})),
  ];
}

function rowProblems(
  kind: DirectoryKind,
  {line, cells}: CsvRecord,
  members: readonly (string | undefined)[],
): CsvProblem[] {
  if (cells.length > members.length) return [{line, code: 'too-many-cells'}];
  return members.flatMap((column, place): CsvProblem[] => {
    if (column === undefined) return [];
    const cell = cells[place] ?? '';
    if (cell === '') return NEEDED.has(column) ? [{line, column, code: 'cell-missing'}] : [];
    if (column === 'validFrom' || column === 'validUntil') {
      return isLocalDate(dayOf(cell)) ? [] : [{line, column, code: 'day-impossible'}];
    }
    const shape = SHAPES_OF_KIND[kind]?.[column] ?? SHAPES[column];
    return shape === undefined || shape.test(cell) ? [] : [{line, column, code: 'cell-malformed'}];
  });
}

function rowOf({cells}: CsvRecord, members: readonly (string | undefined)[]): Record<string, string | number> {
  return Object.fromEntries(
    members.flatMap((member, place): (readonly [string, string | number])[] => {
      const cell = cells[place] ?? '';
      if (member === undefined || cell === '') return [];
      if (member === 'position') return [[member, Number(cell)]];
      return [[member, member.startsWith('valid') ? dayOf(cell) : cell]];
    }),
  );
}

/** A day as spreadsheets write it, `2026/1/5`, in our form. */
function dayOf(cell: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(cell) ?? [];
  return year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
