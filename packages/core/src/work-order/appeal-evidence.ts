import type {Evidence, EvidenceKind, WorkOrder} from './order.ts';
import type {AppealElement, AppealGround, AppealProof} from './side-records.ts';

/** How many different people of the management body it takes to strike a review out. */
export const DECIDERS: Readonly<Record<AppealGround, number>> = {mistake: 1, malicious: 2};

const ELEMENTS: Readonly<Record<AppealGround, readonly AppealElement[]>> = {
  mistake: ['reviewer-confirmation'],
  malicious: ['lawful-handling', 'demand-without-basis', 'deliberateness', 'explanation-given'],
};

// Kinds that must be among the proofs of an element; any kind will do for the others.
const KINDS: Readonly<Partial<Record<AppealElement, readonly EvidenceKind[]>>> = {
  'reviewer-confirmation': ['call-recording'],
  'lawful-handling': ['case-log', 'guide-version'],
};

/**
 * The elements of the ground that the proofs leave open. The citizen's own "我点错了" stands for the recorded call: both only
 * open the way, for neither is believed before somebody outside the department has asked the reviewer.
 */
export function unprovedElements(
  order: WorkOrder,
  ground: AppealGround,
  proofs: readonly AppealProof[],
): AppealElement[] {
  return ELEMENTS[ground].filter((element) => {
    if (element === 'reviewer-confirmation' && order.mistakeStatement !== undefined) return false;
    const kinds = proofs
      .filter((proof) => proof.element === element)
      .flatMap((proof) => evidenceOf(order, proof)?.kind ?? []);
    return kinds.length === 0 || (KINDS[element] ?? []).some((kind) => !kinds.includes(kind));
  });
}

/** The piece of evidence a proof points at; undefined when the order has none of that id. */
export function evidenceOf(order: WorkOrder, proof: AppealProof): Evidence | undefined {
  return order.evidence.find((piece) => piece.evidenceId === proof.evidenceId);
}
