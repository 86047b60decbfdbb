import {afterOutcome} from '@haochaping/core';
import type {ItemOutcome, QueueAction} from '@haochaping/core';
import type {EndpointState} from './endpoint-state.ts';
import type {StoredItem} from './stored-item.ts';
import type {DeliveredOutcome} from './submission.ts';

/** What is to be done to one item that was sent. */
export type Settled =
  | {readonly do: 'delete'; readonly id: string; readonly bytes: number; readonly outcome: DeliveredOutcome}
  | {readonly do: 'park'; readonly id: string; readonly code: string}
  | {readonly do: 'keep'; readonly item: StoredItem};

/**
 * What an outcome does to an item, by core's `afterOutcome`.
 *
 * A refusal by something that is not our server counts towards parking only when others got through since the last one: a
 * firewall that dislikes one text refuses that one alone, a network's sign-in page refuses everything, and what it refuses must
 * still be delivered when it is gone.
 */
export function settle(
  item: StoredItem,
  outcome: ItemOutcome,
  endpoint: EndpointState,
  now: {readonly at: number; readonly random: number},
): Settled {
  if (outcome.kind !== 'refused' || outcome.byUs !== false) {
    return apply(item, outcome, afterOutcome(item, outcome, now));
  }
  const proven = item.refusedAt !== undefined && endpoint.answeredAt >= item.refusedAt;
  const action = proven
    ? afterOutcome({attempts: item.refusals}, outcome, now)
    : afterOutcome(item, {kind: 'retry'}, now);
  const settled = apply(item, outcome, action);
  if (settled.do !== 'keep') return settled;
  const refusals = item.refusals + (proven ? 1 : 0);
  const {code} = outcome;
  return {do: 'keep', item: {...settled.item, attempts: item.attempts + 1, refusals, refusedAt: now.at, code}};
}

function apply(item: StoredItem, outcome: ItemOutcome, action: QueueAction): Settled {
  switch (action.do) {
    case 'delete':
      return {do: 'delete', id: item.id, bytes: item.bytes, outcome: deliveredAs(outcome)};
    case 'park':
      return {do: 'park', id: item.id, code: action.code};
    case 'keep':
      return {do: 'keep', item: {...item, attempts: action.attempts, notBefore: action.notBefore}};
  }
}

/** Throws when an item would be deleted without the server having taken it. */
function deliveredAs(outcome: ItemOutcome): DeliveredOutcome {
  switch (outcome.kind) {
    case 'recorded':
    case 'already-recorded':
    case 'contested':
      return outcome.kind;
    default:
      throw new TypeError(`Not taken: ${outcome.kind}.`);
  }
}
