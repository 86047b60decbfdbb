import type {Command, CommandType, GiveReply, RecordCallBack, RecordContact} from './commands.ts';
import {dueNow} from './due.ts';
import {
  CALL_BACK_RESULTS,
  CLOCKS,
  CONTACT_EXCEPTIONS,
  EVIDENCE_KINDS,
  FINDINGS,
  ORDER_CLASSES,
  REPLY_OUTCOMES,
  WARNING_POINTS,
} from './order.ts';
import type {Evidence, WorkOrder} from './order.ts';
import {pendingExtension, presentMerge} from './present.ts';
import {SYSTEM} from './roles.ts';
import type {Actor, Role} from './roles.ts';
import {ACTORS, commandOf, HOUR, OFFICE, RULES} from './sample-orders.ts';
import {APPEAL_DECISIONS, APPEAL_ELEMENTS, CONFIRMATION_RESULTS, ESCALATION_GROUNDS} from './side-records.ts';
import type {AppealProof, ConfirmationResult} from './side-records.ts';
import {transition} from './transition.ts';

/*
 * A world in which people do all sorts of things to an order, for the properties of this folder. Nothing of the product
 * imports this.
 */

/** Somebody tries something, or does what comes next, or the system does what is due. */
export type Move = {
  readonly elapsedMs: number;
  readonly type: CommandType | 'due' | 'next';
  /** Absent: the role that usually gives such a command. */
  readonly role: Role | undefined;
  readonly pick: number;
};

/** One step of a history: what was done, by whom, and what came of it. */
export type Step = {readonly order: WorkOrder; readonly command?: Command; readonly actor?: Actor};

const USUAL_ROLE: Readonly<Record<CommandType, Role>> = {
  dispatch: 'system',
  'send-to-desk': 'system',
  sign: 'handler',
  'record-contact': 'handler',
  classify: 'leader',
  'add-evidence': 'handler',
  determine: 'leader',
  'start-rectification': 'handler',
  reply: 'handler',
  'open-call-back': 'system',
  'record-call-back': 'call-back-officer',
  close: 'supervisor',
  'return-for-rework': 'supervisor',
  archive: 'system',
  warn: 'system',
  'mark-overdue': 'system',
  'recount-deadlines': 'system',
  'request-return': 'leader',
  'decide-return': 'dispatcher',
  'request-extension': 'leader',
  'decide-extension': 'management',
  'file-appeal': 'leader',
  'confirm-mistake': 'call-back-officer',
  'decide-appeal': 'management',
  object: 'citizen',
  'open-appeal-review': 'upper-management',
  'decide-appeal-review': 'upper-management',
  'state-mistake': 'citizen',
  merge: 'dispatcher',
  'follow-parent': 'system',
  reopen: 'supervisor',
  'follow-up': 'citizen',
  'release-reply': 'supervisor',
  'issue-supervision': 'management',
  supervise: 'system',
  escalate: 'supervisor',
  'publish-text': 'supervisor',
};

/** The person of a role as `pick` has it: several in the management body, some of them in a department of the matter. */
function actorFor(role: Role, order: WorkOrder, pick: number): Actor {
  const actor = ACTORS[role];
  switch (role) {
    case 'handler':
    case 'leader':
      return {...actor, departmentCode: order.departmentCode ?? OFFICE};
    case 'management':
    case 'upper-management': {
      const person = {...actor, accountId: `${role} ${String(pick % 3)}`};
      return pick % 5 === 0 ? {...person, departmentCode: OFFICE} : person;
    }
    default:
      return actor;
  }
}

const choose = <Value>(values: readonly [Value, ...Value[]], pick: number): Value =>
  values[pick % values.length] ?? values[0];

const KIND_OF: Readonly<Record<(typeof APPEAL_ELEMENTS)[number], (evidence: Evidence) => boolean>> = {
  'reviewer-confirmation': ({kind}) => kind === 'call-recording',
  'lawful-handling': ({kind}) => kind === 'case-log' || kind === 'guide-version',
  'demand-without-basis': () => true,
  deliberateness: () => true,
  'explanation-given': () => true,
};

