import type {Answer, Api, CommandRequest, staffRoutes, WorkOrderDetail} from '@haochaping/protocol';
import {assert} from 'chai';
import {
  bodyOf,
  citizen,
  type ContractCase,
  type ContractPlace,
  everybody,
  finishCase,
  refusedWith,
  reviewOf,
  send,
  staff,
} from './place.ts';

export type Desk = Api<typeof staffRoutes>;
export type Command = CommandRequest['command'];

const NUMBER = '138****5206';

/** A bad review of the handler's own office, and the order that it opened, as the handler sees it. */
export async function badReview(
  place: ContractPlace,
  desk: Desk,
  said: Readonly<Record<string, unknown>> = {},
): Promise<{receiptCode: string; detail: WorkOrderDetail}> {
  const review = reviewOf((await finishCase(place, '江宁')).invitation, {level: 2, indicators: ['208'], ...said});
  await send(place, review);
  const {workOrder} = bodyOf(await citizen(place).readReceipt({body: {receiptCode: review.receiptCode}}));
  const {orders} = bodyOf(await desk.listWorkOrders({query: {search: workOrder?.number}}));
  assert.lengthOf(orders, 1);
  return {
    receiptCode: review.receiptCode,
    detail: bodyOf(await desk.readWorkOrder({params: {id: orders[0]?.id ?? ''}})),
  };
}

/** Gives a command on the version that `detail` shows. */
export function give(
  desk: Desk,
  {order}: WorkOrderDetail,
  command: Command,
  change: Partial<CommandRequest> = {},
): Promise<Answer<WorkOrderDetail>> {
  return desk.commandWorkOrder({
    params: {id: order.id},
    body: {idempotencyKey: crypto.randomUUID(), expectedVersion: order.version, command, ...change},
  });
}

const contact = (): Command => ({
  type: 'record-contact',
  contactedAt: new Date().toISOString(),
  channel: 'phone',
  numberUsed: '13812345206',
  person: '0112',
  result: 'reached',
  reason: '材料清单没有一次给全。',
  request: '希望一次告知。',
});

const answer = (): Command => ({
  type: 'reply',
  outcome: 'solved',
  text: `经核实，您反映的情况属实，我们已补充一次性告知单，并为您办结。工号 0112。受理单 ${crypto.randomUUID()}。`,
  measure: 'guide',
  deliveries: [{deliveredAt: new Date().toISOString(), channel: 'phone', numberUsed: NUMBER, result: 'delivered'}],
});

const callBack = (result: 'satisfied' | 'dissatisfied'): Command => ({
  type: 'record-call-back',
  result,
  attempts: [{calledAt: new Date().toISOString(), channel: 'phone', numberUsed: NUMBER, answered: true}],
});

