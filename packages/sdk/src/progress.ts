import {normalizeReceiptCode} from '@haochaping/core';
import {createCitizenApi} from '@haochaping/protocol/citizen';
import type {ApiOptions} from '@haochaping/protocol/citizen';
import type {PendingReview, ProgressRead} from './contract.ts';
import {PASSING_PROBLEMS} from './passing-problems.ts';

/** What the server says of a receipt code as a person types it; else what this device knows, which `pending` brings. */
export async function readProgress(
  typed: string,
  asking: ApiOptions,
  pending: () => Promise<readonly PendingReview[] | undefined>,
): Promise<ProgressRead> {
  const receiptCode = normalizeReceiptCode(typed);
  if (receiptCode === undefined) return {kind: 'problem', code: 'receipt-unknown'};
  const answer = await createCitizenApi(asking).readReceipt({body: {receiptCode}});
  if (answer.kind === 'ok') return {kind: 'progress', progress: answer.body};
  const review = (await pending())?.find((one) => one.receiptCode === receiptCode && one.kind === undefined);
  if (review !== undefined) return {kind: 'waiting', review};
  const passing = answer.kind !== 'problem' || !answer.problem || PASSING_PROBLEMS.has(answer.problem.code);
  return passing ? {kind: 'offline'} : {kind: 'problem', code: answer.problem.code};
}