/** A command of the type in one of its many forms, sensible or not. */
function variant(type: CommandType, order: WorkOrder, at: number, pick: number): Command {
  const command = commandOf(type, at);
  switch (command.type) {
    case 'record-contact':
      return contactVariant(command, at, pick);
    case 'classify':
      return {...command, class: choose(ORDER_CLASSES, pick), reason: '协调'};
    case 'add-evidence':
      return {...command, kind: choose(EVIDENCE_KINDS, pick)};
    case 'determine':
      return {...command, finding: choose(FINDINGS, pick)};
    case 'reply':
      return replyVariant(command, pick);
    case 'record-call-back':
      return callBackVariant(command, pick);
    case 'warn':
      return {...command, clock: choose(CLOCKS, pick), point: choose(WARNING_POINTS, pick >> 3)};
    case 'mark-overdue':
      return {...command, clock: choose(CLOCKS, pick)};
    case 'decide-return':
      return pick % 2 === 0 ? command : {type: 'decide-return', decision: 'refuse', reason: '属于本部门职责'};
    case 'decide-extension':
      return {...command, decision: pick % 2 === 0 ? 'grant' : 'refuse'};
    case 'file-appeal': {
      const ground = order.determination?.finding === 'malicious-claim' ? 'malicious' : 'mistake';
      const proofs = APPEAL_ELEMENTS.flatMap((element) =>
        order.evidence.filter(KIND_OF[element]).map(({evidenceId}): AppealProof => ({element, evidenceId})),
      );
      return {...command, ground, proofs};
    }
    case 'confirm-mistake': {
      const result = choose<ConfirmationResult>(['confirmed', ...CONFIRMATION_RESULTS], pick);
      const attempts = command.attempts.map((attempt) => ({...attempt, answered: result !== 'unreachable'}));
      return {...command, result, attempts};
    }
    case 'decide-appeal':
      return {...command, decision: choose(APPEAL_DECISIONS, pick >> 1)};
    case 'decide-appeal-review':
      return {...command, decision: pick % 2 === 0 ? 'overturned' : 'confirmed'};
    case 'follow-parent':
      return {...command, parent: choose([command.parent, {state: 'invalidated'}, {state: 'archived'}], pick)};
    case 'follow-up':
      return {...command, level: choose([1, 2, 3, 4, 5], pick)};
    case 'supervise':
      return {...command, level: choose([2, 3], pick)};
    case 'escalate':
      return {...command, ground: choose(ESCALATION_GROUNDS, pick)};
    default:
      return command;
  }
}

function contactVariant(command: RecordContact, at: number, pick: number): RecordContact {
  const result = choose<RecordContact['result']>(['reached', ...CONTACT_EXCEPTIONS], pick);
  const channel = result === 'anonymous' ? 'none' : 'phone';
  return {...command, result, channel, contactedAt: at - (pick % 3) * HOUR};
}

function replyVariant(command: GiveReply, pick: number): GiveReply {
  const said =
    pick % 7 === 0 ? {...command, text: '您所反映的情况非常重要，感谢您对政务服务工作的关心与支持。'} : command;
  const outcome = choose(REPLY_OUTCOMES, pick);
  return pick % 2 === 0
    ? {...said, outcome}
    : {...said, outcome, deliveries: [], exception: choose(CONTACT_EXCEPTIONS, pick >> 1)};
}

function callBackVariant(command: RecordCallBack, pick: number): RecordCallBack {
  const result = choose(CALL_BACK_RESULTS, pick);
  const attempts = command.attempts.map((attempt) => ({...attempt, answered: result !== 'unreachable'}));
  return result === 'unreachable'
    ? {
        ...command,
        result,
        attempts: [...attempts, ...attempts, ...attempts],
        exception: choose(CONTACT_EXCEPTIONS, pick >> 2),
      }
    : {...command, result, attempts};
}

