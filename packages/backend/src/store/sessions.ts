import type {Engine} from '../ports.ts';
import {type Account, fromRow} from './accounts.ts';
import {appendAudit, type NewAuditEntry} from './audit.ts';
import {inTransaction, type Queries} from './transaction.ts';

/** A sign-in. Only a keyed hash of its secret is stored. */
export interface Session {
  readonly secretHash: string;
  readonly accountId: string;
  readonly createdAt: number;
  /** When it was last used. */
  readonly seenAt: number;
  /** After this it ends, used or not. */
  readonly expiresAt: number;
  /** What it is called where it is shown; says nothing of its secret. */
  readonly id: string;
  /** What the browser said of itself at the sign-in. */
  readonly agent?: string;
  /** Whether an outside sign-in began it. */
  readonly outside: boolean;
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
        id: session.id,
        agent: session.agent ?? null,
        outside: session.outside ? 1 : 0,
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
    .select(['session.id as session_id', 'session.agent', 'session.outside'])
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
      id: row.session_id,
      ...(row.agent !== null && {agent: row.agent}),
      outside: row.outside === 1,
    },
  };
}

/** The sessions of an account that were not over at `at`, the latest used first. */
export async function listSessions(
  engine: Engine,
  accountId: string,
  {at, idleSince}: {readonly at: number; readonly idleSince: number},
): Promise<readonly Session[]> {
  const rows = await engine.db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .where('seen_at', '>', idleSince)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    secretHash: row.secret_hash,
    accountId: row.account_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    id: row.id,
    ...(row.agent !== null && {agent: row.agent}),
    outside: row.outside === 1,
  }));
}

/** Which sessions of an account are to end: one by its id, or all but one by its secret's hash. */
export interface SessionChoice {
  readonly accountId: string;
  readonly id?: string;
  readonly keep?: string;
}

/** Ends sessions of an account, with the lines of the log that say so; says how many. Nothing is logged where none ended. */
export async function endSessions(
  engine: Engine,
  choice: SessionChoice,
  ...logged: readonly NewAuditEntry[]
): Promise<number> {
  return inTransaction(engine, async (trx) => {
    const ended = await deleteSessions(trx, choice);
    if (ended > 0) await appendAudit(trx, ...logged);
    return ended;
  });
}

/** Ends sessions of an account as part of a transaction; says how many. */
export async function deleteSessions(trx: Queries, {accountId, id, keep}: SessionChoice): Promise<number> {
  let query = trx.deleteFrom('session').where('account_id', '=', accountId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (keep !== undefined) query = query.where('secret_hash', '!=', keep);
  const {numDeletedRows} = await query.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
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
