import {assert} from 'chai';
import {
  answered,
  calledBack,
  complaint,
  found,
  look,
  NUMBER,
  refusal,
  said,
  startWork,
  step,
} from './closed-loop-steps.ts';
import {bodyOf, citizen, type ContractCase, everybody, finishCase, reviewer, reviewOf, send, staff} from './place.ts';
import type {Command} from './work-order-cases.ts';

const now = (): number => Date.now();

/** The side ways of an order that take no time of their own. */
export const closedLoopCases: readonly ContractCase[] = [
  {
    title: 'a mistaken review is struck out only after somebody outside the office has asked the citizen',
    async run(place) {
      const before = bodyOf(await everybody(place).readSummary({query: {}}));
      const {id, receiptCode} = await complaint(place);
      const slip = {receiptCode, statedAt: new Date().toISOString(), text: '本来想点满意。'};
      const told = bodyOf(await reviewer(place).stateMistake({body: slip}));
      assert.notInclude(told.may ?? [], 'mistake');
      assert.deepEqual(bodyOf(await reviewer(place).stateMistake({body: slip})), told, 'sent twice, said once');
      await step(place, 'handler', id, {type: 'sign'});
      await step(place, 'handler', id, said(now()));
      const {order} = await step(place, 'handler', id, {
        type: 'add-evidence',
        kind: 'call-recording',
        note: '录音 031。',
      });
      await step(place, 'leader', id, found('mistake-claim'));
      const proofs = [{element: 'reviewer-confirmation', evidenceId: order.evidence[0]?.evidenceId ?? ''}] as const;
      const appeal: Command = {type: 'file-appeal', ground: 'mistake', statement: '群众称点错。', proofs: [...proofs]};
      assert.equal((await step(place, 'leader', id, appeal)).link, 'appeal');
      const uphold = {type: 'decide-appeal', decision: 'upheld', reason: '回访确认点错。'} as const;
      assert.equal(await refusal(place, 'leader', id, uphold), 'role-not-allowed');
      assert.equal(await refusal(place, 'management', id, uphold), 'mistake-not-confirmed');
      const confirm = {
        type: 'confirm-mistake',
        result: 'confirmed',
        attempts: [{calledAt: new Date().toISOString(), channel: 'phone', numberUsed: NUMBER, answered: true}],
      } as const;
      assert.equal(
        await refusal(place, 'handler', id, {...confirm, attempts: [...confirm.attempts]}),
        'role-not-allowed',
      );
      await step(place, 'call-back-officer', id, {...confirm, attempts: [...confirm.attempts]});
      const struck = await step(place, 'management', id, uphold);
      assert.equal(struck.order.state, 'invalidated');
      assert.equal(struck.order.validity, 'invalid-mistake');
      assert.equal(struck.order.level, 2, 'the level stays');
      const after = bodyOf(await everybody(place).readSummary({query: {}}));
      assert.equal(after.bad, before.bad + 1, 'nothing is taken off');
      assert.equal(after.struckOut, before.struckOut + 1);
      const seen = bodyOf(await citizen(place).readReceipt({body: {receiptCode}}));
      assert.deepEqual(seen.may, ['objection']);
      assert.equal(seen.level, 2);
    },
  },
  {
    title: 'an answer sent back twice comes before the management body by itself',
    async run(place) {
      const {id} = await complaint(place);
      await startWork(place, id, now());
      for (const round of [1, 2]) {
        await step(place, 'handler', id, answered(now()));
        await step(place, 'call-back-officer', id, calledBack(now(), 'dissatisfied'));
        const rework = {type: 'return-for-rework', reworkReason: 'not-solved', reason: '问题还在。'} as const;
        const {order} = await step(place, 'supervisor', id, rework);
        assert.equal(order.round, round);
        assert.equal(order.state, 'rectifying');
      }
      const {order} = await look(place, id);
      assert.lengthOf(order.pastRounds, 2);
      assert.deepEqual(
        order.supervisionMarks?.map(({level}) => level),
        [2],
      );
      const pressed = await step(place, 'management', id, {
        type: 'issue-supervision',
        workingDays: 2,
        reason: '限期办结。',
      });
      assert.isTrue(pressed.order.flags.supervised);
      assert.isDefined(pressed.order.deadlines.supervisionDueOn);
    },
  },
  {
    title: 'a repeat is handled in one order, and its own citizen is answered too',
    async run(place) {
      const [lead, repeat] = [await complaint(place), await complaint(place)];
      const merge = {
        type: 'merge',
        ground: 'confirmed-repeat',
        intoNumber: lead.number,
        note: '同一窗口同一件事。',
      } as const;
      assert.equal(await refusal(place, 'handler', repeat.id, merge), 'role-not-allowed');
      assert.equal(await refusal(place, 'dispatcher', repeat.id, {...merge, intoNumber: 'CP0'}), 'merge-target-unfit');
      const sameInstance = {...merge, ground: 'same-instance'} as const;
      assert.equal(await refusal(place, 'dispatcher', repeat.id, sameInstance), 'merge-not-grounded');
      assert.equal((await step(place, 'dispatcher', repeat.id, merge)).order.state, 'merged');
      const followers = (await look(place, lead.id)).followers;
      assert.deepEqual(followers, [{id: repeat.id, number: repeat.number, state: 'merged'}]);
      const third = await complaint(place);
      assert.isUndefined((await look(place, third.id)).followers);
      const chain = {...merge, intoNumber: third.number} as const;
      assert.equal(await refusal(place, 'dispatcher', lead.id, chain), 'merge-chain');
      await startWork(place, lead.id, now());
      await step(place, 'handler', lead.id, answered(now()));
      const followed = (await look(place, repeat.id)).order;
      assert.equal(followed.merges?.[0]?.parentState, 'call-back', 'it heard of the answer, and of what came of it');
      assert.isDefined(followed.deadlines.mergedReplyDueOn);
      const own = await step(place, 'handler', repeat.id, answered(now()));
      assert.equal(own.order.state, 'merged');
      const seen = bodyOf(await citizen(place).readReceipt({body: {receiptCode: repeat.receiptCode}}));
      assert.equal(seen.workOrder?.step, 'answered');
      assert.isDefined(seen.workOrder?.answer);
    },
  },
  {
    title: 'a follow-up that is bad again sends the order back, once, and changes no published count',
    async run(place) {
      const {id, receiptCode} = await complaint(place);
      const early = await reviewer(place).giveFollowUp({body: {receiptCode, level: 1, text: '没有人理我。'}});
      assert.equal(early.kind === 'problem' ? early.problem?.code : '', 'follow-up-refused');
      await startWork(place, id, now());
      await step(place, 'handler', id, answered(now()));
      const before = bodyOf(await everybody(place).readSummary({query: {}}));
      assert.include(bodyOf(await citizen(place).readReceipt({body: {receiptCode}})).may ?? [], 'follow-up');
      const again = {receiptCode, level: 1, text: '告知单还是没有。'} as const;
      const sent = bodyOf(await reviewer(place).giveFollowUp({body: again}));
      assert.equal(sent.workOrder?.step, 'being-put-right');
      assert.equal(sent.level, 2, 'the first word stays as it was');
      bodyOf(await reviewer(place).giveFollowUp({body: again}));
      const other = await reviewer(place).giveFollowUp({body: {...again, level: 5}});
      assert.equal(other.kind === 'problem' ? other.problem?.code : '', 'follow-up-refused');
      const {order} = await look(place, id);
      assert.equal(order.round, 1);
      assert.equal(order.followUp?.level, 1);
      assert.equal(order.pastRounds[0]?.endedBy, 'follow-up');
      const after = bodyOf(await everybody(place).readSummary({query: {}}));
      assert.deepEqual(after.levels, before.levels);
    },
  },
  {
    title: 'an order that is not the office’s goes to the one that the dispatcher names, and its clock begins anew',
    async run(place) {
      const {id} = await complaint(place);
      const desk = await staff(place, 'dispatcher');
      const {orders} = bodyOf(await desk.listWorkOrders({query: {show: 'all', limit: '200'}}));
      const other = orders.find(({department}) => department !== undefined && !department.name.includes('江宁'));
      const code = other?.department?.code ?? '';
      const request = {
        type: 'request-return',
        reason: '不是本单位的事项。',
        legalBasis: '权责清单第 12 项',
        proposedDepartmentCode: code,
      } as const;
      assert.equal(await refusal(place, 'handler', id, request), 'role-not-allowed');
      assert.equal(await refusal(place, 'leader', id, {...request, proposedDepartmentCode: 'nowhere'}), 'body-invalid');
      assert.equal((await step(place, 'leader', id, request)).order.state, 'return-requested');
      const {proposed} = bodyOf(await desk.readWorkOrder({params: {id}})).leads ?? {};
      const helping = [proposed?.by, proposed?.assistingDepartmentCodes];
      assert.deepEqual(helping, ['first-receiver', [code]], 'who had it first leads, the other helps');
      const accept = {type: 'decide-return', decision: 'accept', reason: '按权责清单。'} as const;
      assert.equal(await refusal(place, 'dispatcher', id, accept), 'body-invalid', 'to accept is to name an office');
      const moved = await step(place, 'dispatcher', id, {...accept, departmentCode: code});
      assert.equal(moved.order.departmentCode, code);
      assert.equal(moved.order.state, 'dispatched');
      assert.isTrue(moved.order.returns?.[0]?.decision?.accepted);
    },
  },
  {
    title: 'what a citizen says is refused where there is nothing to say, by a code of its own',
    async run(place) {
      const review = reviewOf((await finishCase(place)).invitation);
      await send(place, review);
      const {receiptCode} = review;
      const statedAt = new Date().toISOString();
      const codes = [
        await reviewer(place).stateMistake({body: {receiptCode, statedAt}}),
        await reviewer(place).objectToDecision({body: {receiptCode, text: '不对。'}}),
        await reviewer(place).giveFollowUp({body: {receiptCode, level: 1, text: ''}}),
        await reviewer(place).objectToDecision({body: {receiptCode: '0'.repeat(16), text: '不对。'}}),
      ].map((refused) => (refused.kind === 'problem' ? refused.problem?.code : refused.kind));
      assert.deepEqual(codes, ['mistake-refused', 'objection-refused', 'follow-up-refused', 'receipt-unknown']);
      assert.isUndefined(bodyOf(await citizen(place).readReceipt({body: {receiptCode}})).may);
    },
  },
];
