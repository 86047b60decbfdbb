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
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Who is to be told. The shell finds the accounts, or the reviewer's sealed contact. */
export type Audience =
  'citizen' | 'department' | 'leader' | 'dispatcher' | 'management' | 'call-back-officer' | 'supervisor';

export type Notice =
  | 'order-dispatched'
  | 'desk-needed'
  | 'signed-automatically'
  | 'class-raised'
  | 'answered'
  | 'call-back-due'
  | 'audit-due'
  | 'rework-ordered'
  | 'closed'
  | 'deadline-near'
  | 'deadline-missed';

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
