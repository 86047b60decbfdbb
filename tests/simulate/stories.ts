import type {WorkOrderDetail} from '@haochaping/protocol';
import type {Dice} from '../faults/dice.ts';
import type {Command, Person} from './staff.ts';

/** What a story may do with its order. Every step sees the order as it is then. */
export interface Scene {
  readonly dice: Dice;
  readonly anonymous: boolean;
  /** The order as it was last seen. */
  readonly detail: WorkOrderDetail;
  now(): number;
  /** A moment within office hours, so many working days from now; the same day where there is time left in it. */
  on(workingDays: number): number;
  /** Somebody of the office that has the order now. */
  office(role: 'handler' | 'leader'): Person;
  /** Gives a command. A refusal ends the story, and is told. */
  give(person: Person, command: Command): Promise<void>;
  /** What the citizen says by receipt; false where it was not taken. */
  say(what: 'mistake' | 'objection' | 'follow-up', text: string): Promise<boolean>;
  /** The number of another open order of the same office, and undefined where there is none. */
  other(): Promise<string | undefined>;
  /** The code of another office. */
  elsewhere(): string;
}

/** A story waits until the moments it yields. */
export type Story = (scene: Scene) => AsyncGenerator<number, void>;

const NUMBER = '138****5206';
const MANAGEMENT: Person = {role: 'management', second: false};
const SECOND: Person = {role: 'management', second: true};
const UPPER: Person = {role: 'upper-management', second: false};
const SUPERVISOR: Person = {role: 'supervisor'};
const CALLER: Person = {role: 'call-back-officer'};
const DISPATCHER: Person = {role: 'dispatcher'};

// Asked anew each time: what was done since may have moved it.
const isIn = (scene: Scene, state: WorkOrderDetail['order']['state']): boolean => scene.detail.order.state === state;

const instant = (at: number): string => new Date(at).toISOString();

