import {creditCodeOfItem} from '../identifiers.ts';
import type {RouteFailure} from './order.ts';

/** A department as the directory knows it. */
export type RouteDepartment = {
  readonly code: string;
  readonly active: boolean;
  /** Who took over its duties when it was dissolved or merged. */
  readonly successorCode?: string;
  /** The department above it. */
  readonly parentCode?: string;
  /** Staff numbers of those who could handle an order, where known; a person without one counts as `undefined`. */
  readonly handlers?: readonly (string | undefined)[];
};

/** What the directory knows about who could handle an order. */
export type RouteFacts = {
  readonly departmentCode: string;
  readonly itemCode: string;
  /** Codes of departments that are active at present; of those asked about, at least. */
  readonly activeDepartmentCodes: readonly string[];
  /** Departments of the subject's own area that handle orders for it. */
  readonly areaDepartmentCodes: readonly string[];
  /** More about departments, for those that have a successor, a parent, or one person only. */
  readonly departments?: readonly RouteDepartment[];
  /** The person who was rated. */
  readonly staffNumber?: string;
};

export type Route = {readonly departmentCode: string} | {readonly desk: 'dispatcher'; readonly reason: RouteFailure};

/**
 * Who handles an order (谁办理谁负责): the department that gave the service, or the one that took over its duties; else the body
 * the item belongs to; else the only active department of the area. Where nobody but the person who was rated could handle it
 * there, the department above does. A dispatcher decides where none or several remain.
 */
export function route(facts: RouteFacts): Route {
  const owners = [facts.departmentCode, creditCodeOfItem(facts.itemCode)];
  const owner = owners.flatMap((code) => successorOf(code, facts) ?? [])[0];
  if (owner !== undefined) return independentOf(owner, facts);
  const inArea = facts.areaDepartmentCodes.flatMap((code) => successorOf(code, facts) ?? []);
  const [only, ...others] = new Set(inArea);
  if (only === undefined) return {desk: 'dispatcher', reason: 'no-route'};
  return others.length === 0 ? independentOf(only, facts) : {desk: 'dispatcher', reason: 'several-owners'};
}

/** The department itself while it is active, else the first active one along its successors. */
export function successorOf(code: string | undefined, facts: RouteFacts): string | undefined {
  const seen = new Set<string>();
  for (let next = code; next !== undefined && !seen.has(next); next = departmentOf(next, facts)?.successorCode) {
    if (isActive(next, facts)) return next;
    seen.add(next);
  }
  return undefined;
}

/** The department, or the first one above it, where somebody else than the person rated can handle the order. */
function independentOf(code: string, facts: RouteFacts): Route {
  const seen = new Set<string>();
  for (let next: string | undefined = code; next !== undefined && !seen.has(next);) {
    const department = departmentOf(next, facts);
    if (isActive(next, facts) && hasIndependentHandler(department, facts)) return {departmentCode: next};
    seen.add(next);
    next = department?.parentCode;
  }
  return {desk: 'dispatcher', reason: 'no-independent-handler'};
}

/** Whether somebody at the department could handle it who is not the person rated. */
export function hasIndependentHandler(
  department: RouteDepartment | undefined,
  {staffNumber, departmentCode}: RouteFacts,
): boolean {
  if (department?.handlers === undefined) return true;
  // A staff number is unique within its department only.
  const rated = department.code === departmentCode ? staffNumber : undefined;
  return department.handlers.some((handler) => handler === undefined || handler !== rated);
}

function isActive(code: string, facts: RouteFacts): boolean {
  return facts.activeDepartmentCodes.includes(code) || departmentOf(code, facts)?.active === true;
}

function departmentOf(code: string, facts: RouteFacts): RouteDepartment | undefined {
  return facts.departments?.find((department) => department.code === code);
}

/** One of several that could lead. `area` units are those of a territory (街道, 乡镇, 园区). */
export type LeadCandidate = {
  readonly departmentCode: string;
  readonly kind: 'area' | 'department';
  /** When it first had the order, or the reviewer's matter, before it. */
  readonly firstReceivedAt?: number;
};

/** The rules by which one of several leads: 属地优先, 首接负责, or there is but one. */
export const LEAD_RULES = ['only-one', 'territory-first', 'first-receiver'] as const;
export type LeadRule = (typeof LEAD_RULES)[number];

export type Lead = {
  readonly departmentCode: string;
  readonly assistingDepartmentCodes: readonly string[];
  readonly by: LeadRule;
};

/**
 * Who leads where several could, as a proposal to the dispatcher: between a territory and a department the territory
 * (属地优先), between departments the one that received it first (首接负责); the others assist. Undefined where no rule names one.
 */
export function proposedLead(candidates: readonly LeadCandidate[]): Lead | undefined {
  const [first, ...others] = candidates;
  if (first !== undefined && others.length === 0) return leadOf(first, candidates, 'only-one');
  const territories = candidates.filter((candidate) => candidate.kind === 'area');
  const [territory, ...rivals] = territories;
  if (territory !== undefined && rivals.length === 0) return leadOf(territory, candidates, 'territory-first');
  const among = territories.length > 0 ? territories : candidates;
  const [receiver, next] = among
    .filter((candidate) => candidate.firstReceivedAt !== undefined)
    .sort((a, b) => (a.firstReceivedAt ?? 0) - (b.firstReceivedAt ?? 0));
  if (receiver === undefined || receiver.firstReceivedAt === next?.firstReceivedAt) return undefined;
  return leadOf(receiver, candidates, 'first-receiver');
}

function leadOf(lead: LeadCandidate, candidates: readonly LeadCandidate[], by: Lead['by']): Lead {
  const {departmentCode} = lead;
  const others = candidates.map((candidate) => candidate.departmentCode).filter((code) => code !== departmentCode);
  return {departmentCode, assistingDepartmentCodes: [...new Set(others)], by};
}
