import {type AccessRules, DEFAULT_ACCESS_RULES} from './access/access-rules.ts';
import {
  CHINA_HOLIDAYS,
  type HolidayNotice,
  JIANGSU_PROFILE,
  type Profile,
  TELLING_RULES,
  type TellingRule,
} from '@haochaping/core';

/** What a deployment chooses. The engine must have been made with the same profile and notices. */
export interface AppOptions {
  /** The deployment's own name: invitations say it, and those that say another are refused. */
  readonly deployment: string;
  /** @default JIANGSU_PROFILE */
  readonly profile?: Profile;
  /** @default CHINA_HOLIDAYS */
  readonly notices?: readonly HolidayNotice[];
  /** @default DEFAULT_ACCESS_RULES */
  readonly access?: AccessRules;
  /** Whether one signs in by account and password; without it only by the outside sign-in. @default true */
  readonly localSignIn?: boolean;
  /** Adds the routes of the demonstration portal, which hand out invitations to anybody. @default false */
  readonly demonstration?: boolean;
  /** @default TELLING_RULES, and no address */
  readonly telling?: TellingOptions;
}

/** Who is told of what, and where people find what they are told of. */
export interface TellingOptions {
  readonly rules: readonly TellingRule[];
  /** The address of this deployment as people reach it, without a slash at the end; without one, letters hold no link. */
  readonly address?: string;
}

export type Settings = Required<AppOptions>;

export function settingsOf(options: AppOptions): Settings {
  return {
    profile: JIANGSU_PROFILE,
    notices: CHINA_HOLIDAYS,
    access: DEFAULT_ACCESS_RULES,
    demonstration: false,
    telling: {rules: TELLING_RULES},
    localSignIn: true,
    ...options,
  };
}
