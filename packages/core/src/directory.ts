import {areaChain, areaContains, isAreaCode, padAreaCode} from './areas.ts';
import type {LocalDate} from './calendar.ts';
import {isUnifiedSocialCreditCode} from './identifiers.ts';

/** The days on which an entry of the directory is in force, both included; open where absent. Nothing is ever deleted. */
export type Validity = {readonly validFrom?: LocalDate; readonly validUntil?: LocalDate};

export type DirectoryArea = Validity & {
  /** Six or twelve digits; what lies above it follows from them. */
  readonly code: string;
  readonly name: string;
  /** The code that took its place when it ended. */
  readonly successorCode?: string;
  /** Where it stands among its neighbours. */
  readonly position?: number;
};

export type DirectoryDepartment = Validity & {
  /** 统一社会信用代码. */
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  /** The department above it, which handles what nobody else there may. */
  readonly parentCode?: string;
  /** Who took over its duties when it ended. */
  readonly successorCode?: string;
};

export type DirectoryItem = Validity & {readonly code: string; readonly name: string; readonly departmentCode: string};

export type DirectoryWindow = Validity & {
  readonly departmentCode: string;
  readonly number: string;
  readonly name: string;
};

export type DirectoryStaffMember = Validity & {
  readonly departmentCode: string;
  readonly number: string;
  readonly windowNumber?: string;
};

/** Rows of a directory, as an operator gives them. */
export type DirectoryRows = {
  readonly areas: readonly DirectoryArea[];
  readonly departments: readonly DirectoryDepartment[];
  readonly items: readonly DirectoryItem[];
  readonly windows: readonly DirectoryWindow[];
  readonly staffMembers: readonly DirectoryStaffMember[];
};

/** What the directory holds already, as far as the new rows may point at it. */
export type KnownDirectory = Pick<DirectoryRows, 'areas' | 'departments' | 'windows'>;

export const DIRECTORY_PROBLEM_CODES = [
  'repeated',
  'area-code-invalid',
  'department-code-invalid',
  'area-unknown',
  'area-above-unknown',
  'department-unknown',
  'parent-unknown',
  'successor-unknown',
  'successor-without-end',
  'window-unknown',
  'days-reversed',
  'loop',
  'not-your-area',
] as const;
export type DirectoryProblemCode = (typeof DIRECTORY_PROBLEM_CODES)[number];

/** One thing wrong with one row; `pointer` is a JSON Pointer into the rows, such as `/departments/3/areaCode`. */
export type DirectoryProblem = {readonly pointer: string; readonly code: DirectoryProblemCode};

/** Whether an entry is in force on a day. */
export function isInForce({validFrom, validUntil}: Validity, day: LocalDate): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day <= validUntil);
}

/** The nearest area above this one that is known, twelve digits; undefined for the top. */
export function areaAbove(code: string, isKnown: (code: string) => boolean): string | undefined {
  return areaChain(code).slice(0, -1).findLast(isKnown);
}

/**
 * Everything wrong with rows that are to be added to a directory or to replace rows of it; empty means that they fit. `within` is
 * the area beyond which the one who gives them has no say.
 */
export function directoryProblems(rows: DirectoryRows, known: KnownDirectory, within?: string): DirectoryProblem[] {
  const world = new World(rows, known, within);
  return [
    ...rows.areas.flatMap((area, index) => at(`/areas/${String(index)}`, world.ofArea(area))),
    ...rows.departments.flatMap((row, index) => at(`/departments/${String(index)}`, world.ofDepartment(row))),
    ...rows.items.flatMap((row, index) => at(`/items/${String(index)}`, world.ofItem(row))),
    ...rows.windows.flatMap((row, index) => at(`/windows/${String(index)}`, world.ofWindow(row))),
    ...rows.staffMembers.flatMap((row, index) => at(`/staffMembers/${String(index)}`, world.ofStaffMember(row))),
  ];
}

type Found = readonly [member: string, code: DirectoryProblemCode];

function at(row: string, found: readonly Found[]): DirectoryProblem[] {
  return found.map(([member, code]) => ({pointer: `${row}/${member}`, code}));
}

/** The directory as it would be with the new rows in it. */
class World {
  readonly #areas: ReadonlyMap<string, DirectoryArea>;
  readonly #departments: ReadonlyMap<string, DirectoryDepartment>;
  readonly #windows: ReadonlySet<string>;
  readonly #top: string | undefined;
  readonly #within: string | undefined;
  readonly #former: ReadonlyMap<string, DirectoryDepartment>;
  readonly #seen = new Set<string>();

  constructor(rows: DirectoryRows, known: KnownDirectory, within: string | undefined) {
    this.#areas = new Map([...known.areas, ...rows.areas].map((area) => [padAreaCode(area.code), area]));
    this.#departments = new Map([...known.departments, ...rows.departments].map((row) => [row.code, row]));
    this.#windows = new Set([...known.windows, ...rows.windows].map(windowKey));
    this.#within = within;
    // A department is of the area where it was as well as of the one where it goes.
    this.#former = new Map(known.departments.map((row) => [row.code, row]));
    this.#top = [...this.#areas.keys()].find((code) => this.#above(code) === undefined);
  }

