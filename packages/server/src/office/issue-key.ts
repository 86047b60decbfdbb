import {issueApiKey} from '@haochaping/backend';
import {OUTSIDE_ROLES, type OutsideRole} from '@haochaping/core';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import {OfficeError} from './office-error.ts';
import {needed, placeOf} from './place-of.ts';
import type {OfficeArguments} from './run-office.ts';
import {withOffice} from './with-office.ts';

const KEY_ROLES = ['business-system', 'portal', 'outside-system'] as const;

/** Makes a key for a system and says it, once. */
export async function issueKey({values, server}: OfficeArguments): Promise<0> {
  const name = needed(values, 'name');
  const asked = needed(values, 'role');
  const role = KEY_ROLES.find((known) => known === asked);
  if (role === undefined) throw new OfficeError(OFFICE_TEXT.roleUnknown(asked, KEY_ROLES));
  const actsAs = role === 'outside-system' ? outsideRole(needed(values, 'acts-as')) : undefined;
  if (actsAs === 'handler' && values['department'] === undefined) {
    throw new OfficeError(OFFICE_TEXT.handlerNeedsDepartment);
  }
  return withOffice(server, async (office): Promise<0> => {
    const acts = actsAs === undefined ? {} : {acts: {role: actsAs, ...(await placeOf(office.engine, values))}};
    const {secret} = await issueApiKey(office, {name, role, ...acts, at: Date.now(), by: 'issue-key'});
    console.log(OFFICE_TEXT.key(name, secret));
    return 0;
  });
}

function outsideRole(asked: string): OutsideRole {
  const role = OUTSIDE_ROLES.find((known) => known === asked);
  if (role === undefined) throw new OfficeError(OFFICE_TEXT.roleUnknown(asked, OUTSIDE_ROLES));
  return role;
}
