import {
  type Circumstances,
  type Command,
  type DueDay,
  progressOf,
  PROGRESS_STEPS,
  type ProgressStep,
  transition,
  type WorkOrder,
} from '@haochaping/core';
import type {citizenRoutes, Progress} from '@haochaping/protocol';
import {AttemptCounter} from '../access/attempts.ts';
import {keyedHash} from '../access/keyed-hash.ts';
import {type Handler, reply} from '../http/serve.ts';
import {subjectOf} from '../invitations/issue-invitation.ts';
import type {Settings} from '../options.ts';
import type {Engine, Ports} from '../ports.ts';
import {problem, tooManyAttempts} from '../problem.ts';
import {readReceipt, type Receipt, rulesFor} from '../store/index.ts';

type OrderProgress = NonNullable<Progress['workOrder']>;
type Promised = NonNullable<OrderProgress['until']>['what'];

/** What the office owes next in each step; nothing where nothing is promised. */
const PROMISE_OF: Readonly<Partial<Record<ProgressStep, Promised>>> = {
  'with-the-office': 'contact',
  contacted: 'answer',
  'being-put-right': 'answer',
  answered: 'check',
};

export function createReceiptReader(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  {access, profile, notices}: Pick<Settings, 'access' | 'profile' | 'notices'>,
): Handler<typeof citizenRoutes.readReceipt> {
  const reads = new AttemptCounter(access.secretReads);
  return async ({body, at}) => {
    const hash = keyedHash(keys.hashKey, 'receipt', body.receiptCode);
    const waitMs = reads.take(hash, at);
    if (waitMs > 0) return tooManyAttempts(waitMs);
    const receipt = await readReceipt(engine, hash);
    if (receipt === undefined) return problem('receipt-unknown');
    return reply(await progressOfReceipt(engine, receipt, {at, profile, notices}));
  };
}

/** Where the review of a receipt stands, and what its writer may say about it now. */
export async function progressOfReceipt(
  engine: Engine,
  {review, instance, order, departmentName}: Receipt,
  circumstances: Circumstances,
): Promise<Progress> {
  const may = order === undefined ? [] : citizensWords(order, await rulesFor(engine.db, order, circumstances));
  return {
    about: subjectOf(instance, departmentName),
    level: review.level,
    indicators: [...review.indicators],
    text: review.text,
    receivedAt: new Date(review.receivedAt).toISOString(),
    standing: review.standing,
    late: review.late,
    ...(may.length === 0 ? {} : {may}),
    ...(order === undefined ? {} : {workOrder: progressOfOrder(order)}),
  };
}

/** What core would take from the citizen at this moment. */
function citizensWords(order: WorkOrder, circumstances: Circumstances): ('mistake' | 'objection' | 'follow-up')[] {
  const {at} = circumstances;
  const wouldTake = (command: Command): boolean =>
    transition(order, command, {...circumstances, actor: {role: 'citizen'}}).ok;
  return [
    ...(wouldTake({type: 'state-mistake', statedAt: at}) ? (['mistake'] as const) : []),
    ...(wouldTake({type: 'object', text: '?'}) ? (['objection'] as const) : []),
    ...(wouldTake({type: 'follow-up', reviewId: order.reviewId, level: order.level}) ? (['follow-up'] as const) : []),
  ];
}

function progressOfOrder(order: WorkOrder): OrderProgress {
  const {step, until, answer, appeal} = progressOf(order);
  return {
    number: order.number,
    step,
    reached: reachedSteps(order, step),
    ...promiseOf(step, until),
    ...(answer === undefined ? {} : {answer: {...answer, repliedAt: new Date(answer.repliedAt).toISOString()}}),
    ...(appeal === undefined ? {} : {appeal}),
  };
}

function promiseOf(step: ProgressStep, until: DueDay | undefined): Pick<OrderProgress, 'until'> {
  const what = PROMISE_OF[step];
  return what === undefined || until === undefined ? {} : {until: {...until, what}};
}

/** The steps up to the present one with the moment each was reached, as far as it is known. */
function reachedSteps(order: WorkOrder, step: ProgressStep): OrderProgress['reached'] {
  const contact = order.contactRecords.find((record) => record.result === 'reached');
  const moments: Readonly<Record<ProgressStep, number | undefined>> = {
    received: order.reviewedAt,
    'with-the-office': order.receivedAt,
    contacted: contact?.contactedAt ?? order.determination?.determinedAt,
    'being-put-right': order.rectification?.startedAt,
    answered: order.reply?.repliedAt,
    checked: order.callBack?.recordedAt,
    closed: order.closedAt,
  };
  return PROGRESS_STEPS.slice(0, PROGRESS_STEPS.indexOf(step) + 1).flatMap((reached) => {
    const at = moments[reached];
    return at === undefined ? [] : [{step: reached, at: new Date(at).toISOString()}];
  });
}
