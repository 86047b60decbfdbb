import {areaTier} from '../areas.ts';
import {creditCodeOfItem} from '../identifiers.ts';
import {
  hasIndependentHandler,
  type LeadCandidate,
  type RouteDepartment,
  type RouteFacts,
  successorOf,
} from './routing.ts';

/**
 * Why a department is among those that could lead: it gave the service, the item is its own, it has had this matter before, an
 * office that gave the order back named it, or it is of the area where nobody else is known.
 */
export const LEAD_REASONS = ['gave-service', 'owns-item', 'had-it', 'named-by-office', 'of-the-area'] as const;
export type LeadReason = (typeof LEAD_REASONS)[number];

/** What the directory and the history know of who could lead an order. */
export type LeadFacts = Omit<RouteFacts, 'departments'> & {
  readonly departments: readonly (RouteDepartment & {readonly areaCode: string})[];
  /** Each time that a department was handed an order on this matter. */
  readonly received: readonly {readonly departmentCode: string; readonly at: number}[];
  /** Departments that offices named when they asked to give the order back. */
  readonly namedCodes: readonly string[];
  /** Departments whose request to give it back was accepted: it is not theirs. */
  readonly declinedCodes: readonly string[];
};

export type ReasonedCandidate = LeadCandidate & {readonly reasons: readonly LeadReason[]};

/**
 * The departments among which a dispatcher chooses, each once and with every reason for it, those that gave the service or own the
 * item first. Dissolved ones stand as whoever took over; those without anybody but the person rated are left out, as are those
 * from which the order was taken back. Departments of the area are named only where no owner could have it, as in `route`.
 */
export function leadCandidates(facts: LeadFacts): ReasonedCandidate[] {
  const reasons = new Map<string, Set<LeadReason>>();
  const add = (code: string | undefined, reason: LeadReason): void => {
    const active = successorOf(code, facts);
    const department = facts.departments.find((known) => known.code === active);
    if (department === undefined || facts.declinedCodes.includes(department.code)) return;
    if (!hasIndependentHandler(department, facts)) return;
    reasons.set(department.code, (reasons.get(department.code) ?? new Set()).add(reason));
  };
  add(facts.departmentCode, 'gave-service');
  add(creditCodeOfItem(facts.itemCode), 'owns-item');
  const withoutOwner = reasons.size === 0;
  for (const {departmentCode} of facts.received) add(departmentCode, 'had-it');
  for (const code of facts.namedCodes) add(code, 'named-by-office');
  if (withoutOwner) for (const code of facts.areaDepartmentCodes) add(code, 'of-the-area');
  return [...reasons].map(([departmentCode, why]) => {
    const times = facts.received.flatMap(({departmentCode: code, at}) =>
      successorOf(code, facts) === departmentCode ? [at] : [],
    );
    return {
      departmentCode,
      kind: kindOf(departmentCode, facts),
      reasons: [...why],
      ...(times.length > 0 && {firstReceivedAt: Math.min(...times)}),
    };
  });
}

/** Townships, streets and what lies below them are territories; the tiers above have departments. */
function kindOf(code: string, {departments}: LeadFacts): LeadCandidate['kind'] {
  const tier = areaTier(departments.find((department) => department.code === code)?.areaCode ?? '');
  return tier === 'township' || tier === 'village' ? 'area' : 'department';
}
