import type {Grant} from '@haochaping/core';
import type {StaffRole} from '@haochaping/protocol';
import type {Engine, OutsideExpectation, OutsidePerson} from '../ports.ts';
import {type Account, fromRow, insertAccount} from './accounts.ts';
import {appendAudit, type NewAuditEntry} from './audit.ts';
import {deleteSessions} from './sessions.ts';
import {inTransaction, type Queries} from './transaction.ts';
import {uuidV7} from './uuid-v7.ts';

/** Keeps what has to come back with the browser whose secret has this hash. */
export async function keepOutsideSignIn(
  engine: Engine,
  browserHash: string,
  {state, nonce, verifier}: OutsideExpectation,
  expiresAt: number,
): Promise<void> {
  await engine.db
    .insertInto('outside_sign_in')
    .values({browser_hash: browserHash, state, nonce, verifier, expires_at: expiresAt})
    .execute();
}

/** Takes what was kept, once: whoever asks again finds nothing, nor does who comes too late. */
export async function takeOutsideSignIn(
  engine: Engine,
  browserHash: string,
  at: number,
): Promise<OutsideExpectation | undefined> {
  const row = await engine.db
    .deleteFrom('outside_sign_in')
    .where('browser_hash', '=', browserHash)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= at) return undefined;
  return {state: row.state, nonce: row.nonce, verifier: row.verifier};
}

/** Forgets those that nobody came back from. */
export async function deleteEndedOutsideSignIns(engine: Engine, at: number): Promise<void> {
  await engine.db.deleteFrom('outside_sign_in').where('expires_at', '<=', at).execute();
}

/** What is known of somebody who came by an outside sign-in. */
export interface OutsideArrival {
  readonly person: Pick<OutsidePerson, 'issuer' | 'subject'>;
  readonly name: string;
  readonly displayName: string;
  readonly staffNumber?: string;
  readonly grant: Grant & {readonly role: StaffRole};
  readonly at: number;
}

/** The account of somebody by issuer and subject, with what they are given today; made where there is none. */
export async function settleOutsideAccount(engine: Engine, arrival: OutsideArrival): Promise<Account> {
  const {person, name, displayName, staffNumber, grant, at} = arrival;
  const {issuer, subject} = person;
  return inTransaction(engine, async (trx) => {
    const known = await linkedAccount(trx, person);
    const given = {displayName, ...grant, ...(staffNumber === undefined ? {} : {staffNumber})};
    if (known !== undefined) return refreshed(trx, known, given, at);
    const account = {
      id: uuidV7(at),
      passwordSalt: '',
      passwordHash: '',
      mustChangePassword: false,
      createdAt: at,
      ...given,
    };
    // Two people of one provider may go by one name; their subjects differ.
    const first = await insertAccount(trx, {...account, name}, OUTSIDE);
    if (first === 'name-taken') await insertAccount(trx, {...account, name: `${subject}@${hostOf(issuer)}`}, OUTSIDE);
    await trx.insertInto('outside_identity').values({issuer, subject, account_id: account.id, linked_at: at}).execute();
    const made = await linkedAccount(trx, person);
    if (made === undefined) throw new Error(`No account could be made for ${subject} of ${issuer}.`);
    return made;
  });
}

/** Ends every session of somebody who has lost their role outside, with a line of the log; nothing where nobody is known. */
export async function endOutsideSessions(
  engine: Engine,
  person: Pick<OutsidePerson, 'issuer' | 'subject'>,
  line: Omit<NewAuditEntry, 'actor' | 'subject' | 'detail'>,
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    const known = await linkedAccount(trx, person);
    if (known === undefined) return;
    const count = await deleteSessions(trx, {accountId: known.id});
    await appendAudit(trx, {...line, actor: OUTSIDE, subject: known.id, detail: {count}});
  });
}

/** Who gives what an outside sign-in gives, in the log. */
const OUTSIDE = 'outside-sign-in';

type Given = Pick<Account, 'displayName' | 'role' | 'departmentCode' | 'areaCode' | 'staffNumber'>;

async function refreshed(trx: Queries, known: Account, given: Given, at: number): Promise<Account> {
  const {departmentCode: _, areaCode: __, staffNumber: ___, ...rest} = known;
  const account: Account = {...rest, ...given};
  const moved = (['role', 'departmentCode', 'areaCode'] as const).some((name) => known[name] !== account[name]);
  await trx
    .updateTable('account')
    .set({
      display_name: account.displayName,
      role: account.role,
      department: account.departmentCode ?? null,
      area: account.areaCode ?? null,
      staff_number: account.staffNumber ?? null,
    })
    .where('id', '=', known.id)
    .execute();
  if (moved) {
    const placeOf = ({role, departmentCode, areaCode}: Account): object => ({role, departmentCode, areaCode});
    const detail = {was: placeOf(known), is: placeOf(account)};
    await appendAudit(trx, {at, actor: OUTSIDE, action: 'account-changed', subject: known.id, detail});
  }
  return account;
}

async function linkedAccount(
  trx: Queries,
  {issuer, subject}: Pick<OutsidePerson, 'issuer' | 'subject'>,
): Promise<Account | undefined> {
  const row = await trx
    .selectFrom('outside_identity')
    .innerJoin('account', 'account.id', 'outside_identity.account_id')
    .selectAll('account')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && fromRow(row);
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
