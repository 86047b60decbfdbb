import type {Engine} from '../ports.ts';
import {type Account, fromRow} from './accounts.ts';
import {appendAudit, type NewAuditEntry} from './audit.ts';
import {inTransaction} from './transaction.ts';

/** A sign-in. Only a keyed hash of its secret is stored. */
export interface Session {
  readonly secretHash: string;
  readonly accountId: string;
  readonly createdAt: number;
  /** When it was last used. */
  readonly seenAt: number;
  /** After this it ends, used or not. */
  readonly expiresAt: number;
}

/** Keeps a new session, with its lines of the log. */
export async function createSession(
  engine: Engine,
  session: Session,
  ...logged: readonly NewAuditEntry[]
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    await trx
      .insertInto('session')
      .values({
        secret_hash: session.secretHash,
        account_id: session.accountId,
        created_at: session.createdAt,
        seen_at: session.seenAt,
        expires_at: session.expiresAt,
      })
      .execute();
    await appendAudit(trx, ...logged);
  });
}

/** The session of a secret's hash with its account; whether it is still good is for the caller to judge. */
export async function findSession(
  engine: Engine,
  secretHash: string,
): Promise<{readonly session: Session; readonly account: Account} | undefined> {
  const row = await engine.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select(['session.seen_at', 'session.expires_at', 'session.created_at as signed_in_at'])
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    account: fromRow(row),
    session: {
      secretHash,
      accountId: row.id,
      createdAt: row.signed_in_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
    },
  };
}

/** Notes that a session was used. */
export async function touchSession(engine: Engine, secretHash: string, seenAt: number): Promise<void> {
  await engine.db.updateTable('session').set({seen_at: seenAt}).where('secret_hash', '=', secretHash).execute();
}

/** Ends a session, with its lines of the log. */
export async function deleteSession(
  engine: Engine,
  secretHash: string,
  ...logged: readonly NewAuditEntry[]
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    await trx.deleteFrom('session').where('secret_hash', '=', secretHash).execute();
    await appendAudit(trx, ...logged);
  });
}

/** Removes the sessions that ended by `at`, or were last used before `idleSince`; says how many. */
export async function deleteEndedSessions(engine: Engine, at: number, idleSince: number): Promise<number> {
  const {numDeletedRows} = await engine.db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', at), eb('seen_at', '<', idleSince)]))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
