import type {Selectable} from 'kysely';
import type {WebhookKind} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {WebhookSubscriptionTable} from './schema.ts';
import {inTransaction} from './transaction.ts';

/** A system that asked to be told what happens. */
export interface WebhookSubscription {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  /** Whether it may read what citizens wrote. */
  readonly withText: boolean;
  readonly enabled: boolean;
  /** Which of its secrets is in force, from 1. */
  readonly secretNumber: number;
  readonly createdAt: number;
}

export type SubscriptionChange = Pick<WebhookSubscription, 'name' | 'url' | 'kinds' | 'withText' | 'enabled'>;

interface By {
  readonly at: number;
  readonly by: string;
}

/** Every subscription, the oldest first. */
export async function listSubscriptions(engine: Engine): Promise<readonly WebhookSubscription[]> {
  const rows = await engine.db
    .selectFrom('webhook_subscription')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function addSubscription(engine: Engine, subscription: WebhookSubscription, by: string): Promise<void> {
  const {id, createdAt: at, secretNumber, ...change} = subscription;
  await inTransaction(engine, async (trx) => {
    await trx
      .insertInto('webhook_subscription')
      .values({id, ...toColumns(change), secret_number: secretNumber, created_at: at})
      .execute();
    await appendAudit(trx, {at, actor: by, action: 'webhook-added', subject: id, detail: detailOf(change)});
  });
}

/** The subscription as it is then; undefined where there is none. */
export async function changeSubscription(
  engine: Engine,
  id: string,
  change: SubscriptionChange,
  {at, by}: By,
): Promise<WebhookSubscription | undefined> {
  return inTransaction(engine, async (trx) => {
    const row = await trx
      .updateTable('webhook_subscription')
      .set(toColumns(change))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    await appendAudit(trx, {at, actor: by, action: 'webhook-changed', subject: id, detail: detailOf(change)});
    return fromRow(row);
  });
}

/** Moves a subscription on to its next secret; from then on only that one signs. */
export async function renewSubscriptionSecret(
  engine: Engine,
  id: string,
  {at, by}: By,
): Promise<WebhookSubscription | undefined> {
  return inTransaction(engine, async (trx) => {
    const row = await trx
      .updateTable('webhook_subscription')
      .set((eb) => ({secret_number: eb('secret_number', '+', 1)}))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const detail = {secretNumber: row.secret_number};
    await appendAudit(trx, {at, actor: by, action: 'webhook-secret-renewed', subject: id, detail});
    return fromRow(row);
  });
}

/** Ends a subscription; what still waits for it is needless from then on. False where there is none. */
export async function removeSubscription(engine: Engine, id: string, {at, by}: By): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const gone = await trx.deleteFrom('webhook_subscription').where('id', '=', id).returning('id').executeTakeFirst();
    if (gone === undefined) return false;
    await trx
      .updateTable('letter')
      .set({state: 'needless', failure: 'subscription-removed', ended_at: at})
      .where('way', '=', 'webhook')
      .where('target', '=', id)
      .where('state', 'in', ['waiting', 'dead'])
      .execute();
    await appendAudit(trx, {at, actor: by, action: 'webhook-removed', subject: id, detail: {}});
    return true;
  });
}

function detailOf({name, url, kinds, withText, enabled}: SubscriptionChange): Record<string, unknown> {
  // The path of an address may be a secret; who is told stands in its host.
  return {name, host: new URL(url).host, kinds, withText, enabled};
}

type Columns = Pick<Selectable<WebhookSubscriptionTable>, 'name' | 'url' | 'kinds' | 'with_text' | 'enabled'>;

function toColumns({name, url, kinds, withText, enabled}: SubscriptionChange): Columns {
  return {name, url, kinds: JSON.stringify(kinds), with_text: withText ? 1 : 0, enabled: enabled ? 1 : 0};
}

function fromRow(row: Selectable<WebhookSubscriptionTable>): WebhookSubscription {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: JSON.parse(row.kinds) as WebhookKind[],
    withText: row.with_text === 1,
    enabled: row.enabled === 1,
    secretNumber: row.secret_number,
    createdAt: row.created_at,
  };
}
