import {
  type Audience,
  recipientsOf,
  type TellingKind,
  tellingRulesFor,
  quietUntil,
  type WorkOrder,
} from '@haochaping/core';
import {actorOf} from '../access/actor-of.ts';
import type {Settings} from '../options.ts';
import type {Engine, Ports} from '../ports.ts';
import {
  type Addresses,
  addressesOf,
  handOverEvents,
  listAccounts,
  listSubscriptions,
  listUndeliveredEvents,
  type NewLetter,
  type OutgoingEvent,
  readContact,
  readOrder,
  type WebhookSubscription,
} from '../store/index.ts';
import {webhookKindOf} from './webhook-payload.ts';
import type {Ways} from './ways.ts';

const EVENTS_AT_ONCE = 300;
const HOUR_MS = 3_600_000;

/** What the letters to people and to the province are addressed to where there is but one. */
export const CITIZEN = 'citizen';
const PROVINCE = 'province';

type Colleague = ReturnType<typeof actorOf> & {readonly accountId: string; readonly addresses: Addresses};

/** All that decides who is told, read once a run. */
interface Circle {
  readonly ways: Ways;
  readonly subscriptions: readonly WebhookSubscription[];
  readonly people: readonly Colleague[];
  readonly settings: Pick<Settings, 'profile' | 'telling'>;
  readonly at: number;
}

/**
 * Writes for every event that nobody was told of yet the letters that tell of it: to subscriptions that ask for its kind, to the
 * people whom the rules name, to the province. Says how many letters it wrote. Other servers may do the same at the same time.
 */
export async function spreadEvents(
  {engine, ways = {}}: Pick<Ports, 'engine' | 'ways'>,
  settings: Pick<Settings, 'profile' | 'telling'>,
  at: number,
): Promise<number> {
  let circle: Circle | undefined;
  let written = 0;
  for (;;) {
    const events = await listUndeliveredEvents(engine, EVENTS_AT_ONCE);
    if (events.length === 0) return written;
    circle ??= {ways, settings, at, people: await colleagues(engine), subscriptions: await listSubscriptions(engine)};
    const letters: NewLetter[] = [];
    for (const event of events) letters.push(...(await lettersOf(engine, event, circle)));
    written += await handOverEvents(engine, events, letters, at);
  }
}

async function colleagues(engine: Engine): Promise<readonly Colleague[]> {
  const accounts = (await listAccounts(engine)).filter(({disabledAt}) => disabledAt === undefined);
  const addresses = await addressesOf(
    engine,
    accounts.map(({id}) => id),
  );
  return accounts.map((account) => ({
    ...actorOf(account),
    accountId: account.id,
    addresses: addresses.get(account.id) ?? {},
  }));
}

async function lettersOf(engine: Engine, event: OutgoingEvent, circle: Circle): Promise<NewLetter[]> {
  const {ways, settings, at} = circle;
  const told = toldOf(event);
  // To a person, what is days old is no news: after a long standstill nobody finds a hundred old warnings.
  const fresh = event.at >= at - settings.profile.telling.staleAfterHours * HOUR_MS;
  const toPeople = told !== undefined && fresh && (ways.mail ?? ways.sms) !== undefined;
  return [
    ...(ways.webhook === undefined ? [] : toSubscriptions(event, circle)),
    ...(toPeople ? await toThoseConcerned(engine, event, told, circle) : []),
    ...(ways.province !== undefined && PROVINCE_TYPES.has(event.type)
      ? [ordered('province', PROVINCE, event, at)]
      : []),
  ];
}

const PROVINCE_TYPES: ReadonlySet<OutgoingEvent['type']> = new Set([
  'review-recorded',
  'work-order-opened',
  'work-order-changed',
]);

function toSubscriptions(event: OutgoingEvent, {subscriptions, at}: Circle): NewLetter[] {
  const kind = webhookKindOf(event);
  return subscriptions
    .filter(({enabled, kinds, createdAt}) => enabled && kinds.includes(kind) && createdAt <= event.at)
    .map(({id}) => ordered('webhook', id, event, at));
}

/** A letter to a system, which learns of each order in order. */
function ordered(way: 'webhook' | 'province', target: string, event: OutgoingEvent, at: number): NewLetter {
  const {orderId, version} = event.body;
  return {
    way,
    target,
    event,
    urgent: false,
    stream: typeof orderId === 'string' ? orderId : event.id,
    position: typeof version === 'number' ? version : 0,
    notBefore: at,
  };
}

/** What people are to be told of by an event, and which. */
export interface Told {
  readonly what: TellingKind;
  readonly who: Audience;
}

/** What an event is to people; undefined where it is nothing to them. */
export function toldOf({type, body}: OutgoingEvent): Told | undefined {
  if (type === 'early-warning-raised') return {what: 'early-warning', who: 'management'};
  return type === 'tell' ? {what: body['what'] as TellingKind, who: body['who'] as Audience} : undefined;
}

async function toThoseConcerned(
  engine: Engine,
  event: OutgoingEvent,
  {what, who}: Told,
  {ways, people, settings, at}: Circle,
): Promise<NewLetter[]> {
  const rules = tellingRulesFor(settings.telling.rules, what, who).filter(({by}) => ways[by] !== undefined);
  if (rules.length === 0) return [];
  const order = await orderOf(engine, event);
  const letters = rules.map(async ({by, urgent = false}): Promise<NewLetter[]> => {
    const targets =
      who === 'citizen'
        ? await citizenOf(engine, order)
        : recipientsOf(concernOf(event, order), who, people).flatMap(({accountId, addresses}) =>
            (by === 'mail' ? addresses.email : addresses.mobile) === undefined ? [] : [accountId],
          );
    const notBefore = quietUntil(at, urgent, settings.profile);
    return targets.map((target) => ({way: by, target, event, urgent, stream: event.id, position: 0, notBefore}));
  });
  return (await Promise.all(letters)).flat();
}

async function orderOf(engine: Engine, {body: {orderId}}: OutgoingEvent): Promise<WorkOrder | undefined> {
  return typeof orderId === 'string' ? readOrder(engine, orderId) : undefined;
}

async function citizenOf(engine: Engine, order: WorkOrder | undefined): Promise<string[]> {
  if (order === undefined) return [];
  const contact = await readContact(engine, order);
  return contact?.box !== undefined && contact.readable ? [CITIZEN] : [];
}

function concernOf({body}: OutgoingEvent, order: WorkOrder | undefined): Parameters<typeof recipientsOf>[0] {
  const {departmentCode = order?.departmentCode, areaCode = order?.subject.areaCode} = body;
  return {
    areaCode: String(areaCode),
    ...(typeof departmentCode === 'string' && {departmentCode}),
    ...(order !== undefined && {rated: order.subject}),
  };
}
