import type {Actor, Role} from '@haochaping/core';
import type {StaffRole} from '@haochaping/protocol';
import {randomSecret} from '../access/keyed-hash.ts';
import {PasswordDesk} from '../access/passwords.ts';
import type {Ports} from '../ports.ts';
import {createAccount, setAddresses, uuidV7} from '../store/index.ts';

// 12 bytes as 16 characters: more than anybody guesses, still typed from a terminal.
const PASSWORD_BYTES = 12;

/** A demonstration account as its password is told, once. */
export interface DemonstrationAccount {
  readonly account: string;
  readonly password: string;
  readonly role: StaffRole;
  readonly displayName: string;
  readonly place: string;
}

interface AccountPlan {
  readonly role: StaffRole;
  /** What one signs in with, where the role has more than one account. */
  readonly name?: string;
  readonly displayName: string;
  readonly place: string;
  readonly departmentCode?: string;
  readonly areaCode?: string;
  readonly staffNumber?: string;
}

/** One invented person for every role; the two of a department are those of the office with most open orders. */
function plans(departmentCode: string): readonly AccountPlan[] {
  const department = {departmentCode, place: '南京市江宁区行政审批局'};
  const province = {areaCode: '320000000000', place: '江苏省'};
  return [
    {role: 'dispatcher', displayName: '周婷', ...province},
    {role: 'handler', displayName: '陈志远', staffNumber: '0112', ...department},
    {role: 'leader', displayName: '沈洁', staffNumber: '0100', ...department},
    {role: 'management', displayName: '何晓峰', areaCode: '320115000000', place: '江宁区'},
    // Two decide whether a review was malicious, and neither is of an office that is concerned.
    {role: 'management', name: 'management-2', displayName: '许敏', areaCode: '320115000000', place: '江宁区'},
    {role: 'upper-management', displayName: '顾青', areaCode: '320100000000', place: '南京市'},
    {role: 'call-back-officer', displayName: '罗丹', ...province},
    {role: 'supervisor', displayName: '蒋文涛', ...province},
    {role: 'auditor', displayName: '丁岚', ...province},
    {role: 'administrator', displayName: '系统管理员', ...province},
  ];
}

/** Creates the accounts, each named for its role with a random password, and gives the actors they are. */
export async function createAccounts(
  {engine, passwords}: Pick<Ports, 'engine' | 'passwords'>,
  departmentCode: string,
  at: number,
): Promise<{readonly accounts: readonly DemonstrationAccount[]; readonly actors: ReadonlyMap<Role, Actor>}> {
  const desk = new PasswordDesk(passwords);
  const accounts: DemonstrationAccount[] = [];
  const actors = new Map<Role, Actor>();
  for (const {place, name, ...plan} of plans(departmentCode)) {
    const id = uuidV7(at);
    const password = randomSecret(PASSWORD_BYTES);
    const hashed = await desk.hash(password);
    const account = name ?? plan.role;
    await createAccount(engine, {id, name: account, ...plan, ...hashed, mustChangePassword: false, createdAt: at});
    // `.example` is nobody's: what is written to it arrives nowhere.
    await setAddresses(engine, id, {email: `${account}@office.example`}, {at, by: 'system'});
    accounts.push({account, password, role: plan.role, displayName: plan.displayName, place});
    const {displayName: _, ...powers} = plan;
    if (!actors.has(plan.role)) actors.set(plan.role, {accountId: id, ...powers});
  }
  return {accounts, actors};
}
