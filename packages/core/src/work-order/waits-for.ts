import type {WorkOrder} from './order.ts';
import {pendingExtension, presentMerge} from './present.ts';
import type {Role} from './roles.ts';

/**
 * Whose next step an order waits for; more than one where several may take it, or where one thing goes on while another is
 * decided; nobody while only time or the system moves it. `handler` stands for the department: its leader may do all that a handler may.
 */
export function waitsFor(order: WorkOrder): readonly Role[] {
  switch (order.state) {
    case 'created':
    case 'closed':
    case 'archived':
    case 'invalidated':
      return [];
    case 'routing':
      return ['dispatcher'];
    case 'return-requested':
      return ['dispatcher', 'management'];
    case 'dispatched':
      return ['handler'];
    case 'verifying':
    case 'determined':
    case 'rectifying':
      return pendingExtension(order) === undefined ? ['handler'] : ['handler', 'management'];
    case 'replied':
      return isHeld(order) ? ['supervisor'] : [];
    case 'call-back':
      return ['call-back-officer'];
    case 'audit':
      return ['supervisor'];
    case 'appealing':
      return decidersOf(order);
    case 'appeal-review':
      return ['upper-management'];
    case 'merged':
      return isAnswerOwed(order) ? ['handler'] : [];
  }
}

function isHeld({reply}: WorkOrder): boolean {
  return reply?.hold !== undefined && reply.hold.releasedAt === undefined;
}

// A slip is asked about first; whoever could not be reached may be called again, or the appeal be rejected.
function decidersOf({appeal}: WorkOrder): readonly Role[] {
  if (appeal?.ground !== 'mistake') return ['management'];
  switch (appeal.confirmations.at(-1)?.result) {
    case undefined:
      return ['call-back-officer'];
    case 'unreachable':
      return ['call-back-officer', 'management'];
    case 'confirmed':
    case 'denied':
      return ['management'];
  }
}

// The reviewer of a merged order is answered after that of the order it follows.
function isAnswerOwed(order: WorkOrder): boolean {
  return order.reply === undefined && presentMerge(order)?.parentRepliedAt !== undefined;
}
