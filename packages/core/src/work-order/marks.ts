import {clockStartedAt} from './deadlines.ts';
import type {Clock, OverdueMark, WarningMark, WarningPoint, WorkOrder} from './order.ts';

/** Whether the clock's deadline was already marked as missed since the clock began. */
export function isMarkedOverdue(order: WorkOrder, clock: Clock): boolean {
  return order.overdueMarks.some((mark) => isOfPresentRun(order, clock, mark));
}

/** Whether this warning may still be given: not given since the clock began, nor anything later for the same clock. */
export function warningOpen(order: WorkOrder, clock: Clock, point: WarningPoint): boolean {
  const later = order.warnings.some(
    (mark) => isOfPresentRun(order, clock, mark) && (mark.point === point || mark.point === 'last'),
  );
  return !later && !isMarkedOverdue(order, clock);
}

// A clock can begin again within a round: for another department, or with another 督办单.
function isOfPresentRun(order: WorkOrder, clock: Clock, mark: WarningMark | OverdueMark): boolean {
  return mark.clock === clock && mark.round === order.round && mark.at >= (clockStartedAt(order, clock) ?? 0);
}
