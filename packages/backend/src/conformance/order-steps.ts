import type {Actor, Command, WorkOrder} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {readReceipt} from '../store/read-receipt.ts';
import type {PreparedReview} from '../store/record-reviews/prepared-review.ts';
import {type CommandSaved, saveCommand} from '../store/save-command.ts';
import {ENTERPRISES, SAMPLE_AT, SAMPLE_RULES, sampleReview} from './samples.ts';

export const HANDLER: Actor = {
  role: 'handler',
  accountId: 'handler-1',
  departmentCode: ENTERPRISES,
  staffNumber: '0200',
};

/** Gives a command some time after the review, without a word on versions unless told otherwise. */
export function give(
  engine: Engine,
  orderId: string,
  command: Command,
  other: {
    readonly actor?: Actor;
    readonly at?: number;
    readonly expectedVersion?: number;
    readonly idempotencyKey?: string;
  } = {},
): Promise<CommandSaved> {
  const {actor = HANDLER, at = SAMPLE_AT + 60_000, ...rest} = other;
  return saveCommand(engine, {orderId, command, actor, ...rest}, {at, ...SAMPLE_RULES});
}

/** Records a bad review of a new case and gives the order it opened. */
export async function openOne(
  engine: Engine,
  caseNumber: string,
  other: Partial<PreparedReview> = {},
): Promise<WorkOrder> {
  const review = sampleReview(caseNumber, {level: 1, ...other});
  await engine.recordReviews([review]);
  const order = (await readReceipt(engine, review.receiptHash))?.order;
  if (order === undefined) throw new Error('A bad review opened no order.');
  return order;
}
