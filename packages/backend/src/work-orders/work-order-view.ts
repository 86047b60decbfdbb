import {deadlineAt, dueDayOf, linkOf, runningClocks, type WorkOrder} from '@haochaping/core';
import type {NextDuty, WorkOrderLine, WorkOrderView} from '@haochaping/protocol';
import type {WorkOrderListed} from '../store/index.ts';

/** The order as staff see it. An anonymous one without the case number, which would name the person. */
export function viewOf(order: WorkOrder): WorkOrderView {
  const {subjectKey, ...rest} = order;
  return withWrittenInstants(order.identityMode === 'anonymous' ? rest : {...rest, subjectKey});
}

/** The same data with its instants as text: the numbers whose names end in `At`, or are `at`. Nothing else has such a name. */
type Written<T> = T extends readonly (infer Member)[]
  ? Written<Member>[]
  : T extends object
    ? {[Name in keyof T]: Name extends 'at' | `${string}At` ? WrittenInstant<T[Name]> : Written<T[Name]>}
    : T;
type WrittenInstant<T> = T extends number ? string : T;

const INSTANT_NAME = /^at$|At$/;

function withWrittenInstants<T>(data: T): Written<T> {
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]: [string, unknown]) => [
        name,
        typeof inner === 'number' && INSTANT_NAME.test(name) ? new Date(inner).toISOString() : write(inner),
      ]),
    );
  };
  return write(data) as Written<T>;
}

/** The duty whose clock runs out first; undefined when nothing is owed. */
export function nextDutyOf(order: WorkOrder): NextDuty | undefined {
  const duties = runningClocks(order).flatMap((clock) => {
    const at = deadlineAt(order, clock);
    const due = dueDayOf(order, clock);
    return at === undefined || due === undefined ? [] : [{clock, due, at}];
  });
  const [first] = duties.sort((one, other) => one.at - other.at);
  return first && {clock: first.clock, due: first.due, dueAt: new Date(first.at).toISOString()};
}

/** One line of the inbox. */
export function lineOf(listed: WorkOrderListed): WorkOrderLine {
  const {order, itemName, departmentName, areaName} = listed;
  const duty = nextDutyOf(order);
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    link: linkOf(order.state),
    version: order.version,
    round: order.round,
    level: order.level,
    itemName,
    ...(order.departmentCode === undefined
      ? {}
      : {department: {code: order.departmentCode, name: departmentName ?? order.departmentCode}}),
    areaName: areaName ?? order.subject.areaCode,
    openedAt: new Date(order.openedAt).toISOString(),
    overdue: order.flags.overdue,
    ...(duty === undefined ? {} : {duty}),
  };
}
