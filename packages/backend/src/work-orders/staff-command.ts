import type {CommandRequest} from '@haochaping/protocol';
import type {AskedCommand} from '../store/index.ts';

/**
 * Core's command from what staff sent: instants become numbers. A piece of evidence takes the id of the form it was given
 * in, so that the form sent twice is the same command.
 */
export function coreCommand({command, idempotencyKey}: CommandRequest): AskedCommand {
  switch (command.type) {
    case 'record-contact':
      return {...defined(command), contactedAt: Date.parse(command.contactedAt)};
    case 'add-evidence':
      return {...defined(command), evidenceId: idempotencyKey};
    case 'reply':
      return {
        ...defined(command),
        deliveries: command.deliveries.map((delivery) => ({
          ...defined(delivery),
          deliveredAt: Date.parse(delivery.deliveredAt),
        })),
      };
    case 'record-call-back':
      return {...defined(command), attempts: callsOf(command.attempts)};
    case 'confirm-mistake':
      return {...defined(command), attempts: callsOf(command.attempts)};
    case 'decide-return': {
      const {departmentCode, assistingDepartmentCodes, decision, ...said} = command;
      if (decision === 'refuse') return {...said, decision};
      // An empty code is no department: whoever accepts without naming one is told so.
      return {...defined({...said, assistingDepartmentCodes}), decision, departmentCode: departmentCode ?? ''};
    }
    default:
      return defined(command);
  }
}

type Call = Extract<CommandRequest['command'], {readonly type: 'confirm-mistake'}>['attempts'][number];

function callsOf(attempts: readonly Call[]): (Omit<Defined<Call>, 'calledAt'> & {calledAt: number})[] {
  return attempts.map((attempt) => ({...defined(attempt), calledAt: Date.parse(attempt.calledAt)}));
}

type Defined<T> = {[Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name]} & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/** The same without members that are undefined: core's plain data says "absent" by absence. */
function defined<T extends object>(value: T): Defined<T> {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
