import type {StaffRole} from '@haochaping/protocol';
import type {Ports} from '../ports.ts';
import {createAccount, uuidV7} from '../store/index.ts';
import {randomSecret} from './keyed-hash.ts';
import {PasswordDesk} from './passwords.ts';

/** A first password, of chance. */
export function firstPassword(): string {
  return randomSecret(PASSWORD_BYTES);
}

// 12 bytes as 16 characters: more than anybody guesses, still typed from a terminal.
const PASSWORD_BYTES = 12;

export interface AccountOrder {
  readonly name: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly departmentCode?: string;
  /** Twelve digits. */
  readonly areaCode?: string;
  readonly staffNumber?: string;
  readonly at: number;
}

/** Makes an account with a password of chance, told here once, that must be changed at the first sign-in. */
export async function issueAccount(
  {engine, passwords}: Pick<Ports, 'engine' | 'passwords'>,
  {at, ...order}: AccountOrder,
): Promise<{readonly outcome: 'created'; readonly password: string} | {readonly outcome: 'name-taken'}> {
  const password = firstPassword();
  const hashed = await new PasswordDesk(passwords).hash(password);
  const id = uuidV7(at);
  const made = await createAccount(engine, {id, ...order, ...hashed, mustChangePassword: true, createdAt: at});
  if (made === 'name-taken') return {outcome: made};
  return {outcome: 'created', password};
}