/** What willing people do next. Appeals are decided against the department, returns are refused. */
export function nextCommand(order: WorkOrder, at: number): readonly [Command, Actor] {
  const of = (type: CommandType, role = USUAL_ROLE[type]): readonly [Command, Actor] => [
    commandOf(type, at),
    actorFor(role, order, 1),
  ];
  const by = (command: Command, role: Role): readonly [Command, Actor] => [command, actorFor(role, order, 1)];
  switch (order.state) {
    case 'created':
      return of('dispatch');
    case 'routing':
      return of('dispatch', 'dispatcher');
    case 'dispatched':
      return of('sign');
    case 'return-requested':
      return by({type: 'decide-return', decision: 'refuse', reason: '属于本部门职责'}, 'dispatcher');
    case 'verifying':
      if (!order.contactRecords.some((record) => record.result === 'reached')) return of('record-contact');
      return order.evidence.length === 0 ? of('add-evidence') : of('determine');
    case 'determined': {
      const {determination} = order;
      // `determine` finds it true: the claim is taken back.
      if (determination?.finding.endsWith('-claim') === true) return of('determine');
      return order.class === undefined ? of('classify') : of('start-rectification');
    }
    case 'appealing': {
      // One who has not decided yet.
      const pick = [1, 2].find((n) =>
        order.appeal?.votes.every((vote) => vote.by.accountId !== `management ${String(n)}`),
      );
      return [
        {type: 'decide-appeal', decision: 'rejected', reason: '证据不足'},
        actorFor('management', order, pick ?? 3),
      ];
    }
    case 'appeal-review':
      return of('decide-appeal-review');
    case 'rectifying':
      return pendingExtension(order) === undefined
        ? of('reply')
        : by({type: 'decide-extension', decision: 'refuse', reason: '可按期完成'}, 'management');
    case 'replied':
      return order.reply?.hold === undefined || order.reply.hold.releasedAt !== undefined
        ? of('open-call-back')
        : of('release-reply');
    case 'call-back':
      return of('record-call-back');
    case 'audit':
      return of('close');
    case 'closed':
      return order.reply?.outcome === 'long-term' && order.publicText === undefined
        ? of('publish-text')
        : of('archive');
    case 'merged':
      if (order.reply === undefined) return of('reply');
      return presentMerge(order)?.parentState === 'archived'
        ? of('archive')
        : by({type: 'follow-parent', parent: {state: 'archived'}}, 'system');
    default:
      return of('archive');
  }
}

/** What people often do before they do what leads on. */
function likelyNext(order: WorkOrder, pick: number): CommandType | undefined {
  const {appeal, determination, state} = order;
  if (state === 'verifying' && pick % 4 !== 0) {
    const contacted = order.contactRecords.length > 0;
    return contacted ? 'add-evidence' : 'record-contact';
  }
  if (state === 'determined' && determination?.finding.endsWith('-claim') === true && pick % 4 !== 0)
    return 'file-appeal';
  if (state === 'appealing') {
    return appeal?.ground === 'mistake' && appeal.confirmations.length === 0 ? 'confirm-mistake' : 'decide-appeal';
  }
  if (state === 'merged' && pick % 2 === 0) return 'follow-parent';
  if (state === 'invalidated' && pick % 2 === 0) return 'object';
  return undefined;
}

function commandsOf(order: WorkOrder, {type, role, pick}: Move, at: number): (readonly [Command, Actor])[] {
  if (type === 'due') return dueNow(order, {...RULES, at}).map((command) => [command, SYSTEM]);
  if (type === 'next') {
    const likely = likelyNext(order, pick);
    if (likely !== undefined) return [[variant(likely, order, at, pick), actorFor(USUAL_ROLE[likely], order, pick)]];
    const [next, actor] = nextCommand(order, at);
    return [[variant(next.type, order, at, pick), actor]];
  }
  return [[variant(type, order, at, pick), actorFor(role ?? USUAL_ROLE[type], order, pick)]];
}

/** All orders that the moves lead through, the first included. Refused commands lead nowhere; the system is never refused. */
export function historyOf(order: WorkOrder, moves: readonly Move[]): Step[] {
  const history: Step[] = [{order}];
  let at = order.openedAt;
  for (const move of moves) {
    at += move.elapsedMs;
    const present = (): WorkOrder => history.at(-1)?.order ?? order;
    for (const [command, actor] of commandsOf(present(), move, at)) {
      const result = transition(present(), command, {...RULES, actor, at});
      if (!result.ok && move.type === 'due')
        throw new Error(`The system may do what is due: ${JSON.stringify([command, result])}`);
      if (result.ok) history.push({order: result.order, command, actor});
    }
  }
  return history;
}
