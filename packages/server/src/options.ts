import path from 'node:path';
import {parseArgs} from 'node:util';
import {isScenarioName, type ScenarioName, SEALING_SUITES, type SealingSuiteName} from '@haochaping/backend';
import {TEXT} from './locales/zh-cn.ts';
import {parseSignIn, type SignInOptions} from './sign-in/sign-in-options.ts';
import {systemCode} from './start-error.ts';
import {parseTelling, type TellingSettings} from './telling/telling-settings.ts';

/** How a server is to run. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly data: string;
  readonly reset: boolean;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string;
  /** The folder of evidence files, absolute; servers over one database share it. @default `files` in the data directory */
  readonly files?: string;
  /** The folder of built pages; without it only the API is served. */
  readonly pages?: string;
  /** Whose pages may show a rating in a frame: exact origins. @default nobody's but our own */
  readonly embedOrigins?: readonly string[];
  /** A file with the numbers of the locality; without it those of Jiangsu. Absolute. */
  readonly profile?: string;
  /** Begin without the demonstration: empty but for one administrator. @default false */
  readonly withoutDemonstration?: boolean;
  /** TLS ends in front of us: the session's cookie may only travel there. */
  readonly https: boolean;
  /** By which algorithms devices seal. @default 'intl' */
  readonly sealing?: SealingSuiteName;
  /** What citizens' devices find, for those who try their pages against it. Only with the demonstration. @default 'healthy' */
  readonly scenario?: ScenarioName;
  /** How staff sign in. @default by account and password */
  readonly signIn?: SignInOptions;
  /** How people and other systems are told what happens. @default by webhooks alone */
  readonly telling?: TellingSettings;
}

export type ParsedOptions =
  | {readonly kind: 'run'; readonly options: ServerOptions}
  | {readonly kind: 'help'}
  /** One sentence in the language of the terminal. */
  | {readonly kind: 'wrong'; readonly says: string};

const DEFAULT_PORT = 8787;

/** Reads arguments and environment; whatever is wrong comes back as a sentence. */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ParsedOptions {
  let values;
  try {
    ({values} = parseArgs({
      args: [...args],
      options: {
        port: {type: 'string', default: String(DEFAULT_PORT)},
        host: {type: 'string', default: '127.0.0.1'},
        data: {type: 'string', default: './data'},
        reset: {type: 'boolean', default: false},
        profile: {type: 'string'},
        'no-demo': {type: 'boolean', default: false},
        scenario: {type: 'string'},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }));
  } catch (cause) {
    return {kind: 'wrong', says: argumentProblem(args, cause)};
  }
  if (values.help) return {kind: 'help'};
  const port = portOf(values.port);
  if (port === undefined) return {kind: 'wrong', says: TEXT.portInvalid(values.port)};
  const {DATABASE_URL: databaseUrl, HCP_PAGES: pages, HCP_FILES: files, HCP_SEALING: sealing = ''} = env;
  const embedOrigins = (env['HCP_EMBED_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean);
  const noOrigin = embedOrigins.find((origin) => !isOrigin(origin));
  if (noOrigin !== undefined) return {kind: 'wrong', says: TEXT.embedOriginInvalid(noOrigin)};
  const profile = values.profile ?? env['HCP_PROFILE'] ?? '';
  const withDatabase = databaseUrl !== undefined && databaseUrl !== '';
  if (withDatabase && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) return {kind: 'wrong', says: TEXT.databaseInvalid};
  if (withDatabase && values.reset) return {kind: 'wrong', says: TEXT.resetWithDatabase};
  const {scenario} = values;
  if (scenario !== undefined && !isScenarioName(scenario)) return {kind: 'wrong', says: TEXT.scenarioUnknown(scenario)};
  if (scenario !== undefined && values['no-demo']) return {kind: 'wrong', says: TEXT.scenarioWithoutDemonstration};
  const suite = SEALING_SUITES.find((name) => name === sealing);
  if (suite === undefined && sealing !== '') return {kind: 'wrong', says: TEXT.sealingInvalid(sealing)};
  const entry = parseSignIn(env);
  if (entry.kind === 'wrong') return entry;
  const telling = parseTelling(env);
  if ('wrong' in telling) return {kind: 'wrong', says: telling.wrong};
  return {
    kind: 'run',
    options: {
      port,
      host: values.host,
      data: path.resolve(values.data),
      reset: values.reset,
      ...(entry.signIn && {signIn: entry.signIn}),
      https: env['HCP_HTTPS'] === '1',
      ...(isUsual(telling) ? {} : {telling}),
      ...(profile === '' ? {} : {profile: path.resolve(profile)}),
      ...(scenario === undefined ? {} : {scenario}),
      ...(values['no-demo'] ? {withoutDemonstration: true} : {}),
      ...(withDatabase ? {databaseUrl} : {}),
      ...(embedOrigins.length === 0 ? {} : {embedOrigins}),
      ...(suite === undefined ? {} : {sealing: suite}),
      ...(files === undefined || files === '' ? {} : {files: path.resolve(files)}),
      ...(pages === undefined || pages === '' ? {} : {pages: path.resolve(pages)}),
    },
  };
}

/** Whether the environment says nothing of telling people. */
function isUsual({webhookHosts, ...named}: TellingSettings): boolean {
  return webhookHosts.length === 0 && Object.keys(named).length === 0;
}

/** An origin as browsers write it: a pattern or a path would let in others, or nobody. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

/** Node names the culprit only within an English sentence. */
function argumentProblem(args: readonly string[], cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  const [, option = ''] = /'(?:-\w, )?(--?[\w-]+)/.exec(message) ?? [];
  switch (systemCode(cause)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return TEXT.unknownOption(option);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return TEXT.valueWrong(option);
    default:
      return TEXT.unexpectedArgument(args.find((argument) => !argument.startsWith('-')) ?? '');
  }
}
