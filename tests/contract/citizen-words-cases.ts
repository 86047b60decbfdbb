import {assert} from 'chai';
import {answered, complaint, look, startWork, step} from './closed-loop-steps.ts';
import {bodyOf, type ContractCase, reviewer} from './place.ts';

const ONE = '019ab9b2-0000-7000-8000-0000000000a1';
const OTHER = '019ab9b2-0000-7000-8000-0000000000a2';

/** What a citizen says after a review may be sent many times, for a device never knows whether its answer was lost. */
export const citizenWordsCases: readonly ContractCase[] = [
  {
    title: 'a slip that is stated again under its id is one, and under another id it is a second that is refused',
    async run(place) {
      const {id, receiptCode} = await complaint(place);
      const slip = {id: ONE, receiptCode, statedAt: new Date().toISOString(), text: '本来想点满意。'};
      const told = bodyOf(await reviewer(place).stateMistake({body: slip}));
      assert.deepEqual(bodyOf(await reviewer(place).stateMistake({body: slip})), told);
      const second = await reviewer(place).stateMistake({body: {...slip, id: OTHER}});
      assert.equal(second.kind === 'problem' ? second.problem?.code : '', 'mistake-refused');
      const {history} = await look(place, id);
      assert.equal(history.filter(({command}) => command === 'state-mistake').length, 1);
    },
  },
  {
    title: 'a follow-up that comes three times at once is one, and each sender is told that it is there',
    async run(place) {
      const {id, receiptCode} = await complaint(place);
      await startWork(place, id, Date.now());
      await step(place, 'handler', id, answered(Date.now()));
      const word = {id: ONE, receiptCode, level: 1, text: '告知单还是没有。'} as const;
      const send = () => reviewer(place).giveFollowUp({body: word});
      for (const answer of await Promise.all([send(), send(), send()])) {
        assert.equal(bodyOf(answer).workOrder?.step, 'being-put-right');
      }
      bodyOf(await send());
      const {order, history} = await look(place, id);
      assert.equal(order.round, 1);
      assert.equal(history.filter(({command}) => command === 'follow-up').length, 1);
      const another = await reviewer(place).giveFollowUp({body: {...word, id: OTHER}});
      assert.equal(another.kind === 'problem' ? another.problem?.code : '', 'follow-up-refused');
    },
  },
];
