import type {CommandType} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import {permissionsOf} from './permissions.ts';
import type {Role} from './roles.ts';
import {ROLES} from './roles.ts';
import type {WorkOrderState} from './states.ts';
import {STATES} from './states.ts';

/** One line of the state chart: who may give a command in a state, and where it can lead, the state itself included. */
export type ChartLine = {
  readonly from: WorkOrderState;
  readonly command: CommandType;
  readonly roles: readonly Role[];
  readonly to: readonly WorkOrderState[];
};

const LEADS_TO: Readonly<Record<CommandType, (from: WorkOrderState) => readonly WorkOrderState[]>> = {
  dispatch: () => ['dispatched'],
  'send-to-desk': () => ['routing'],
  sign: () => ['verifying'],
  'record-contact': stays,
  classify: stays,
  'add-evidence': stays,
  determine: () => ['determined'],
  'start-rectification': () => ['rectifying'],
  reply: (from) => (from === 'merged' ? ['merged'] : ['replied']),
  'open-call-back': () => ['call-back'],
  'record-call-back': () => ['audit'],
  close: () => ['closed'],
  'return-for-rework': () => ['rectifying'],
  archive: () => ['archived'],
  warn: stays,
  'mark-overdue': stays,
  'recount-deadlines': stays,
  'request-return': () => ['return-requested'],
  'decide-return': () => ['dispatched', 'verifying'],
  'request-extension': stays,
  'decide-extension': stays,
  'file-appeal': () => ['appealing'],
  'confirm-mistake': stays,
  'decide-appeal': () => ['appealing', 'invalidated', 'rectifying'],
  object: () => ['appeal-review'],
  'open-appeal-review': () => ['appeal-review'],
  'decide-appeal-review': () => ['invalidated', 'rectifying'],
  'state-mistake': stays,
  merge: () => ['merged'],
  'follow-parent': () => ['merged', 'routing'],
  reopen: () => ['rectifying'],
  'follow-up': (from) => [from, 'rectifying'],
  'release-reply': stays,
  'issue-supervision': stays,
  supervise: stays,
  escalate: stays,
  'publish-text': stays,
};

function stays(from: WorkOrderState): readonly WorkOrderState[] {
  return [from];
}

/**
 * The whole state chart, by state and command; pictures and tables of the documentation are drawn from it. It says what can
 * be; whether it may be for one order now is what `transition` says.
 */
export function chart(): ChartLine[] {
  return STATES.flatMap((from) =>
    COMMAND_TYPES.flatMap((command) => {
      const permissions = permissionsOf(command);
      const roles = ROLES.filter((role) => permissions[role]?.includes(from) === true);
      return roles.length === 0 ? [] : [{from, command, roles, to: LEADS_TO[command](from)}];
    }),
  );
}