/** The commands of the handler from a fresh order to the answer, each on what the last one left. */
async function handleToAnswer(desk: Desk, detail: WorkOrderDetail): Promise<WorkOrderDetail> {
  const commands: readonly Command[] = [
    {type: 'sign'},
    contact(),
    {type: 'classify', class: 'general'},
    {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'},
    {
      type: 'determine',
      finding: 'true',
      reasonable: true,
      cause: 'guidance-missing',
      explanation: '告知不完整，属实。',
    },
    {type: 'start-rectification', plan: '补充告知单。'},
    answer(),
  ];
  let now = detail;
  for (const command of commands) now = bodyOf(await give(desk, now, command));
  return now;
}

export const workOrderCases: readonly ContractCase[] = [
  {
    title:
      'a bad review becomes an order that is handled, answered, called back and closed, and the citizen sees each step',
    async run(place) {
      const handler = await staff(place, 'handler');
      const before = bodyOf(await everybody(place).readSummary({query: {}}));
      const {receiptCode, detail} = await badReview(place, handler, {text: '<script>alert(1)</script>'});
      assert.equal(detail.order.state, 'dispatched');
      assert.equal(detail.review.text, '<script>alert(1)</script>');
      const answered = await handleToAnswer(handler, detail);
      assert.equal(answered.order.state, 'call-back', 'the system opens the call-back at once');
      assert.equal(answered.order.contactRecords[0]?.numberUsed, NUMBER, 'numbers are kept masked');
      const step = async (): Promise<string | undefined> =>
        bodyOf(await citizen(place).readReceipt({body: {receiptCode}})).workOrder?.step;
      assert.equal(await step(), 'answered');
      const checked = bodyOf(await give(await staff(place, 'call-back-officer'), answered, callBack('satisfied')));
      assert.equal(await step(), 'checked');
      const closed = bodyOf(await give(await staff(place, 'supervisor'), checked, {type: 'close'}));
      assert.equal(closed.order.state, 'closed');
      assert.equal(await step(), 'closed');
      assert.deepEqual(
        closed.history.map(({version}) => version),
        closed.history.map((_, index) => index + 1),
      );
      const after = bodyOf(await everybody(place).readSummary({query: {}}));
      assert.equal(after.bad, before.bad + 1);
      assert.equal(after.rectified.numerator, before.rectified.numerator + 1);
      assert.equal(after.realNameReplied.numerator, before.realNameReplied.numerator + 1);
    },
  },
  {
    title: 'an answer that does not satisfy goes back to the office, with a new round',
    async run(place) {
      const handler = await staff(place, 'handler');
      const answered = await handleToAnswer(handler, (await badReview(place, handler)).detail);
      const checked = bodyOf(await give(await staff(place, 'call-back-officer'), answered, callBack('dissatisfied')));
      const supervisor = await staff(place, 'supervisor');
      assert.deepEqual(refusedWith(await give(supervisor, checked, {type: 'close'})), {
        status: 422,
        code: 'command-refused',
      });
      const rework = {type: 'return-for-rework', reworkReason: 'vague', reason: '没有说明何时改好。'} as const;
      const returned = bodyOf(await give(supervisor, checked, rework));
      assert.equal(returned.order.state, 'rectifying');
      assert.equal(returned.order.round, 1);
      assert.lengthOf(returned.order.pastRounds, 1);
      assert.isTrue(returned.order.flags.ledger);
    },
  },
  {
    title: 'a stale version is a 409 that names the present one, and changes nothing',
    async run(place) {
      const handler = await staff(place, 'handler');
      const {detail} = await badReview(place, handler);
      const signed = bodyOf(await give(handler, detail, {type: 'sign'}));
      const stale = await give(handler, detail, contact());
      assert.equal(stale.kind, 'problem');
      if (stale.kind !== 'problem') return;
      assert.equal(stale.status, 409);
      assert.equal(stale.problem?.code, 'version-stale');
      assert.equal(stale.problem?.currentVersion, signed.order.version);
      const now = bodyOf(await handler.readWorkOrder({params: {id: detail.order.id}}));
      assert.equal(now.order.version, signed.order.version);
    },
  },
  {
    title: 'the same form sent twice is one command; its key with another command is refused',
    async run(place) {
      const handler = await staff(place, 'handler');
      const signed = bodyOf(await give(handler, (await badReview(place, handler)).detail, {type: 'sign'}));
      const key = {idempotencyKey: crypto.randomUUID()};
      const evidence: Command = {type: 'add-evidence', kind: 'video', note: '录像 10:12 至 10:26。'};
      const first = bodyOf(await give(handler, signed, evidence, key));
      const again = bodyOf(await give(handler, signed, evidence, key));
      assert.equal(first.order.version, signed.order.version + 1);
      assert.deepEqual(again.order, first.order);
      assert.lengthOf(again.order.evidence, 1);
      const other = await give(handler, first, {...evidence, note: '另一段。'}, key);
      assert.deepEqual(refusedWith(other), {status: 422, code: 'idempotency-key-reused'});
    },
  },
  {
    title: 'a command that a rule refuses is a 422 that names the rule, and the offers say so beforehand',
    async run(place) {
      const handler = await staff(place, 'handler');
      const {detail} = await badReview(place, handler);
      const offer = detail.commands.find(({type}) => type === 'determine');
      assert.deepEqual(offer, {type: 'determine', allowed: false, code: 'state-not-allowed'});
      const early = await give(handler, detail, {
        type: 'determine',
        finding: 'true',
        reasonable: true,
        cause: 'other',
        explanation: '未联系就认定。',
      });
      assert.equal(early.kind === 'problem' ? early.problem?.refusal : '', 'state-not-allowed');
      const signed = bodyOf(await give(handler, detail, {type: 'sign'}));
      const tomorrow = {...contact(), contactedAt: new Date(Date.now() + 86_400_000).toISOString()} as Command;
      const refused = await give(handler, signed, tomorrow);
      assert.equal(refused.kind === 'problem' ? refused.problem?.refusal : '', 'time-impossible');
      assert.deepEqual(refusedWith(refused), {status: 422, code: 'command-refused'});
    },
  },
  {
    title: 'two people who command at the same moment: one is taken, the other is told',
    async run(place) {
      const [handler, leader] = [await staff(place, 'handler'), await staff(place, 'leader')];
      const {detail} = await badReview(place, handler);
      const answers = await Promise.all([give(handler, detail, {type: 'sign'}), give(leader, detail, {type: 'sign'})]);
      assert.deepEqual(answers.map(({kind}) => kind).sort(), ['ok', 'problem']);
      const now = bodyOf(await handler.readWorkOrder({params: {id: detail.order.id}}));
      assert.equal(now.order.version, detail.order.version + 1);
    },
  },
  {
    title: 'members that a command does not have are refused',
    async run(place) {
      const handler = await staff(place, 'handler');
      const {detail} = await badReview(place, handler);
      for (const command of [{type: 'sign', as: 'leader'}, {type: 'archive'}, {type: 'nothing'}, {}]) {
        const answered = await give(handler, detail, command as Command);
        assert.deepEqual(refusedWith(answered), {status: 400, code: 'body-invalid'});
      }
    },
  },
  {
    title: 'an anonymous review leaves no trace of the case, on any page of the office',
    async run(place) {
      const handler = await staff(place, 'handler');
      const finished = await finishCase(place, '江宁');
      const review = reviewOf(finished.invitation, {level: 1, indicators: ['115'], identityMode: 'anonymous'});
      await send(place, review);
      const {workOrder} = bodyOf(await citizen(place).readReceipt({body: {receiptCode: review.receiptCode}}));
      const list = bodyOf(await handler.listWorkOrders({query: {search: workOrder?.number}}));
      const detail = bodyOf(await handler.readWorkOrder({params: {id: list.orders[0]?.id ?? ''}}));
      const shown = JSON.stringify([list, detail]);
      for (const secret of [finished.caseNumber, review.receiptCode, finished.finishedAt])
        assert.notInclude(shown, secret);
      assert.equal(detail.service.itemName, finished.itemName);
    },
  },
];
