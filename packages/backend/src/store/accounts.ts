import type {StaffRole} from '@haochaping/protocol';
import type {Insertable, Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit, type NewAuditEntry} from './audit.ts';
import type {AccountTable} from './schema.ts';
import {inTransaction, type Queries} from './transaction.ts';

/** A person of the office. Salt and hash are base64url; instants milliseconds since 1970. */
export interface Account {
  readonly id: string;
  /** What one signs in with; unique, compared exactly. */
  readonly name: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly departmentCode?: string;
  readonly areaCode?: string;
  readonly staffNumber?: string;
  readonly passwordSalt: string;
  readonly passwordHash: string;
  readonly failedAttempts: number;
  readonly lockedUntil?: number;
  readonly mustChangePassword: boolean;
  readonly createdAt: number;
  /** Since when nobody may sign in by it; absent while somebody may. */
  readonly disabledAt?: number;
}

export type NewAccount = Omit<Account, 'failedAttempts' | 'lockedUntil' | 'disabledAt'>;

/** Makes an account; who has it made stands in the log. */
export async function createAccount(
  engine: Engine,
  account: NewAccount,
  actor = 'system',
): Promise<'created' | 'name-taken'> {
  return inTransaction(engine, (trx) => insertAccount(trx, account, actor));
}

/** Makes an account as part of a transaction. */
export async function insertAccount(
  trx: Queries,
  account: NewAccount,
  actor: string,
): Promise<'created' | 'name-taken'> {
  const taken = await trx.selectFrom('account').select('id').where('name', '=', account.name).executeTakeFirst();
  if (taken !== undefined) return 'name-taken';
  await trx.insertInto('account').values(toRow(account)).execute();
  const {id, role, departmentCode, areaCode, createdAt} = account;
  const detail = {role, ...(departmentCode && {departmentCode}), ...(areaCode && {areaCode})};
  await appendAudit(trx, {at: createdAt, actor, action: 'account-issued', subject: id, detail});
  return 'created';
}

export async function findAccountByName(engine: Engine, name: string): Promise<Account | undefined> {
  const row = await engine.db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst();
  return row && fromRow(row);
}

export async function findAccount(engine: Engine, id: string): Promise<Account | undefined> {
  const row = await engine.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Every account, by name. */
export async function listAccounts(engine: Engine): Promise<readonly Account[]> {
  return (await engine.db.selectFrom('account').selectAll().orderBy('name').execute()).map(fromRow);
}

/**
 * Counts a wrong password, with its lines of the log. `lockedUntil` is kept until a right one, or a new password, clears both.
 */
export async function recordFailedSignIn(
  engine: Engine,
  id: string,
  lockedUntil: number | undefined,
  ...logged: readonly NewAuditEntry[]
): Promise<number> {
  return inTransaction(engine, async (trx) => {
    const {failed_attempts} = await trx
      .updateTable('account')
      .set((eb) => ({failed_attempts: eb('failed_attempts', '+', 1), ...(lockedUntil && {locked_until: lockedUntil})}))
      .where('id', '=', id)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow();
    await appendAudit(trx, ...logged);
    return failed_attempts;
  });
}

export async function clearFailedSignIns(engine: Engine, id: string): Promise<void> {
  await engine.db.updateTable('account').set({failed_attempts: 0, locked_until: null}).where('id', '=', id).execute();
}

/** Sets a new password and ends every session of the account but `keepSession` (its secret's hash), with its lines of the log. */
export async function changePassword(
  engine: Engine,
  id: string,
  password: Pick<Account, 'passwordSalt' | 'passwordHash' | 'mustChangePassword'>,
  keepSession?: string,
  ...logged: readonly NewAuditEntry[]
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    await trx
      .updateTable('account')
      .set({
        password_salt: password.passwordSalt,
        password_hash: password.passwordHash,
        must_change_password: password.mustChangePassword ? 1 : 0,
        failed_attempts: 0,
        locked_until: null,
      })
      .where('id', '=', id)
      .execute();
    await trx
      .deleteFrom('session')
      .where('account_id', '=', id)
      .$if(keepSession !== undefined, (query) => query.where('secret_hash', '!=', keepSession ?? ''))
      .execute();
    await appendAudit(trx, ...logged);
  });
}

function toRow(account: NewAccount): Insertable<AccountTable> {
  return {
    id: account.id,
    name: account.name,
    display_name: account.displayName,
    role: account.role,
    department: account.departmentCode ?? null,
    area: account.areaCode ?? null,
    staff_number: account.staffNumber ?? null,
    password_salt: account.passwordSalt,
    password_hash: account.passwordHash,
    failed_attempts: 0,
    locked_until: null,
    must_change_password: account.mustChangePassword ? 1 : 0,
    created_at: account.createdAt,
    disabled_at: null,
  };
}

/** The account a row holds. */
export function fromRow(row: Selectable<AccountTable>): Account {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    ...(row.department !== null && {departmentCode: row.department}),
    ...(row.area !== null && {areaCode: row.area}),
    ...(row.staff_number !== null && {staffNumber: row.staff_number}),
    passwordSalt: row.password_salt,
    passwordHash: row.password_hash,
    failedAttempts: row.failed_attempts,
    ...(row.locked_until !== null && {lockedUntil: row.locked_until}),
    mustChangePassword: row.must_change_password === 1,
    createdAt: row.created_at,
    ...(row.disabled_at !== null && {disabledAt: row.disabled_at}),
  };
}
