import fs from 'node:fs';
import path from 'node:path';
import type {TellingOptions, Ways} from '@haochaping/backend';
import {TELLING_RULES, type TellingRule, tellingRuleProblems} from '@haochaping/core';
import {TELLING_SETTINGS_TEXT as TEXT} from '../locales/telling-zh-cn.ts';
import {StartError} from '../start-error.ts';
import {type MailSettings, mailServer} from './mail.ts';
import {type SmsSettings, smsGateway} from './sms.ts';
import {provincePush} from './province/province-push.ts';
import {isProvinceSettings, provinceProblems} from './province/province-settings.ts';
import {webhooks} from './webhooks.ts';

/** How this server tells people, as its environment says. Files are absolute. */
export interface TellingSettings {
  readonly address?: string;
  readonly rulesFile?: string;
  readonly webhookHosts: readonly string[];
  readonly mail?: MailSettings;
  readonly sms?: Pick<SmsSettings, 'url' | 'secret'> & {readonly templateFile?: string};
  readonly provinceFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; what is wrong comes back as a sentence. */
export function parseTelling(env: Environment): TellingSettings | {readonly wrong: string} {
  const {HCP_ADDRESS: address = '', HCP_WEBHOOK_HOSTS: hosts = ''} = env;
  if (address !== '' && !isOrigin(address)) return {wrong: TEXT.addressInvalid};
  const mail = parseMail(env);
  if (typeof mail === 'string') return {wrong: mail};
  const sms = parseSms(env);
  if (typeof sms === 'string') return {wrong: sms};
  const rulesFile = env['HCP_TELLING'] ?? '';
  const provinceFile = env['HCP_PROVINCE'] ?? '';
  return {
    webhookHosts: hosts.split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim()])),
    ...(address !== '' && {address: address.replace(/\/$/, '')}),
    ...(rulesFile !== '' && {rulesFile: path.resolve(rulesFile)}),
    ...(provinceFile !== '' && {provinceFile: path.resolve(provinceFile)}),
    ...(mail !== undefined && {mail}),
    ...(sms !== undefined && {sms}),
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//.test(text) && new URL(text).pathname === '/' && !/[?#]/.test(text);
}

function parseMail({HCP_SMTP_URL: url = '', HCP_MAIL_FROM: from = ''}: Environment): MailSettings | string | undefined {
  if (url === '') return undefined;
  if (!URL.canParse(url)) return TEXT.smtpInvalid;
  const {protocol, hostname, port, username, password, searchParams} = new URL(url);
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') return TEXT.smtpInvalid;
  if (!/^[^\r\n]*@[^\r\n]*$/.test(from)) return TEXT.fromMissing;
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // On this very machine there is nobody on the way.
    allowPlain: searchParams.get('tls') === 'no' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    ...(username !== '' && {user: decodeURIComponent(username), password: decodeURIComponent(password)}),
    from,
  };
}

function parseSms({
  HCP_SMS_URL: url = '',
  HCP_SMS_SECRET: secret = '',
  HCP_SMS_TEMPLATE: template = '',
}: Environment): TellingSettings['sms'] | string {
  if (url === '') return undefined;
  if (!URL.canParse(url) || !/^https?:\/\//.test(url)) return TEXT.smsInvalid;
  const bytes = /^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret)?.[1];
  const length = bytes === undefined ? 0 : Buffer.from(bytes, 'base64').length;
  if (length < 24 || length > 64) return TEXT.smsSecretInvalid;
  return {url, secret, ...(template !== '' && {templateFile: path.resolve(template)})};
}

/** Opens the ways that the settings name. Rejects with a sentence where a file is not as it should be. */
export function openWays({webhookHosts, mail, sms, provinceFile}: TellingSettings): Ways {
  const template = sms?.templateFile === undefined ? undefined : readJson(sms.templateFile);
  return {
    webhook: webhooks({allowedHosts: webhookHosts}),
    ...(mail !== undefined && {mail: mailServer(mail)}),
    ...(sms !== undefined && {
      sms: smsGateway({url: sms.url, secret: sms.secret, ...(template !== undefined && {template})}),
    }),
    ...(provinceFile !== undefined && {province: openProvince(provinceFile)}),
  };
}

function openProvince(file: string): Ways['province'] & object {
  const given = readJson(file);
  if (!isProvinceSettings(given)) throw new StartError(TEXT.provinceWrong(file, provinceProblems(given)));
  return provincePush(given);
}

/** Who is told of what, by the operator's rules or the usual ones. */
export function readTellingOptions({address, rulesFile}: TellingSettings): TellingOptions {
  return {rules: rulesOf(rulesFile), ...(address !== undefined && {address})};
}

function rulesOf(file: string | undefined): readonly TellingRule[] {
  if (file === undefined) return TELLING_RULES;
  const given = readJson(file);
  const problems = tellingRuleProblems(given);
  if (problems.length > 0) throw new StartError(TEXT.rulesWrong(file, problems));
  return given as readonly TellingRule[];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartError(TEXT.fileUnreadable(file), {cause});
  }
}
