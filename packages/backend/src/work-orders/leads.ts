import {leadCandidates, proposedLead, type WorkOrder} from '@haochaping/core';
import type {Leads, WorkOrderDetail} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {readLeadFacts} from '../store/index.ts';

/** Whom a dispatcher could name, and whom the rules propose; undefined for whoever has nothing to hand over now. */
export async function leadsFor(
  engine: Engine,
  order: WorkOrder,
  commands: WorkOrderDetail['commands'],
  at: number,
): Promise<Leads | undefined> {
  const handsOver = commands.some(({type, allowed}) => allowed && (type === 'dispatch' || type === 'decide-return'));
  if (!handsOver) return undefined;
  const {facts, names} = await readLeadFacts(engine.db, order, at);
  const candidates = leadCandidates(facts);
  const proposed = proposedLead(candidates);
  return {
    candidates: candidates.map(({departmentCode, kind, reasons, firstReceivedAt}) => ({
      departmentCode,
      departmentName: names.get(departmentCode) ?? departmentCode,
      kind,
      reasons: [...reasons],
      ...(firstReceivedAt !== undefined && {firstReceivedAt: new Date(firstReceivedAt).toISOString()}),
    })),
    ...(proposed !== undefined && {
      proposed: {...proposed, assistingDepartmentCodes: [...proposed.assistingDepartmentCodes]},
    }),
  };
}
