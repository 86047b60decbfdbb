import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {StaffCommand} from '@haochaping/protocol';
import {answered, calledBack, complaint, found, look, NUMBER, said} from '../contract/closed-loop-steps.ts';
import {citizen, bodyOf, reviewer} from '../contract/place.ts';
import {giveInConsole, openOrder, whyNot} from './give-in-console.ts';
import {Office} from './office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const now = (): number => Date.now();

/*
 * The stories of the closed loop as its people live them: each signed in at a console of their own, the handler with a telephone, and
 * the public page at the end.
 */
describe('the closed loop, at the console', () => {
  let office: Office;

  before(async () => {
    office = await Office.open();
  });

  after(async () => {
    await office.close();
  });

  /** Somebody gives a command at the console. */
  async function step(account: string, id: string, command: StaffCommand): Promise<void> {
    const page = await office.desk(account, account === 'handler' ? 'field' : 'desk');
    await giveInConsole(page, id, command);
  }

  /** The figures of the public page, read off the page. */
  async function published(): Promise<{bad: number; struckOut: number}> {
    const page = await office.visitor('/public/');
    const text = await page.locator('main').innerText();
    await page.context().close();
    const bad = /差评数\s*([\d,]+)/.exec(text)?.[1];
    const struckOut = /差评里有\s*([\d,]+)\s*件/.exec(text)?.[1];
    assert.ok(bad !== undefined && struckOut !== undefined, text.slice(0, 400));
    return {bad: numberOf(bad), struckOut: numberOf(struckOut)};
  }

  async function startWork(id: string): Promise<void> {
    await step('handler', id, {type: 'sign'});
    await step('handler', id, said(now()));
    await step('handler', id, {type: 'classify', class: 'general'});
    await step('handler', id, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'});
    await step('handler', id, found('true'));
    await step('handler', id, {type: 'start-rectification', plan: '补充告知单。'});
  }

  test('a bad review is answered, called back and closed, and the public count has gone up by one', async () => {
    const earlier = await published();
    const {id, receiptCode} = await complaint(office.place);
    assert.equal((await published()).bad, earlier.bad + 1);
    await startWork(id);
    await step('handler', id, answered(now()));
    await step('call-back-officer', id, calledBack(now(), 'satisfied'));
    await step('supervisor', id, {type: 'close'});

    const seen = bodyOf(await citizen(office.place).readReceipt({body: {receiptCode}}));
    assert.equal(seen.workOrder?.step, 'closed');
    assert.equal((await published()).bad, earlier.bad + 1, 'what was put right is still counted');
  });

  test('a mistaken review is struck out after somebody outside has asked the citizen, and the public page says so', async () => {
    const {id, receiptCode} = await complaint(office.place);
    const earlier = await published();
    const slip = {receiptCode, statedAt: new Date().toISOString(), text: '本来想点满意。'};
    bodyOf(await reviewer(office.place).stateMistake({body: slip}));
    await step('handler', id, {type: 'sign'});
    await step('handler', id, said(now()));
    await step('handler', id, {type: 'add-evidence', kind: 'call-recording', note: '录音 031。'});
    await step('leader', id, found('mistake-claim'));
    const [evidence] = (await look(office.place, id)).order.evidence;
    const proofs = [{element: 'reviewer-confirmation' as const, evidenceId: evidence?.evidenceId ?? ''}];
    await step('leader', id, {type: 'file-appeal', ground: 'mistake', statement: '群众称点错。', proofs});
    // The words beside the greyed button.
    assert.match(await whyNot(await office.desk('leader'), id, 'decide-appeal'), /\p{Script=Han}/u);
    const attempts = [
      {calledAt: new Date().toISOString(), channel: 'phone' as const, numberUsed: NUMBER, answered: true},
    ];
    await step('call-back-officer', id, {type: 'confirm-mistake', result: 'confirmed', attempts});
    await step('management', id, {type: 'decide-appeal', decision: 'upheld', reason: '回访确认点错。'});

    assert.deepEqual(await published(), {bad: earlier.bad, struckOut: earlier.struckOut + 1});
  });

  test('malice takes two deciders, and a citizen who objects is heard by the upper body', async () => {
    const {id, receiptCode} = await complaint(office.place);
    const earlier = await published();
    await step('handler', id, {type: 'sign'});
    await step('handler', id, said(now()));
    const pieces = ['case-log', 'guide-version', 'video', 'document', 'staff-statement'] as const;
    for (const kind of pieces) await step('handler', id, {type: 'add-evidence', kind, note: '见附件。'});
    await step('leader', id, found('malicious-claim'));
    const {evidence} = (await look(office.place, id)).order;
    const elements = [
      'lawful-handling',
      'lawful-handling',
      'demand-without-basis',
      'deliberateness',
      'explanation-given',
    ] as const;
    const proofs = elements.map((element, index) => ({element, evidenceId: evidence[index]?.evidenceId ?? ''}));
    await step('leader', id, {type: 'file-appeal', ground: 'malicious', statement: '三次无据投诉。', proofs});
    const uphold = {type: 'decide-appeal', decision: 'upheld', reason: '三项要件齐全。'} as const;
    const [first, second] = office.place.credentials.accounts.filter(({role}) => role === 'management');
    await step(first?.account ?? '', id, uphold);
    assert.equal((await published()).struckOut, earlier.struckOut, 'one is not enough');
    await step(second?.account ?? '', id, uphold);
    assert.equal((await published()).struckOut, earlier.struckOut + 1);

    bodyOf(await reviewer(office.place).objectToDecision({body: {receiptCode, text: '我说的是实情。'}}));
    await step('upper-management', id, {type: 'decide-appeal-review', decision: 'overturned', reason: '诉求有据。'});
    assert.deepEqual(await published(), earlier, 'it counts as before');
  });

  test('a complex order is extended once, by the management body', async () => {
    const {id} = await complaint(office.place);
    await step('handler', id, {type: 'sign'});
    await step('handler', id, said(now()));
    await step('leader', id, {type: 'classify', class: 'complex', reason: '涉及三个单位的系统。'});
    await step('handler', id, {type: 'request-extension', workingDays: 10, reason: '系统改造需要时间。'});
    await step('management', id, {type: 'decide-extension', decision: 'grant', reason: '确需协调。'});
    assert.ok((await look(office.place, id)).order.flags.extended);
    assert.match(await whyNot(await office.desk('handler'), id, 'request-extension'), /延/);
  });

  test('an answer sent back twice comes before the management body, which presses for it', async () => {
    const {id} = await complaint(office.place);
    await startWork(id);
    for (const round of [1, 2]) {
      await step('handler', id, answered(now()));
      await step('call-back-officer', id, calledBack(now(), 'dissatisfied'));
      await step('supervisor', id, {type: 'return-for-rework', reworkReason: 'not-solved', reason: '问题还在。'});
      assert.equal((await look(office.place, id)).order.round, round);
    }
    await step('management', id, {type: 'issue-supervision', workingDays: 2, reason: '限期办结。'});
    assert.ok((await look(office.place, id)).order.flags.supervised);
  });

  test('a repeat is handled in one order, and its own citizen is answered too', async () => {
    const [lead, repeat] = [await complaint(office.place), await complaint(office.place)];
    const note = '同一窗口同一件事。';
    await step('dispatcher', repeat.id, {type: 'merge', ground: 'confirmed-repeat', intoNumber: lead.number, note});
    await startWork(lead.id);
    await step('handler', lead.id, answered(now()));
    await step('handler', repeat.id, answered(now()));
    const seen = bodyOf(await citizen(office.place).readReceipt({body: {receiptCode: repeat.receiptCode}}));
    assert.equal(seen.workOrder?.step, 'answered');
  });

  test('a follow-up that is bad again sends the order back to work', async () => {
    const {id, receiptCode} = await complaint(office.place);
    await startWork(id);
    await step('handler', id, answered(now()));
    const earlier = await published();
    bodyOf(await reviewer(office.place).giveFollowUp({body: {receiptCode, level: 1, text: '告知单还是没有。'}}));
    await step('handler', id, answered(now()));
    await step('call-back-officer', id, calledBack(now(), 'satisfied'));
    await step('supervisor', id, {type: 'close', reason: '已补上告知单。'});
    assert.deepEqual(await published(), earlier, 'a follow-up is counted apart');
  });

  test('nobody is unreachable before three attempts on two half-days', async () => {
    const {id} = await complaint(office.place);
    const call = (): StaffCommand => ({
      type: 'record-contact',
      result: 'no-answer',
      contactedAt: new Date(now()).toISOString(),
      channel: 'phone',
      numberUsed: NUMBER,
      person: '0112',
    });
    await step('handler', id, {type: 'sign'});
    await step('handler', id, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'});
    await step('handler', id, call());
    await step('handler', id, call());
    await office.pass(13 * HOUR_MS);
    await step('handler', id, call());
    await step('handler', id, found('true'));
    await step('handler', id, {type: 'classify', class: 'general'});
    await step('handler', id, {type: 'start-rectification'});
    await step('handler', id, {...answered(now()), deliveries: [], exception: 'no-answer'} as StaffCommand);
    assert.equal((await look(office.place, id)).order.state, 'call-back');
  });

  test('an order that nobody answers is overdue, in the ledger, and comes before the upper body by itself', async () => {
    const {id} = await complaint(office.place);
    await office.pass(18 * DAY_MS);
    const levels = async (): Promise<readonly number[]> =>
      ((await look(office.place, id)).order.supervisionMarks ?? []).map(({level}) => level);
    while (!(await levels()).includes(3)) await new Promise((resolve) => setTimeout(resolve, 250));

    const page = await office.desk('upper-management');
    await openOrder(page, id);
    await page.locator('.hcp-badge').filter({hasText: '已超期'}).waitFor();
    await page.locator('.hcp-badge').filter({hasText: '台账'}).waitFor();
  });

  test('no page told of a mistake', () => {
    assert.deepEqual(office.errors, []);
  });
});

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}
