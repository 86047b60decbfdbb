import type {WorkOrder} from './order.ts';
import type {ExtensionRequest, Merge, ReturnRequest, SupervisionOrder} from './side-records.ts';

/** The request to send the order back that waits for a decision. */
export function pendingReturn(order: WorkOrder): ReturnRequest | undefined {
  const last = order.returns?.at(-1);
  return last?.decision === undefined ? last : undefined;
}

/** The request for more days that waits for a decision; what was asked in an earlier round has lapsed. */
export function pendingExtension(order: WorkOrder): ExtensionRequest | undefined {
  const last = order.extensions?.at(-1);
  return last?.decision === undefined && last?.round === order.round ? last : undefined;
}

/** The 督办单 that the present round is pressed by; one of an earlier round was met by the reply, or by the rework. */
export function presentSupervision(order: WorkOrder): SupervisionOrder | undefined {
  const last = order.supervisions?.at(-1);
  return last?.round === order.round ? last : undefined;
}

/** The order that this one follows. */
export function presentMerge(order: WorkOrder): Merge | undefined {
  const last = order.merges?.at(-1);
  return last?.releasedAt === undefined ? last : undefined;
}
