import type {DeadLetter as DeadLetterShown, tellingRoutes, WebhookSubscription as Shown} from '@haochaping/protocol';
import {displayNames, type SignedIn, type StaffAccess} from '../access/staff-access.ts';
import {readCursor, writeCursor} from '../http/cursor.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  addSubscription,
  changeSubscription,
  type DeadLetter,
  listDeadLetters,
  listSubscriptions,
  removeSubscription,
  renewSubscriptionSecret,
  reviveLetter,
  uuidV7,
  type WebhookSubscription,
} from '../store/index.ts';
import {webhookSecret} from '../telling/webhook-secret.ts';
import {webhookKindOf} from '../telling/webhook-payload.ts';

const USUAL_LIMIT = 50;

/** How news leave the house, for administrators. */
export function createTellingHandlers(
  ports: Pick<Ports, 'engine' | 'keys' | 'ways'>,
  access: StaffAccess,
  {profile, telling}: Pick<Settings, 'profile' | 'telling'>,
): Handlers<typeof tellingRoutes> {
  const {engine, keys, ways = {}} = ports;

  const administrator = async (request: Request, at: number): Promise<SignedIn | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person || person.account.role === 'administrator') return person;
    return problem('role-not-allowed');
  };

  const refusedAddress = (url: string): Refusal | undefined => {
    const code = ways.webhook?.objection(url);
    return code && problem('webhook-address-refused', {errors: [{pointer: '/url', code}]});
  };

  const withSecret = (subscription: WebhookSubscription): {subscription: Shown; secret: string} => ({
    subscription: shown(subscription),
    secret: webhookSecret(keys.hashKey, subscription),
  });

  return {
    async readTelling({request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const {quietFromHour: fromHour, quietUntilHour: untilHour, attemptsMax} = profile.telling;
      const present = (['webhook', 'mail', 'sms', 'province'] as const).filter((way) => ways[way] !== undefined);
      return reply({ways: present, quiet: {fromHour, untilHour}, attemptsMax, rules: [...telling.rules]});
    },

    async listWebhooks({request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      return reply({subscriptions: (await listSubscriptions(engine)).map(shown)});
    },

    async addWebhook({body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const refused = refusedAddress(body.url);
      if (refused !== undefined) return refused;
      const subscription = {...body, id: uuidV7(at), enabled: true, secretNumber: 1, createdAt: at};
      await addSubscription(engine, subscription, person.account.id);
      return reply(withSecret(subscription));
    },

    async changeWebhook({params, body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const refused = refusedAddress(body.url);
      if (refused !== undefined) return refused;
      const changed = await changeSubscription(engine, params.id, body, {at, by: person.account.id});
      return changed === undefined ? problem('webhook-unknown') : reply(shown(changed));
    },

    async removeWebhook({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const known = await removeSubscription(engine, params.id, {at, by: person.account.id});
      return known ? reply(undefined) : problem('webhook-unknown');
    },

    async renewWebhookSecret({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const renewed = await renewSubscriptionSecret(engine, params.id, {at, by: person.account.id});
      return renewed === undefined ? problem('webhook-unknown') : reply(withSecret(renewed));
    },

    async listDeadLetters({query, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, 'number', 'string');
      if (query.cursor !== undefined && cursor === undefined) {
        return problem('query-invalid', {errors: [{pointer: '/cursor', code: 'unknown'}]});
      }
      const limit = Number(query.limit ?? USUAL_LIMIT);
      const found = await listDeadLetters(engine, {
        ...(query.way !== undefined && {way: query.way}),
        ...(cursor !== undefined && {after: {endedAt: Number(cursor[0]), id: String(cursor[1])}}),
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return reply({
        letters: await describe(ports, page),
        ...(last !== undefined && {nextCursor: writeCursor([last.endedAt, last.id])}),
      });
    },

    async replayLetter({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const known = await reviveLetter(engine, params.id, {at, by: person.account.id});
      return known ? reply({id: params.id, state: 'waiting'}) : problem('letter-unknown');
    },
  };
}

function shown({createdAt, secretNumber: _, kinds, ...subscription}: WebhookSubscription): Shown {
  return {...subscription, kinds: [...kinds], createdAt: new Date(createdAt).toISOString()};
}

async function describe(ports: Pick<Ports, 'engine'>, letters: readonly DeadLetter[]): Promise<DeadLetterShown[]> {
  const people = letters.flatMap(({way, target}) => (way === 'mail' || way === 'sms' ? [target] : []));
  const names = new Map(await displayNames(ports, people));
  for (const {id, name} of await listSubscriptions(ports.engine)) names.set(id, name);
  return letters.map(({id, way, target, event, attempts, failure, endedAt}) => {
    const recipient = names.get(target);
    const {number} = event.body;
    return {
      id,
      way,
      ...(recipient !== undefined && {recipient}),
      event: {id: event.id, kind: webhookKindOf(event), at: new Date(event.at).toISOString()},
      ...(typeof number === 'string' && {orderNumber: number}),
      attempts,
      failure,
      endedAt: new Date(endedAt).toISOString(),
    };
  });
}
