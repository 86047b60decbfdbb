import type {Circumstances, Command, WorkOrder} from '@haochaping/core';
import type {ProblemCode, Progress, receiptRoutes} from '@haochaping/protocol';
import {AttemptCounter} from '../access/attempts.ts';
import {keyedHash} from '../access/keyed-hash.ts';
import {type Handlers, reply, type Reply} from '../http/serve.ts';
import {stepOrder} from '../jobs/due.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal, tooManyAttempts} from '../problem.ts';
import {addFollowUpReview, isFollowUpSaid, readReceipt, type Receipt, saveCommand, uuidV7} from '../store/index.ts';
import {progressOfReceipt} from './receipts.ts';

type Said = Parameters<typeof saveCommand>[1];

interface Word {
  readonly refused: ProblemCode;
  /** Whether this very word lies there already: then it was sent again, and is answered as the first time. */
  readonly isKnown: (order: WorkOrder) => boolean | Promise<boolean>;
  readonly said: (receipt: Receipt) => {readonly command: Command} & Pick<Said, 'along'>;
}

/** What a citizen says about a review that has arrived, on the strength of its receipt code. */
export function createReceiptActions(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  {access, profile, notices}: Pick<Settings, 'access' | 'profile' | 'notices'>,
): Handlers<typeof receiptRoutes> {
  const attempts = new AttemptCounter(access.secretReads);

  const say = async (receiptCode: string, at: number, word: Word): Promise<Reply<Progress> | Refusal> => {
    const hash = keyedHash(keys.hashKey, 'receipt', receiptCode);
    const waitMs = attempts.take(hash, at);
    if (waitMs > 0) return tooManyAttempts(waitMs);
    const receipt = await readReceipt(engine, hash);
    if (receipt === undefined) return problem('receipt-unknown');
    const circumstances: Circumstances = {at, profile, notices};
    const {order} = receipt;
    // A good review opens no order: there is nothing that could be said of one.
    if (order === undefined) return problem(word.refused, {refusal: 'state-not-allowed'});
    if (await word.isKnown(order)) return reply(await progressOfReceipt(engine, receipt, circumstances));
    const request = {orderId: order.id, actor: {role: 'citizen'}, ...word.said(receipt)} as const;
    const saved = await saveCommand(engine, request, circumstances);
    if (saved.outcome === 'saved') await stepOrder(engine, saved.order, circumstances);
    const now = await readReceipt(engine, hash);
    if (now?.order === undefined) throw new Error('A receipt that may take a word is gone.');
    // The very same word may have come twice at once, and the other one was faster.
    if (saved.outcome === 'refused' && !(await word.isKnown(now.order))) {
      const {code, detail} = saved.refusal;
      return problem(word.refused, {refusal: code, ...(detail === undefined ? {} : {detail})});
    }
    return reply(await progressOfReceipt(engine, now, circumstances));
  };

  return {
    stateMistake({body: {id, receiptCode, statedAt, text}, at}) {
      const command = {
        type: 'state-mistake',
        statedAt: Date.parse(statedAt),
        ...(text === undefined ? {} : {text}),
        ...(id === undefined ? {} : {id}),
      } as const;
      return say(receiptCode, at, {
        refused: 'mistake-refused',
        isKnown: ({mistakeStatement: kept}) =>
          isSame(id, kept?.id) ?? (kept?.statedAt === command.statedAt && kept.text === text),
        said: () => ({command}),
      });
    },

    objectToDecision({body: {id, receiptCode, text}, at}) {
      return say(receiptCode, at, {
        refused: 'objection-refused',
        isKnown: ({appeal}) =>
          appeal?.reviews.some(
            (review) => review.openedBy === 'objection' && (isSame(id, review.id) ?? review.text === text),
          ) === true,
        said: () => ({command: {type: 'object', text, ...(id === undefined ? {} : {id})}}),
      });
    },

    giveFollowUp({body: {id, receiptCode, level, text}, at}) {
      return say(receiptCode, at, {
        refused: 'follow-up-refused',
        isKnown: (order) => isSame(id, order.followUp?.id) ?? isFollowUpSaid(engine, order, {level, text}),
        said: ({review}) => {
          const reviewId = uuidV7(at);
          return {
            command: {type: 'follow-up', reviewId, level, ...(id === undefined ? {} : {id})},
            along: (trx) => addFollowUpReview(trx, review, {id: reviewId, level, text, at}),
          };
        },
      });
    },
  };
}

/** Whether two words are one by their ids; undefined where one has none. */
function isSame(id: string | undefined, kept: string | undefined): boolean | undefined {
  return id === undefined || kept === undefined ? undefined : id === kept;
}
