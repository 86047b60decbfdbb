import {LINKS, type Link} from '@haochaping/core';
import type {WorkOrderView} from '@haochaping/protocol/staff';

export type LinkState = 'done' | 'now' | 'later' | 'skipped';
export type LinkStep = {readonly link: Link; readonly state: LinkState};

/** Where an order stands in each of the seven links, in the order of doc 002, told by what it already holds. */
export function linkSteps(order: WorkOrderView, now: Link): LinkStep[] {
  const closed = order.closedAt !== undefined;
  return LINKS.map((link) => {
    if (isPassed(order, link)) return {link, state: 'done'};
    if (link === now && !closed) return {link, state: 'now'};
    return {link, state: closed || (link === 'appeal' && order.determination !== undefined) ? 'skipped' : 'later'};
  });
}

function isPassed(order: WorkOrderView, link: Link): boolean {
  switch (link) {
    case 'verify':
    case 'determine':
      // Where it was found out and where it was decided end together.
      return order.determination !== undefined && (link === 'verify' || order.state !== 'determined');
    case 'appeal':
      return false;
    case 'rectify':
    case 'feed-back':
      return order.reply !== undefined && !(link === 'feed-back' && order.state === 'replied');
    case 'conclude':
      return order.closedAt !== undefined;
    case 'supervise':
      return order.audit?.decision === 'closed';
  }
}
