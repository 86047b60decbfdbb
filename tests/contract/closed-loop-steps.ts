import type {StaffRole, WorkOrderDetail} from '@haochaping/protocol';
import {assert} from 'chai';
import {bodyOf, citizen, type ContractPlace, finishCase, reviewOf, send, staff} from './place.ts';
import {type Command, type Desk, give} from './work-order-cases.ts';

export const NUMBER = '138****5206';

/** The present moment of a place whose time the test moves; elsewhere it is now. */
interface StoryTime {
  readonly at: () => number;
}

// Signing in costs a tenth of a second of hashing; a story has a dozen people.
const desks = new WeakMap<ContractPlace, Map<StaffRole, Promise<Desk>>>();

function deskOf(place: ContractPlace, role: StaffRole): Promise<Desk> {
  const known = desks.get(place) ?? new Map<StaffRole, Promise<Desk>>();
  desks.set(place, known);
  const desk = known.get(role) ?? staff(place, role);
  known.set(role, desk);
  return desk;
}

/** A person of this role reads the order and gives one command; the order as it is then. */
export async function step(
  place: ContractPlace,
  role: StaffRole,
  id: string,
  command: Command,
): Promise<WorkOrderDetail> {
  return bodyOf(await attempt(place, role, id, command));
}

/** The rule by which the command is refused. */
export async function refusal(
  place: ContractPlace,
  role: StaffRole,
  id: string,
  command: Command,
): Promise<string | undefined> {
  const answered = await attempt(place, role, id, command);
  if (answered.kind !== 'problem') throw new Error(`Expected a refusal, got ${answered.kind}`);
  return answered.problem?.refusal ?? answered.problem?.code;
}

async function attempt(place: ContractPlace, role: StaffRole, id: string, command: Command): ReturnType<typeof give> {
  const desk = await deskOf(place, role);
  return give(desk, bodyOf(await desk.readWorkOrder({params: {id}})), command);
}

/** What the order looks like to an auditor, who sees all. */
export async function look(place: ContractPlace, id: string): Promise<WorkOrderDetail> {
  return bodyOf(await (await deskOf(place, 'auditor')).readWorkOrder({params: {id}}));
}

/** A bad review of the office in 江宁, and the id of its order. */
export async function complaint(
  place: ContractPlace,
  {at}: StoryTime = {at: () => Date.now()},
  said: Readonly<Record<string, unknown>> = {},
): Promise<{readonly receiptCode: string; readonly id: string; readonly number: string}> {
  const {invitation} = await finishCase(place, '江宁');
  const submittedAt = new Date(at()).toISOString();
  const review = reviewOf(invitation, {level: 2, indicators: ['208'], submittedAt, ...said});
  await send(place, review);
  const {receiptCode} = review;
  const number = bodyOf(await citizen(place).readReceipt({body: {receiptCode}})).workOrder?.number ?? '';
  const {orders} = bodyOf(await (await deskOf(place, 'auditor')).listWorkOrders({query: {search: number}}));
  assert.lengthOf(orders, 1);
  return {receiptCode, number, id: orders[0]?.id ?? ''};
}

export const said = (at: number): Command => ({
  type: 'record-contact',
  contactedAt: new Date(at).toISOString(),
  channel: 'phone',
  numberUsed: '13812345206',
  person: '0112',
  result: 'reached',
  reason: '材料清单没有一次给全。',
  request: '希望一次告知。',
});

export const found = (finding: 'true' | 'mistake-claim' | 'malicious-claim'): Command => ({
  type: 'determine',
  finding,
  reasonable: finding === 'true',
  cause: 'guidance-missing',
  explanation: '调阅了受理记录和录像。',
});

/** Something that only this answer says: whoever answers everybody alike is stopped. */
function ofItsOwn(): string {
  return `受理单 ${crypto.randomUUID()}。`;
}

export const answered = (at: number): Command => ({
  type: 'reply',
  outcome: 'solved',
  text: `经核实，您反映的情况属实，我们已补充一次性告知单，并为您办结。工号 0112。${ofItsOwn()}`,
  measure: 'guide',
  deliveries: [{deliveredAt: new Date(at).toISOString(), channel: 'phone', numberUsed: NUMBER, result: 'delivered'}],
});

export const calledBack = (at: number, result: 'satisfied' | 'dissatisfied'): Command => ({
  type: 'record-call-back',
  result,
  attempts: [{calledAt: new Date(at).toISOString(), channel: 'phone', numberUsed: NUMBER, answered: true}],
});

/** From a fresh order to one that is being put right. */
export async function startWork(place: ContractPlace, id: string, at: number): Promise<void> {
  await step(place, 'handler', id, {type: 'sign'});
  await step(place, 'handler', id, said(at));
  await step(place, 'handler', id, {type: 'classify', class: 'general'});
  await step(place, 'handler', id, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'});
  await step(place, 'handler', id, found('true'));
  await step(place, 'handler', id, {type: 'start-rectification', plan: '补充告知单。'});
}
