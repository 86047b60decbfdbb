import type {Actor, Command, Refused, Transition, WorkOrder} from '@haochaping/core';
import type {Engine} from '../ports.ts';

/** A command on an order, as it came. */
export interface CommandRequest {
  readonly orderId: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly at: number;
  /** The version the actor has seen. Jobs, which read in the same transaction, leave it out. */
  readonly expectedVersion?: number;
  /** The same key with the same command by the same actor is the same command, sent again. */
  readonly idempotencyKey?: string;
}

/**
 * `replayed`: the command was saved before, and led to `version`; `order` is the order as it is now.
 * `key-reused`: its idempotency key belongs to another command on this order.
 */
export type CommandSaved =
  | {readonly outcome: 'saved'; readonly order: WorkOrder}
  | {readonly outcome: 'replayed'; readonly version: number; readonly order: WorkOrder}
  | {readonly outcome: 'refused'; readonly refusal: Refused}
  | {readonly outcome: 'stale'; readonly currentVersion: number}
  | {readonly outcome: 'key-reused'}
  | {readonly outcome: 'unknown'};

/**
 * Reads the order, lets `decide` (core's `transition`) say what becomes of it, and stores the new order with its columns, history entry,
 * events and audit entry, all in one transaction: everything or nothing. `decide` may be asked more than once.
 */
export async function saveCommand(
  engine: Engine,
  request: CommandRequest,
  decide: (order: WorkOrder) => Transition,
): Promise<CommandSaved> {
  throw new Error(`${engine.dialect} ${request.orderId} ${typeof decide}`);
}
