import {issueAccount} from '@haochaping/backend';
import {STAFF_ROLES, StaffRole} from '@haochaping/protocol';
import {OFFICE_TEXT} from '../locales/office-zh-cn.ts';
import {OfficeError} from './office-error.ts';
import {needed, placeOf} from './place-of.ts';
import type {OfficeArguments} from './run-office.ts';
import {withOffice} from './with-office.ts';

/** Makes an account and says its first password, once. */
export async function addAccount({values, server}: OfficeArguments): Promise<0 | 1> {
  const name = needed(values, 'name');
  const displayName = needed(values, 'display-name');
  const role = StaffRole.safeParse(needed(values, 'role'));
  if (!role.success) throw new OfficeError(OFFICE_TEXT.roleUnknown(values['role'] ?? '', STAFF_ROLES));
  const ofDepartment = role.data === 'handler' || role.data === 'leader';
  if (ofDepartment && values['department'] === undefined) throw new OfficeError(OFFICE_TEXT.handlerNeedsDepartment);
  const staffNumber = values['staff-number'];
  return withOffice(server, async (office) => {
    const made = await issueAccount(office, {
      name,
      displayName,
      role: role.data,
      ...(await placeOf(office.engine, values)),
      ...(staffNumber === undefined ? {} : {staffNumber}),
      at: Date.now(),
    });
    if (made.outcome === 'name-taken') {
      console.error(OFFICE_TEXT.nameTaken(name));
      return 1;
    }
    console.log(OFFICE_TEXT.account(name, made.password));
    return 0;
  });
}