/** Signed, spoken with, and looked into. */
async function* verified(
  scene: Scene,
  days = 0,
  orderClass: 'simple' | 'general' | 'complex' = 'general',
): AsyncGenerator<number, void> {
  yield scene.on(days);
  const handler = scene.office('handler');
  if (isIn(scene, 'dispatched')) await scene.give(handler, {type: 'sign'});
  yield scene.on(0);
  await scene.give(handler, contact(scene));
  await scene.give(scene.office(orderClass === 'complex' ? 'leader' : 'handler'), classify(orderClass));
  await scene.give(handler, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录和叫号记录。'});
}

function contact(scene: Scene): Command {
  const common = {type: 'record-contact', contactedAt: instant(scene.now()), person: '差评专员'} as const;
  return scene.anonymous
    ? {...common, channel: 'none', result: 'anonymous'}
    : {
        ...common,
        channel: 'phone',
        numberUsed: NUMBER,
        result: 'reached',
        reason: '材料清单没有一次给全。',
        request: '希望一次告知。',
      };
}

function classify(orderClass: 'simple' | 'general' | 'complex'): Command {
  return orderClass === 'complex'
    ? {type: 'classify', class: 'complex', reason: '涉及三个单位的系统。'}
    : {type: 'classify', class: orderClass};
}

function determine(finding: 'true' | 'mistake-claim' | 'malicious-claim'): Command {
  return {
    type: 'determine',
    finding,
    reasonable: finding === 'true',
    cause: 'guidance-missing',
    explanation: '调阅了受理记录和录像。',
  };
}

/** Found true, put right, answered on the given working day, and heard of at the call-back. */
async function* putRight(
  scene: Scene,
  days: number,
  result: 'satisfied' | 'dissatisfied' = 'satisfied',
): AsyncGenerator<number, void> {
  const handler = scene.office('handler');
  if (isIn(scene, 'verifying')) await scene.give(handler, determine('true'));
  if (isIn(scene, 'determined')) await scene.give(handler, {type: 'start-rectification', plan: '补充告知单。'});
  yield* answered(scene, days);
  yield* calledBack(scene, result);
}

async function* answered(
  scene: Scene,
  days: number,
  outcome: 'solved' | 'long-term' = 'solved',
): AsyncGenerator<number, void> {
  yield scene.on(days);
  await scene.give(scene.office('handler'), reply(scene, outcome));
  if (!isIn(scene, 'replied')) return;
  // Held for a human: too much like others, or too vague.
  yield scene.on(0);
  if (isIn(scene, 'replied')) {
    await scene.give(SUPERVISOR, {type: 'release-reply', reason: '内容与本件相符。'});
  }
}

function reply(scene: Scene, outcome: 'solved' | 'long-term'): Command {
  const measures = [
    '补充了一次性告知单',
    '增开了两个窗口',
    '更换了叫号机',
    '重新培训了三名工作人员',
    '退还了多收的材料',
  ] as const;
  const serial = String(scene.dice.between(100_000, 999_999));
  return {
    type: 'reply',
    outcome,
    text: `经核实，您反映的情况属实，我们已${scene.dice.pick(measures)}，受理编号 ${serial} 的事项已为您办结。`,
    measure: 'guide',
    ...(outcome === 'long-term' ? {systemicMeasure: '一年内全部窗口改为综合窗口。'} : {}),
    ...(scene.anonymous
      ? {deliveries: [], exception: 'anonymous'}
      : {deliveries: [{deliveredAt: instant(scene.now()), channel: 'phone', numberUsed: NUMBER, result: 'delivered'}]}),
  };
}

async function* calledBack(scene: Scene, result: 'satisfied' | 'dissatisfied'): AsyncGenerator<number, void> {
  yield scene.on(1);
  await scene.give(
    CALLER,
    scene.anonymous
      ? {type: 'record-call-back', result: 'unreachable', exception: 'anonymous', attempts: []}
      : {
          type: 'record-call-back',
          result,
          attempts: [{calledAt: instant(scene.now()), channel: 'phone', numberUsed: NUMBER, answered: true}],
        },
  );
}

async function* closed(scene: Scene, reason?: string): AsyncGenerator<number, void> {
  yield scene.on(1);
  await scene.give(SUPERVISOR, {type: 'close', ...(reason === undefined ? {} : {reason})});
}

async function* reworked(scene: Scene): AsyncGenerator<number, void> {
  yield scene.on(1);
  await scene.give(SUPERVISOR, {type: 'return-for-rework', reworkReason: 'not-solved', reason: '问题还在。'});
  yield* answered(scene, 2);
}

async function* appealed(scene: Scene, ground: 'mistake' | 'malicious'): AsyncGenerator<number, void> {
  const handler = scene.office('handler');
  const elements =
    ground === 'mistake'
      ? (['reviewer-confirmation'] as const)
      : ([
          'lawful-handling',
          'lawful-handling',
          'demand-without-basis',
          'deliberateness',
          'explanation-given',
        ] as const);
  const kinds = [
    ground === 'mistake' ? 'call-recording' : 'case-log',
    'guide-version',
    'video',
    'document',
    'staff-statement',
  ] as const;
  for (const [index] of elements.entries()) {
    await scene.give(handler, {
      type: 'add-evidence',
      kind: kinds[index] ?? 'document',
      note: `附件 ${String(index + 1)}。`,
    });
  }
  const {evidence} = scene.detail.order;
  const own = evidence.slice(-elements.length);
  await scene.give(scene.office('leader'), determine(ground === 'mistake' ? 'mistake-claim' : 'malicious-claim'));
  yield scene.on(0);
  const proofs = elements.map((element, index) => ({element, evidenceId: own[index]?.evidenceId ?? ''}));
  await scene.give(scene.office('leader'), {type: 'file-appeal', ground, statement: '申诉理由见附件。', proofs});
}

const ordinary: Story = async function* (scene) {
  yield* verified(scene);
  yield* putRight(scene, scene.dice.between(0, 3));
  yield* closed(scene);
};

const simple: Story = async function* (scene) {
  yield* verified(scene, 0, 'simple');
  yield* putRight(scene, 0);
  yield* closed(scene);
};

const sentBackTwice: Story = async function* (scene) {
  yield* verified(scene);
  yield* putRight(scene, 2, 'dissatisfied');
  yield* reworked(scene);
  yield* calledBack(scene, 'dissatisfied');
  yield* reworked(scene);
  yield* calledBack(scene, 'satisfied');
  yield* closed(scene);
};

const late: Story = async function* (scene) {
  yield* verified(scene, 9);
  yield scene.on(3);
  const {order} = scene.detail;
  if (order.state === 'verifying')
    await scene.give(UPPER, {type: 'issue-supervision', workingDays: 2, reason: '限期办结。'});
  yield* putRight(scene, 1);
  yield* closed(scene);
};

const extended: Story = async function* (scene) {
  yield* verified(scene, 0, 'complex');
  yield scene.on(3);
  await scene.give(scene.office('handler'), {type: 'request-extension', workingDays: 10, reason: '系统改造需要时间。'});
  await scene.give(MANAGEMENT, {type: 'decide-extension', decision: 'grant', reason: '确需协调。'});
  yield* putRight(scene, 12);
  yield* closed(scene);
};

const longTerm: Story = async function* (scene) {
  yield* verified(scene, 0, 'complex');
  const handler = scene.office('handler');
  await scene.give(handler, determine('true'));
  if (isIn(scene, 'determined')) await scene.give(handler, {type: 'start-rectification', plan: '全科轮训。'});
  yield* answered(scene, 5, 'long-term');
  yield* calledBack(scene, 'satisfied');
  yield* closed(scene);
  yield scene.on(1);
  await scene.give(SUPERVISOR, {type: 'publish-text', text: '一年内全部窗口改为综合窗口，进度每季度公布。'});
};

const slip: Story = async function* (scene) {
  // Whoever cannot be asked cannot be heard either.
  if (scene.anonymous) return yield* ordinary(scene);
  yield scene.now() + 60_000;
  if (!(await scene.say('mistake', '本来想点满意。'))) return;
  yield* verified(scene);
  yield* appealed(scene, 'mistake');
  yield scene.on(1);
  await scene.give(CALLER, {
    type: 'confirm-mistake',
    result: 'confirmed',
    attempts: [{calledAt: instant(scene.now()), channel: 'phone', numberUsed: NUMBER, answered: true}],
  });
  await scene.give(MANAGEMENT, {type: 'decide-appeal', decision: 'upheld', reason: '回访确认点错。'});
};

const malice: Story = async function* (scene) {
  if (scene.anonymous) return yield* ordinary(scene);
  yield* verified(scene);
  yield* appealed(scene, 'malicious');
  yield scene.on(1);
  const uphold = {type: 'decide-appeal', decision: 'upheld', reason: '三项要件齐全。'} as const;
  await scene.give(MANAGEMENT, uphold);
  await scene.give(SECOND, uphold);
  if (scene.dice.chance(0.5)) return;
  yield scene.on(2);
  if (!(await scene.say('objection', '我说的是实情。'))) return;
  yield scene.on(2);
  const overturned = scene.dice.chance(0.5);
  await scene.give(UPPER, {
    type: 'decide-appeal-review',
    decision: overturned ? 'overturned' : 'confirmed',
    reason: '复核了全部材料。',
  });
  if (!overturned) return;
  yield* putRight(scene, 2);
  yield* closed(scene);
};

const rejected: Story = async function* (scene) {
  if (scene.anonymous) return yield* ordinary(scene);
  yield* verified(scene);
  yield* appealed(scene, 'malicious');
  yield scene.on(1);
  await scene.give(MANAGEMENT, {type: 'decide-appeal', decision: 'rejected', reason: '诉求有据。'});
  yield* putRight(scene, 1);
  yield* closed(scene);
};

const notOurs: Story = async function* (scene) {
  yield scene.on(0);
  if (!isIn(scene, 'dispatched')) return yield* ordinary(scene);
  const proposedDepartmentCode = scene.elsewhere();
  await scene.give(scene.office('leader'), {
    type: 'request-return',
    reason: '不是本单位的事项。',
    legalBasis: '权责清单第 12 项',
    proposedDepartmentCode,
  });
  yield scene.on(0);
  if (isIn(scene, 'return-requested')) {
    const accept = scene.dice.chance(0.6);
    await scene.give(DISPATCHER, {
      type: 'decide-return',
      decision: accept ? 'accept' : 'refuse',
      reason: '按权责清单。',
      ...(accept ? {departmentCode: proposedDepartmentCode} : {}),
    });
  }
  yield* ordinary(scene);
};

const repeat: Story = async function* (scene) {
  yield scene.on(0);
  const intoNumber = await scene.other();
  if (intoNumber === undefined) return yield* ordinary(scene);
  await scene.give(DISPATCHER, {type: 'merge', ground: 'confirmed-repeat', intoNumber, note: '同一窗口同一件事。'});
  yield scene.on(20);
  const {order} = scene.detail;
  // The order it follows may have ended in a way that left this one to itself again, back at the desk.
  if (order.state === 'routing') {
    const departmentCode = order.departmentCode ?? scene.elsewhere();
    await scene.give(DISPATCHER, {type: 'dispatch', departmentCode});
  }
  if (order.state !== 'merged') return yield* ordinary(scene);
  if (order.reply === undefined) await scene.give(scene.office('handler'), reply(scene, 'solved'));
};

const badAgain: Story = async function* (scene) {
  yield* verified(scene);
  yield* putRight(scene, 2);
  yield* closed(scene);
  yield scene.on(2);
  if (!(await scene.say('follow-up', '告知单还是没有。'))) return;
  yield* answered(scene, 2);
  yield* calledBack(scene, 'satisfied');
  yield* closed(scene);
};

const reopened: Story = async function* (scene) {
  yield* verified(scene);
  yield* putRight(scene, 2);
  yield* closed(scene);
  yield scene.on(2);
  await scene.give(SUPERVISOR, {type: 'reopen', reason: '抽查发现没有整改。'});
  yield* answered(scene, 2);
  yield* calledBack(scene, 'satisfied');
  yield* closed(scene);
};

const unreachable: Story = async function* (scene) {
  if (scene.anonymous) return yield* ordinary(scene);
  yield scene.on(0);
  const handler = scene.office('handler');
  if (isIn(scene, 'dispatched')) await scene.give(handler, {type: 'sign'});
  const call = (): Command => ({
    type: 'record-contact',
    contactedAt: instant(scene.now()),
    channel: 'phone',
    numberUsed: NUMBER,
    person: '差评专员',
    result: 'no-answer',
  });
  await scene.give(handler, call());
  yield scene.now() + 3_600_000;
  await scene.give(handler, call());
  yield scene.on(1);
  await scene.give(handler, call());
  await scene.give(handler, {type: 'classify', class: 'general'});
  await scene.give(handler, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'});
  await scene.give(handler, determine('true'));
  if (isIn(scene, 'determined')) await scene.give(handler, {type: 'start-rectification'});
  yield scene.on(1);
  const {deliveries: _, ...said} = reply(scene, 'solved') as Extract<Command, {readonly type: 'reply'}>;
  await scene.give(handler, {...said, deliveries: [], exception: 'no-answer'});
  yield scene.on(0);
  if (isIn(scene, 'replied')) await scene.give(SUPERVISOR, {type: 'release-reply', reason: '内容与本件相符。'});
  yield* calledBack(scene, 'satisfied');
  yield* closed(scene);
};

/** How often each is told, out of a hundred; what is left over is ordinary. */
export const STORIES: Readonly<Record<string, {readonly share: number; readonly story: Story}>> = {
  simple: {share: 12, story: simple},
  'sent-back-twice': {share: 5, story: sentBackTwice},
  late: {share: 6, story: late},
  extended: {share: 4, story: extended},
  'long-term': {share: 3, story: longTerm},
  slip: {share: 4, story: slip},
  malice: {share: 4, story: malice},
  'appeal-rejected': {share: 3, story: rejected},
  'not-ours': {share: 5, story: notOurs},
  repeat: {share: 4, story: repeat},
  'bad-again': {share: 4, story: badAgain},
  reopened: {share: 3, story: reopened},
  unreachable: {share: 4, story: unreachable},
  ordinary: {share: 39, story: ordinary},
};
