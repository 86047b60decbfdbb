import {
  type Command,
  creditCodeOfItem,
  isInForce,
  type LeadFacts,
  type LocalDate,
  localDateOf,
  type WorkOrder,
} from '@haochaping/core';
import {type Department, departmentOf} from './directory.ts';
import type {Queries} from './transaction.ts';

/** What the store knows of who could lead an order, with the names of the departments concerned. */
export interface LeadsKnown {
  readonly facts: LeadFacts;
  readonly names: ReadonlyMap<string, string>;
}

/** Reads who served and owns, whom the area has, and who was handed an order on the same service instance before. */
export async function readLeadFacts(queries: Queries, order: WorkOrder, at: number): Promise<LeadsKnown> {
  const {areaCode, departmentCode, itemCode, staffNumber} = order.subject;
  const returns = order.returns ?? [];
  const namedCodes = returns.map(({proposedDepartmentCode}) => proposedDepartmentCode);
  const received = await handings(queries, order.subjectKey);
  const owner = creditCodeOfItem(itemCode);
  const codes = [departmentCode, ...(owner === undefined ? [] : [owner]), ...namedCodes];
  const known = await readDepartments(queries, areaCode, [...codes, ...received.map((one) => one.departmentCode)]);
  const handlers = staffNumber === undefined ? undefined : await handlersOf(queries, departmentCode);
  const day = localDateOf(at);
  return {
    facts: {
      departmentCode,
      itemCode,
      activeDepartmentCodes: [],
      areaDepartmentCodes: known.filter((one) => one.areaCode === areaCode).map(({code}) => code),
      departments: known.map((one) => ({
        ...routed(one, day),
        ...(one.code === departmentCode && handlers !== undefined && {handlers}),
      })),
      ...(staffNumber !== undefined && {staffNumber}),
      received,
      namedCodes,
      declinedCodes: returns.filter(({decision}) => decision?.accepted).map((one) => one.departmentCode),
    },
    names: new Map(known.map(({code, name}) => [code, name])),
  };
}

/** Each time that a department was handed an order on a service instance, whichever order that was. */
async function handings(queries: Queries, subjectKey: string): Promise<LeadFacts['received']> {
  const rows = await queries
    .selectFrom('work_order_entry')
    .select(['at', 'command'])
    .where('subject_key', '=', subjectKey)
    .orderBy('at')
    .execute();
  return rows.flatMap(({at, command: text}) => {
    const command = JSON.parse(text) as Command;
    const accepted = command.type === 'decide-return' && command.decision === 'accept';
    return command.type === 'dispatch' || accepted ? [{departmentCode: command.departmentCode, at}] : [];
  });
}

/** The departments of an area and those with these codes, with all that took over from them. */
async function readDepartments(queries: Queries, area: string, codes: readonly string[]): Promise<Department[]> {
  const known = new Map<string, Department>();
  let wanted = [...new Set(codes)];
  let ofArea = true;
  while (ofArea || wanted.length > 0) {
    const rows = await queries
      .selectFrom('department')
      .selectAll()
      // No department has the empty code: it keeps an empty list a list.
      .where((eb) => eb.or([eb('code', 'in', [...wanted, '']), ...(ofArea ? [eb('area', '=', area)] : [])]))
      .orderBy('code')
      .execute();
    ofArea = false;
    for (const row of rows) known.set(row.code, departmentOf(row));
    const successors = rows.flatMap(({successor}) => (successor === null || known.has(successor) ? [] : [successor]));
    wanted = [...new Set(successors)];
  }
  return [...known.values()];
}

/** The numbers of those who could handle an order at a department; undefined where it has no accounts. */
async function handlersOf(queries: Queries, department: string): Promise<(string | undefined)[] | undefined> {
  const rows = await queries
    .selectFrom('account')
    .select('staff_number')
    .where('role', 'in', ['handler', 'leader'])
    .where('department', '=', department)
    .execute();
  return rows.length === 0 ? undefined : rows.map(({staff_number}) => staff_number ?? undefined);
}

function routed(department: Department, day: LocalDate): LeadFacts['departments'][number] {
  const {code, areaCode, successorCode} = department;
  return {code, areaCode, active: isInForce(department, day), ...(successorCode !== undefined && {successorCode})};
}
