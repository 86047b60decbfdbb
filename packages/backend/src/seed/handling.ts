import type {
  Cause,
  Command,
  EvidenceKind,
  Finding,
  IdentityMode,
  Measure,
  OrderClass,
  ReplyOutcome,
  Role,
} from '@haochaping/core';
import type {StoryTime} from './story-time.ts';

/** How far an order has come; each stage includes those before it. */
export const STAGES = [
  'dispatched',
  'signed',
  'contacted',
  'determined',
  'rectifying',
  'replied',
  'called-back',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

/** How an office handled a bad review, told in working days after it came. */
export interface Handling {
  /** What the reviewer said when called, and asked for. Not for an anonymous one. */
  readonly reason: string;
  readonly request: string;
  readonly evidence: {readonly kind: EvidenceKind; readonly note: string};
  readonly class: OrderClass;
  /** For a complex one. */
  readonly classReason?: string;
  readonly finding: Finding;
  readonly reasonable: boolean;
  readonly cause: Cause;
  readonly explanation: string;
  readonly plan: string;
  /** The working day on which the answer was given. */
  readonly repliedOn: number;
  readonly outcome: ReplyOutcome;
  readonly reply: string;
  readonly measure: Measure;
  readonly systemicMeasure?: string;
  readonly callBack: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
  readonly callBackNote: string;
  /** Needed where the reviewer stayed dissatisfied. */
  readonly closeReason?: string;
  /** What the public reads of a measure that takes long; without it such an order is never archived. */
  readonly publicText?: string;
}

export interface Step {
  readonly role: Role;
  readonly at: number;
  readonly command: Command;
}

/** The commands of a handling up to a stage, each with its moment and who gives it. */
export function stepsOf(handling: Handling, identityMode: IdentityMode, time: StoryTime, until: Stage): Step[] {
  const anonymous = identityMode === 'anonymous';
  const stages: Readonly<Record<Stage, () => Step[]>> = {
    dispatched: () => [],
    signed: () => [{role: 'handler', at: time.on(0, '16:10'), command: {type: 'sign'}}],
    contacted: () => contact(handling, anonymous, time),
    determined: () => determination(handling, time),
    rectifying: () => [
      {role: 'handler', at: time.on(1, '14:40'), command: {type: 'start-rectification', plan: handling.plan}},
    ],
    replied: () => answer(handling, anonymous, time),
    'called-back': () => callBack(handling, anonymous, time),
    closed: () => closing(handling, time),
  };
  return STAGES.slice(0, STAGES.indexOf(until) + 1).flatMap((stage) => stages[stage]());
}

function contact(
  {reason, request, class: orderClass, classReason}: Handling,
  anonymous: boolean,
  time: StoryTime,
): Step[] {
  return [
    {
      role: 'handler',
      at: time.on(1, '09:42'),
      command: {
        type: 'record-contact',
        contactedAt: time.on(1, '09:35'),
        person: '差评专员',
        ...(anonymous
          ? {channel: 'none', result: 'anonymous'}
          : {channel: 'phone', numberUsed: '138****5206', result: 'reached', reason, request}),
      },
    },
    {
      role: orderClass === 'complex' ? 'leader' : 'handler',
      at: time.on(1, '10:05'),
      command: {type: 'classify', class: orderClass, ...(classReason === undefined ? {} : {reason: classReason})},
    },
  ];
}

function determination(handling: Handling, time: StoryTime): Step[] {
  const {evidence, finding, reasonable, cause, explanation} = handling;
  return [
    {
      role: 'handler',
      at: time.on(1, '11:15'),
      command: {type: 'add-evidence', evidenceId: `evidence-${String(time.on(1, '11:15'))}`, ...evidence},
    },
    {
      role: finding === 'true' ? 'handler' : 'leader',
      at: time.on(1, '14:30'),
      command: {type: 'determine', finding, reasonable, cause, explanation},
    },
  ];
}

function answer(handling: Handling, anonymous: boolean, time: StoryTime): Step[] {
  const {repliedOn, outcome, reply, measure, systemicMeasure} = handling;
  const deliveredAt = time.on(repliedOn, '16:20');
  return [
    {
      role: 'handler',
      at: time.on(repliedOn, '16:35'),
      command: {
        type: 'reply',
        outcome,
        text: reply,
        measure,
        ...(systemicMeasure === undefined ? {} : {systemicMeasure}),
        ...(anonymous
          ? {deliveries: [], exception: 'anonymous'}
          : {deliveries: [{deliveredAt, channel: 'phone', numberUsed: '138****5206', result: 'delivered'}]}),
      },
    },
    {role: 'system', at: time.on(repliedOn, '16:36'), command: {type: 'open-call-back'}},
  ];
}

function callBack(handling: Handling, anonymous: boolean, time: StoryTime): Step[] {
  const {repliedOn, callBack: result, callBackNote: note} = handling;
  const calledAt = time.on(repliedOn + 1, '10:10');
  return [
    {
      role: 'call-back-officer',
      at: time.on(repliedOn + 1, '10:25'),
      command: anonymous
        ? {type: 'record-call-back', result: 'unreachable', exception: 'anonymous', attempts: []}
        : {
            type: 'record-call-back',
            result,
            attempts: [{calledAt, channel: 'phone', numberUsed: '138****5206', answered: true}],
            note,
          },
    },
  ];
}

function closing({repliedOn, closeReason, publicText}: Handling, time: StoryTime): Step[] {
  const close: Command = {type: 'close', ...(closeReason === undefined ? {} : {reason: closeReason})};
  const steps: Step[] = [{role: 'supervisor', at: time.on(repliedOn + 2, '15:20'), command: close}];
  if (publicText === undefined) return steps;
  const publish: Command = {type: 'publish-text', text: publicText};
  return [...steps, {role: 'supervisor', at: time.on(repliedOn + 2, '15:40'), command: publish}];
}
