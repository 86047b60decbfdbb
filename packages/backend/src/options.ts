import {type AccessRules, DEFAULT_ACCESS_RULES} from './access/access-rules.ts';
import {CHINA_HOLIDAYS, type HolidayNotice, JIANGSU_PROFILE, type Profile} from '@haochaping/core';

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
  /** Adds the routes of the demonstration portal, which hand out invitations to anybody. @default false */
  readonly demonstration?: boolean;
}

export type Settings = Required<AppOptions>;

export function settingsOf(options: AppOptions): Settings {
  return {
    profile: JIANGSU_PROFILE,
    notices: CHINA_HOLIDAYS,
    access: DEFAULT_ACCESS_RULES,
    demonstration: false,
    ...options,
  };
}