  ofArea({code, successorCode, ...days}: DirectoryArea): Found[] {
    if (!isAreaCode(code)) return [['code', 'area-code-invalid']];
    const full = padAreaCode(code);
    return [
      ...this.#repeated('code', `area ${full}`),
      ...this.#ofPower('code', full),
      ...(this.#above(full) === undefined && full !== this.#top ? ([['code', 'area-above-unknown']] as const) : []),
      ...ofDays(days),
      ...ofSuccessor(successorCode && padAreaCode(successorCode), days, (next) => this.#areas.get(next)),
      ...ofLoop('successorCode', full, (next) => withFullCode(this.#areas.get(next)?.successorCode)),
    ];
  }

  ofDepartment({code, areaCode, parentCode, successorCode, ...days}: DirectoryDepartment): Found[] {
    if (!isUnifiedSocialCreditCode(code)) return [['code', 'department-code-invalid']];
    const unknownParent = parentCode !== undefined && !this.#departments.has(parentCode);
    return [
      ...this.#repeated('code', `department ${code}`),
      ...(this.#areas.has(padAreaCode(areaCode)) ? [] : ([['areaCode', 'area-unknown']] as const)),
      ...this.#ofPower('areaCode', areaCode, this.#former.get(code)?.areaCode),
      ...(unknownParent ? ([['parentCode', 'parent-unknown']] as const) : []),
      ...ofDays(days),
      ...ofSuccessor(successorCode, days, (next) => this.#departments.get(next)),
      ...ofLoop('parentCode', code, (next) => this.#departments.get(next)?.parentCode),
      ...ofLoop('successorCode', code, (next) => this.#departments.get(next)?.successorCode),
    ];
  }

  ofItem({code, departmentCode, ...days}: DirectoryItem): Found[] {
    return [...this.#repeated('code', `item ${code}`), ...this.#ofDepartmentCode(departmentCode), ...ofDays(days)];
  }

  ofWindow(row: DirectoryWindow): Found[] {
    const repeated = this.#repeated('number', `window ${windowKey(row)}`);
    return [...repeated, ...this.#ofDepartmentCode(row.departmentCode), ...ofDays(row)];
  }

  ofStaffMember({departmentCode, number, windowNumber, ...days}: DirectoryStaffMember): Found[] {
    const unknown = windowNumber !== undefined && !this.#windows.has(windowKey({departmentCode, number: windowNumber}));
    return [
      ...this.#repeated('number', `staff ${windowKey({departmentCode, number})}`),
      ...this.#ofDepartmentCode(departmentCode),
      ...(unknown ? ([['windowNumber', 'window-unknown']] as const) : []),
      ...ofDays(days),
    ];
  }

  #ofDepartmentCode(code: string): Found[] {
    const department = this.#departments.get(code);
    if (department === undefined) return [['departmentCode', 'department-unknown']];
    return this.#ofPower('departmentCode', department.areaCode);
  }

  #ofPower(member: string, ...areaCodes: readonly (string | undefined)[]): Found[] {
    const within = this.#within;
    const outside = within !== undefined && areaCodes.some((code) => code !== undefined && !areaContains(within, code));
    return outside ? [[member, 'not-your-area']] : [];
  }

  #above(code: string): string | undefined {
    return areaAbove(code, (known) => this.#areas.has(known));
  }

  #repeated(member: string, key: string): Found[] {
    if (this.#seen.has(key)) return [[member, 'repeated']];
    this.#seen.add(key);
    return [];
  }
}

function ofDays({validFrom, validUntil}: Validity): Found[] {
  const reversed = validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;
  return reversed ? [['validUntil', 'days-reversed']] : [];
}

function ofSuccessor(
  code: string | undefined,
  {validUntil}: Validity,
  find: (code: string) => object | undefined,
): Found[] {
  if (code === undefined) return [];
  if (find(code) === undefined) return [['successorCode', 'successor-unknown']];
  // What is still in force has nothing to hand over.
  return validUntil === undefined ? [['successorCode', 'successor-without-end']] : [];
}

/** A chain that comes back to where it began leads nowhere. */
function ofLoop(member: string, start: string, next: (code: string) => string | undefined): Found[] {
  const seen = new Set<string>();
  for (let code = next(start); code !== undefined && !seen.has(code); code = next(code)) {
    if (code === start) return [[member, 'loop']];
    seen.add(code);
  }
  return [];
}

function withFullCode(code: string | undefined): string | undefined {
  return code === undefined ? undefined : padAreaCode(code);
}

function windowKey({departmentCode, number}: Pick<DirectoryWindow, 'departmentCode' | 'number'>): string {
  return `${departmentCode} ${number}`;
}
