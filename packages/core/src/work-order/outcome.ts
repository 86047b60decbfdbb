import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {CommandType} from './commands.ts';
import type {WorkOrder} from './order.ts';
import type {Actor} from './roles.ts';

/** What a decision needs besides the order: when, by which rules and by which calendar. The profile is that of the order's `profileVersion`. */
export type Circumstances = {
  readonly at: number;
  readonly profile: Profile;
  readonly notices: readonly HolidayNotice[];
  /** Texts of the department's other replies within the profile's window; looked at by `reply` alone. */
  readonly recentReplies?: readonly string[];
};

export type TransitionContext = Circumstances & {readonly actor: Actor};

/** Why a command is refused. */
export const REFUSAL_CODES = [
  'role-not-allowed',
  'reviewed-person',
  'not-your-department',
  'not-your-area',
  'same-department',
  'state-not-allowed',
  'too-early',
  'already-marked',
  'contact-missing',
  'evidence-missing',
  'evidence-repeated',
  'class-missing',
  'class-too-late',
  'class-not-higher',
  'class-already-raised',
  'leader-required',
  'management-required',
  'reason-missing',
  'text-missing',
  'number-missing',
  'time-impossible',
  'exception-not-grounded',
  'reply-too-short',
  'delivery-missing',
  'call-back-missing',
  'call-back-incomplete',
  'account-required',
  'same-person',
  'deadline-passed',
  'nothing-pending',
  'department-unchanged',
  'return-not-provided',
  'return-too-late',
  'return-repeated',
  'contact-made',
  'class-not-complex',
  'extension-pending',
  'extension-used',
  'extension-too-long',
  'finding-is-claim',
  'finding-settled',
  'ground-not-claimed',
  'appeal-too-late',
  'appeal-repeated',
  'appeal-incomplete',
  'evidence-unknown',
  'ground-not-mistake',
  'mistake-not-confirmed',
  'mistake-too-late',
  'mistake-repeated',
  'objection-too-late',
  'objection-repeated',
  'review-repeated',
  'merge-into-itself',
  'merge-target-unfit',
  'merge-not-grounded',
  'merge-chain',
  'already-answered',
  'reply-held',
  'reply-not-held',
  'reopening-too-late',
  'follow-up-too-late',
  'follow-up-repeated',
  'limit-too-long',
  'public-text-missing',
  'personal-data',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Who is to be told. The shell finds the accounts, or the reviewer's sealed contact. */
export const AUDIENCES = [
  'citizen',
  'department',
  'leader',
  'dispatcher',
  'management',
  'upper-management',
  'call-back-officer',
  'supervisor',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const NOTICES = [
  'order-dispatched',
  'desk-needed',
  'signed-automatically',
  'class-raised',
  'answered',
  'call-back-due',
  'audit-due',
  'rework-ordered',
  'closed',
  'deadline-near',
  'deadline-missed',
  'return-requested',
  'return-accepted',
  'return-refused',
  'extension-requested',
  'extension-granted',
  'extension-refused',
  'appeal-filed',
  'confirmation-due',
  'confirmation-recorded',
  'second-decider-needed',
  'appeal-upheld',
  'appeal-rejected',
  'appeal-review-due',
  'appeal-review-opened',
  'decision-confirmed',
  'decision-overturned',
  'merged',
  'reply-owed-to-merged',
  'follow-up-given',
  'reply-held',
  'supervision-due',
  'supervision-issued',
  'reported-upwards',
  'misconduct-reported',
  'sensitive',
  'publication-due',
  'deadlines-moved',
] as const;
export type Notice = (typeof NOTICES)[number];

/** What the shell has to do after the new state is stored, in the same transaction as an outgoing event. */
export type Effect = {
  readonly type: 'tell';
  readonly who: Audience;
  readonly what: Notice;
  /** Given where `who` means the people of one department. */
  readonly departmentCode?: string;
};

export type Refused = {readonly ok: false; readonly code: RefusalCode; readonly detail?: string};

/** The new order and what to do, or why not. Nothing has happened until the shell stores it. */
export type Transition = {readonly ok: true; readonly order: WorkOrder; readonly effects: readonly Effect[]} | Refused;

/** A command as the console shows it for one person: allowed now, or refused with the reason. */
export type CommandOffer =
  | {readonly type: CommandType; readonly allowed: true}
  | {readonly type: CommandType; readonly allowed: false; readonly code: RefusalCode};

export function refuse(code: RefusalCode, detail?: string): Refused {
  return detail === undefined ? {ok: false, code} : {ok: false, code, detail};
}

/** The changed order with what is to be told. The shell of `transition` adds version, time and deadlines. */
export function changed(order: WorkOrder, ...effects: readonly Effect[]): Transition {
  return {ok: true, order, effects};
}

/** Tells the people of one kind in the department that handles the order. */
export function tellDepartment(order: WorkOrder, who: 'department' | 'leader', what: Notice): Effect {
  const {departmentCode} = order;
  return departmentCode === undefined ? {type: 'tell', who, what} : {type: 'tell', who, what, departmentCode};
}
