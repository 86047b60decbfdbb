import type {RefusalCode, WorkOrderState} from '@haochaping/core';
import type {CommandOffer, StaffCommandType} from '@haochaping/protocol/staff';
import {isStaffCommand} from './command-forms.ts';

export type RefusedOffer = {readonly type: StaffCommandType; readonly code: RefusalCode};

/** The commands of an order as a person meets them. */
export type CommandsShown = {
  /** The one that moves the order on, when there is one. */
  readonly primary?: StaffCommandType;
  readonly others: readonly StaffCommandType[];
  /** Nearly possible: something that this person can still do stands before them. */
  readonly blocked: readonly RefusedOffer[];
  /** Other people's, or of another time. */
  readonly elsewhere: readonly RefusedOffer[];
};

/** What moves an order on from where it stands. */
const WAY_ON: Readonly<Partial<Record<WorkOrderState, StaffCommandType>>> = {
  routing: 'dispatch',
  dispatched: 'sign',
  verifying: 'determine',
  determined: 'start-rectification',
  rectifying: 'reply',
  'call-back': 'record-call-back',
  audit: 'close',
  'return-requested': 'decide-return',
  appealing: 'decide-appeal',
  'appeal-review': 'decide-appeal-review',
  replied: 'release-reply',
  merged: 'reply',
};

/** What has to be done first where the way on is refused. */
const CURE: Readonly<Partial<Record<RefusalCode, StaffCommandType>>> = {
  'contact-missing': 'record-contact',
  'evidence-missing': 'add-evidence',
  'class-missing': 'classify',
  'call-back-missing': 'record-call-back',
  'finding-is-claim': 'file-appeal',
  'mistake-not-confirmed': 'confirm-mistake',
  'public-text-missing': 'publish-text',
};

const NOT_NOW: ReadonlySet<RefusalCode> = new Set([
  'state-not-allowed',
  'role-not-allowed',
  'already-marked',
  'too-early',
]);

/** Sorts what the server offers; decides nothing about what is allowed. Commands of the system alone are left out. */
export function sortCommands(state: WorkOrderState, offers: readonly CommandOffer[]): CommandsShown {
  const allowed: StaffCommandType[] = [];
  const blocked: RefusedOffer[] = [];
  const elsewhere: RefusedOffer[] = [];
  for (const offer of offers) {
    const {type} = offer;
    if (!isStaffCommand(type)) continue;
    if (offer.allowed) allowed.push(type);
    else (NOT_NOW.has(offer.code) ? elsewhere : blocked).push({type, code: offer.code});
  }
  const primary = primaryOf(state, allowed, blocked);
  const others = allowed.filter((type) => type !== primary);
  return {...(primary === undefined ? {} : {primary}), others, blocked, elsewhere};
}

function primaryOf(
  state: WorkOrderState,
  allowed: readonly StaffCommandType[],
  blocked: readonly RefusedOffer[],
): StaffCommandType | undefined {
  const wayOn = WAY_ON[state];
  if (wayOn !== undefined && allowed.includes(wayOn)) return wayOn;
  const refused = blocked.find((offer) => offer.type === wayOn);
  const cure = refused === undefined ? undefined : CURE[refused.code];
  return cure !== undefined && allowed.includes(cure) ? cure : undefined;
}
