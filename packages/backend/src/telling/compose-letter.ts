import {isMobileNumber, localDateOf} from '@haochaping/core';
import {TELLING_TEXT as TEXT} from '../locales/telling-zh-cn.ts';
import type {Settings} from '../options.ts';
import type {Engine, Keys} from '../ports.ts';
import type {Keyring} from '../sealing/keyring.ts';
import {contactDigest, openContact} from '../sealing/received-contact.ts';
import {
  type Addresses,
  addressesOf,
  appendAudit,
  findAccount,
  findWarning,
  type Letter,
  listSubscriptions,
  readContact,
  readOrder,
  readWorkOrder,
} from '../store/index.ts';
import {CITIZEN, toldOf} from './spread-events.ts';
import type {MailLetter, SmsLetter, WebhookLetter} from './ways.ts';
import {webhookPayload} from './webhook-payload.ts';
import {webhookSecret} from './webhook-secret.ts';

/** A letter has nobody to go to any more, for this reason. */
export interface Needless {
  readonly needless: string;
}

/** What letters are made with. Nothing of what they say is kept: it is made anew for each attempt. */
export interface Desk {
  readonly engine: Engine;
  readonly keys: Pick<Keys, 'hashKey'>;
  readonly keyring: Keyring;
  readonly telling: Settings['telling'];
  readonly at: number;
}

export async function composeWebhook({engine, keys}: Desk, letter: Letter): Promise<WebhookLetter | Needless> {
  const subscription = (await listSubscriptions(engine)).find(({id}) => id === letter.target);
  if (subscription?.enabled !== true) return {needless: 'subscription-off'};
  const {url, withText} = subscription;
  const secret = webhookSecret(keys.hashKey, subscription);
  return {id: letter.event.id, url, secret, body: await webhookPayload(engine, letter.event, withText)};
}

export async function composeMail(desk: Desk, {id, target, event}: Letter): Promise<MailLetter | Needless> {
  const to = (await addressesAtWork(desk.engine, target))?.email;
  const told = toldOf(event);
  if (to === undefined || told === undefined) return {needless: 'no-address'};
  const {number, facts} = await factsOf(desk.engine, event);
  const {address} = desk.telling;
  const link = address === undefined ? undefined : `${address}/console/`;
  const says = TEXT.says(told.what);
  return {
    id,
    to,
    subject: TEXT.subject(told.what, number),
    text: plain(says, facts, link),
    html: marked(says, facts, link),
  };
}

/** What a letter may say of the order or the warning that it is about. */
async function factsOf(
  engine: Engine,
  {body: {orderId, warningId}}: Letter['event'],
): Promise<{readonly number?: string; readonly facts: Facts}> {
  if (typeof warningId === 'string') {
    const warning = await findWarning(engine, warningId);
    return {facts: warning === undefined ? [] : TEXT.warningFacts(warning)};
  }
  const read = typeof orderId === 'string' ? await readWorkOrder(engine, orderId) : undefined;
  if (read === undefined) return {facts: []};
  const {order, itemName, ratedDepartmentName: departmentName = order.subject.departmentCode, nextDueAt} = read;
  const {number} = order;
  const due = nextDueAt !== undefined && {dueOn: localDateOf(nextDueAt - 1)};
  return {number, facts: TEXT.orderFacts({number, itemName, departmentName, ...due})};
}

export async function composeSms(desk: Desk, letter: Letter): Promise<SmsLetter | Needless> {
  const {id, target, event} = letter;
  const told = toldOf(event);
  if (told === undefined) return {needless: 'no-address'};
  if (target === CITIZEN) return composeCitizenSms(desk, letter, told.what);
  const to = (await addressesAtWork(desk.engine, target))?.mobile;
  if (to === undefined || !isMobileNumber(to)) return {needless: 'no-address'};
  const {number} = event.body;
  return {id, to, text: TEXT.staffSms(told.what, typeof number === 'string' ? number : undefined)};
}

/** Where a person is reached who still works here. */
async function addressesAtWork(engine: Engine, accountId: string): Promise<Addresses | undefined> {
  const account = await findAccount(engine, accountId);
  if (account === undefined || account.disabledAt !== undefined) return undefined;
  return (await addressesOf(engine, [accountId])).get(accountId);
}

/** Opens the contact for this one message, and writes that down: nobody sees it. */
async function composeCitizenSms(
  {engine, keyring, telling, at}: Desk,
  {id, event}: Letter,
  what: Parameters<typeof TEXT.citizenSms>[0],
): Promise<SmsLetter | Needless> {
  const order = await readOrder(engine, String(event.body['orderId']));
  const box = order && (await readContact(engine, order))?.box;
  if (order === undefined || box === undefined) return {needless: 'no-contact'};
  const to = openContact(keyring, order.reviewId, box, order.identityMode)?.phone;
  // A landline takes no message.
  if (to === undefined || !isMobileNumber(to)) return {needless: 'no-mobile'};
  const detail = {contact: contactDigest(box), what};
  await appendAudit(engine.db, {at, actor: 'system', action: 'contact-used-for-sms', subject: order.id, detail});
  const address = telling.address === undefined ? undefined : `${telling.address}/receipt/`;
  return {id, to, text: TEXT.citizenSms(what, address)};
}

type Facts = ReturnType<typeof TEXT.orderFacts>;

function plain(says: string, facts: Facts, link: string | undefined): string {
  const lines = facts.map(([name, value]) => `${name}：${value}`);
  const parts = [says, lines.join('\n'), link === undefined ? '' : TEXT.open(link), TEXT.footer];
  return parts.filter((part) => part !== '').join('\n\n');
}

function marked(says: string, facts: Facts, link: string | undefined): string {
  const rows = facts.map(
    ([name, value]) => `<tr><th align="left" scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  const table = rows.length === 0 ? '' : `<table cellpadding="4">${rows.join('')}</table>`;
  const open = link === undefined ? '' : `<p>${escaped(TEXT.open(link))}</p>`;
  return `<!doctype html><html lang="zh-CN"><body><p>${escaped(says)}</p>${table}${open}<p><small>${escaped(TEXT.footer)}</small></p></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
