import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {inTransaction} from './transaction.ts';

/** Where a person of the office is reached at work. */
export interface Addresses {
  readonly email?: string;
  readonly mobile?: string;
}

/** The addresses of these accounts; those that have none have an empty entry, unknown ids none at all. */
export async function addressesOf(
  engine: Engine,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Addresses>> {
  if (accountIds.length === 0) return new Map();
  const rows = await engine.db
    .selectFrom('account')
    .select(['id', 'email', 'mobile'])
    .where('id', 'in', accountIds)
    .execute();
  return new Map(
    rows.map(({id, email, mobile}) => [id, {...(email !== null && {email}), ...(mobile !== null && {mobile})}]),
  );
}

/**
 * Writes down where somebody is reached; an address that is left out is taken away. The log says that it changed, not what it is.
 * False where there is no such account.
 */
export async function setAddresses(
  engine: Engine,
  accountId: string,
  {email, mobile}: Addresses,
  {at, by}: {readonly at: number; readonly by: string},
): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const known = await trx
      .updateTable('account')
      .set({email: email ?? null, mobile: mobile ?? null})
      .where('id', '=', accountId)
      .returning('id')
      .executeTakeFirst();
    if (known === undefined) return false;
    const detail = {email: email !== undefined, mobile: mobile !== undefined};
    await appendAudit(trx, {at, actor: by, action: 'account-addresses-set', subject: accountId, detail});
    return true;
  });
}
