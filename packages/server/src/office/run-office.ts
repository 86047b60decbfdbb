import {parseArgs} from 'node:util';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import {parseOptions, type ServerOptions} from '../options.ts';
import {StartError} from '../start-error.ts';
import {addAccount} from './add-account.ts';
import {addHolidays} from './add-holidays.ts';
import {importDirectory} from './import-directory.ts';
import {importHotline} from './import-hotline.ts';
import {issueKey} from './issue-key.ts';
import {OfficeError} from './office-error.ts';
import {recountAll} from './recount.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The options of the commands of an office, each a text where it was given. */
export interface OfficeArguments {
  readonly file?: string;
  readonly dryRun: boolean;
  readonly mend: boolean;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly server: ServerOptions;
}

const COMMANDS = {
  'import-directory': importDirectory,
  'add-holidays': addHolidays,
  'add-account': addAccount,
  'issue-key': issueKey,
  'import-hotline': importHotline,
  recount: recountAll,
} as const satisfies Readonly<Record<string, (given: OfficeArguments) => Promise<0 | 1>>>;

const WITH_FILE: ReadonlySet<string> = new Set(['import-directory', 'add-holidays', 'import-hotline']);

export function isOfficeCommand(command: string | undefined): command is keyof typeof COMMANDS {
  return command !== undefined && Object.hasOwn(COMMANDS, command);
}

/** Runs a command that sets up an office in its store; the code the program ends with. */
export async function runOffice(
  command: keyof typeof COMMANDS,
  args: readonly string[],
  env: Environment,
): Promise<0 | 1 | 2> {
  const given = argumentsOf(command, args, env);
  if (given === 'help') {
    console.log(OFFICE_TEXT.help);
    return 0;
  }
  if (typeof given === 'string') return refuse(given);
  try {
    return await COMMANDS[command](given);
  } catch (cause) {
    if (cause instanceof OfficeError || cause instanceof StartError) return refuse(cause.message);
    throw cause;
  }
}

function argumentsOf(
  command: keyof typeof COMMANDS,
  args: readonly string[],
  env: Environment,
): OfficeArguments | string {
  const text = {type: 'string'} as const;
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: {type: 'string', default: './data'},
        'dry-run': {type: 'boolean', default: false},
        mend: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
        name: text,
        'display-name': text,
        role: text,
        'acts-as': text,
        department: text,
        area: text,
        'staff-number': text,
      },
    });
  } catch {
    return OFFICE_TEXT.argumentWrong(command);
  }
  const {'dry-run': dryRun, mend, help, data, ...values} = parsed.values;
  if (help) return 'help';
  const [file, ...others] = parsed.positionals;
  if (others.length > 0) return OFFICE_TEXT.argumentWrong(command);
  const server = parseOptions(['--data', data], env);
  if (server.kind !== 'run') return server.kind === 'wrong' ? server.says : OFFICE_TEXT.argumentWrong(command);
  const withFile = WITH_FILE.has(command);
  if (withFile !== (file !== undefined)) {
    return withFile ? OFFICE_TEXT.fileMissing(command) : OFFICE_TEXT.argumentWrong(command);
  }
  return {...(file === undefined ? {} : {file}), dryRun, mend, values, server: server.options};
}

function refuse(sentence: string): 2 {
  console.error(sentence);
  return 2;
}
