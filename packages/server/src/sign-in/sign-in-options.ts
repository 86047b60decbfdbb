import path from 'node:path';
import {type AccessRules, DEFAULT_ACCESS_RULES} from '@haochaping/backend';
import {SIGN_IN_TEXT} from '../locales/sign-in-zh-cn.ts';

/** An outside sign-in as an operator names it. */
export interface OidcOptions {
  /** `https://…`; plain http only on this machine itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The file with the rules for claims, absolute. */
  readonly rules: string;
  /** The address of the console as people open it; the provider sends them back there. */
  readonly returnTo: string;
}

/** How staff sign in to a server. */
export interface SignInOptions {
  readonly oidc?: OidcOptions;
  /** @default true */
  readonly local?: boolean;
  /** @default those of the backend */
  readonly access?: AccessRules;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Parsed = {readonly kind: 'ok'; readonly signIn?: SignInOptions} | {readonly kind: 'wrong'; readonly says: string};

const OTHERS = ['HCP_LOCAL_SIGN_IN', 'HCP_SESSION_IDLE_MINUTES', 'HCP_SESSION_LIFE_MINUTES'] as const;

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 7 * 24 * 60;
const OIDC = [
  'HCP_OIDC_ISSUER',
  'HCP_OIDC_CLIENT_ID',
  'HCP_OIDC_CLIENT_SECRET',
  'HCP_OIDC_RULES',
  'HCP_OIDC_RETURN',
] as const;

/** Reads from the environment how staff sign in, where it says anything of it; whatever is wrong comes back as a sentence. */
export function parseSignIn(env: Environment): Parsed {
  if ([...OIDC, ...OTHERS].every((name) => (env[name] ?? '') === '')) return {kind: 'ok'};
  const given = OIDC.filter((name) => (env[name] ?? '') !== '');
  const missing = OIDC.find((name) => !given.includes(name));
  if (given.length > 0 && missing !== undefined) return wrong(SIGN_IN_TEXT.missing(missing));
  const oidc = given.length === 0 ? undefined : oidcOf(env);
  if (oidc !== undefined && !isSafe(oidc.issuer)) return wrong(SIGN_IN_TEXT.issuerUnsafe(oidc.issuer));
  if (oidc !== undefined && !/^https?:\/\/./.test(oidc.returnTo))
    return wrong(SIGN_IN_TEXT.returnInvalid(oidc.returnTo));
  const local = env['HCP_LOCAL_SIGN_IN'] !== '0';
  if (!local && oidc === undefined) return wrong(SIGN_IN_TEXT.nobodyGetsIn);
  const idle = minutesOf(env, 'HCP_SESSION_IDLE_MINUTES', DEFAULT_ACCESS_RULES.sessionIdleMs);
  const life = minutesOf(env, 'HCP_SESSION_LIFE_MINUTES', DEFAULT_ACCESS_RULES.sessionLifeMs);
  if (typeof idle === 'string') return wrong(idle);
  if (typeof life === 'string') return wrong(life);
  if (life < idle) return wrong(SIGN_IN_TEXT.idleLongerThanLife);
  const access = {...DEFAULT_ACCESS_RULES, sessionIdleMs: idle, sessionLifeMs: life};
  return {kind: 'ok', signIn: {...(oidc === undefined ? {} : {oidc}), local, access}};
}

function oidcOf(env: Environment): OidcOptions {
  const [issuer = '', clientId = '', clientSecret = '', rules = '', returnTo = ''] = OIDC.map((name) => env[name]);
  return {issuer, clientId, clientSecret, rules: path.resolve(rules), returnTo};
}

/** What is said on the way from an http issuer anybody on the way may have said. */
function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const {protocol, hostname} = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname));
}

function minutesOf(env: Environment, name: string, usual: number): number | string {
  const text = env[name] ?? '';
  if (text === '') return usual;
  const minutes = Number(text);
  const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES;
  return fits ? minutes * MINUTE_MS : SIGN_IN_TEXT.minutesInvalid(name, text);
}

function wrong(says: string): Parsed {
  return {kind: 'wrong', says};
}
