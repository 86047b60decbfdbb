import type {InboxFilter} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {inTransaction} from './transaction.ts';

/** A view of the inbox, kept for one account. */
export interface InboxView {
  readonly id: string;
  readonly name: string;
  readonly query: InboxFilter;
}

/** The views of an account, by name. */
export async function listInboxViews(engine: Engine, accountId: string): Promise<readonly InboxView[]> {
  const rows = await engine.db
    .selectFrom('inbox_view')
    .select(['id', 'name', 'query'])
    .where('account_id', '=', accountId)
    .orderBy('saved_at')
    .orderBy('id')
    .execute();
  return rows.map(({query, ...row}) => ({...row, query: JSON.parse(query) as InboxFilter}));
}

/** Keeps a view, or changes the one of that id; false when the account keeps `most` others already. */
export async function saveInboxView(
  engine: Engine,
  accountId: string,
  {id, name, query}: InboxView,
  {at, most}: {readonly at: number; readonly most: number},
): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const others = await trx
      .selectFrom('inbox_view')
      .select('id')
      .where('account_id', '=', accountId)
      .where('id', '<>', id)
      .execute();
    if (others.length >= most) return false;
    const changing = {name, query: JSON.stringify(query)};
    await trx
      .insertInto('inbox_view')
      .values({account_id: accountId, id, saved_at: at, ...changing})
      .onConflict((conflict) => conflict.columns(['account_id', 'id']).doUpdateSet(changing))
      .execute();
    await appendAudit(trx, {at, actor: accountId, action: 'inbox-view-saved', subject: id, detail: {}});
    return true;
  });
}

/** Keeps a view no longer; one that is not there is no harm. */
export async function deleteInboxView(engine: Engine, accountId: string, id: string, at: number): Promise<void> {
  await inTransaction(engine, async (trx) => {
    const {numDeletedRows} = await trx
      .deleteFrom('inbox_view')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) {
      await appendAudit(trx, {at, actor: accountId, action: 'inbox-view-deleted', subject: id, detail: {}});
    }
  });
}
