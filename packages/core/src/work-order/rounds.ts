import {enteredInLedger} from './ledger.ts';
import type {Audit, PastRound, RoundEnding, WorkOrder} from './order.ts';
import type {TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import type {LedgerCause} from './side-records.ts';

const LEDGER_CAUSE: Readonly<Record<RoundEnding, LedgerCause>> = {
  audit: 'rework',
  'held-reply': 'rework',
  'follow-up': 'follow-up',
  reopening: 'reopened',
};

/** The order back at work. The round that failed is kept whole; the next starts with a clock of its own, on the ledger. */
export function nextRound(
  order: WorkOrder,
  endedBy: RoundEnding,
  audit: Audit,
  {at, actor}: TransitionContext,
): WorkOrder {
  const {rectification, reply, callBack, audit: _, closedAt: __, ...rest} = order;
  const past: PastRound = {
    round: order.round,
    ...(rectification === undefined ? {} : {rectification}),
    ...(reply === undefined ? {} : {reply}),
    ...(callBack === undefined ? {} : {callBack}),
    audit,
    endedBy,
  };
  const returned: WorkOrder = {
    ...rest,
    state: 'rectifying',
    round: order.round + 1,
    roundStartedAt: at,
    rectification: {startedAt: at, by: signatureOf(actor)},
    pastRounds: [...order.pastRounds, past],
  };
  return enteredInLedger(returned, LEDGER_CAUSE[endedBy], at);
}
