import type {WorkOrder} from './order.ts';
import type {TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import type {LedgerCause} from './side-records.ts';

/** The order on the supervision ledger; a cause stands there once in each round. */
export function enteredInLedger(order: WorkOrder, cause: LedgerCause, at: number): WorkOrder {
  const flags = {...order.flags, ledger: true};
  const entries = order.ledgerEntries ?? [];
  const stands = entries.some(
    (entry) => entry.cause === cause && entry.round === order.round && entry.struckOffAt === undefined,
  );
  if (stands) return {...order, flags};
  return {...order, flags, ledgerEntries: [...entries, {cause, round: order.round, enteredAt: at}]};
}

/** 销号: everything that stands on the ledger is struck off, and stays readable. */
export function struckOffLedger(order: WorkOrder, {at, actor}: TransitionContext): WorkOrder {
  const flags = {...order.flags, ledger: false};
  if (order.ledgerEntries === undefined) return {...order, flags};
  return {
    ...order,
    flags,
    ledgerEntries: order.ledgerEntries.map((entry) =>
      entry.struckOffAt === undefined ? {...entry, struckOffAt: at, struckOffBy: signatureOf(actor)} : entry,
    ),
  };
}
