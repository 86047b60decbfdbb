import type {Engine} from '../ports.ts';
import {setAddresses, addressesOf} from '../store/account-addresses.ts';
import {createAccount} from '../store/accounts.ts';
import {listAudit} from '../store/audit.ts';
import {
  claimLetters,
  forgetLetters,
  handOverEvents,
  type Letter,
  listDeadLetters,
  listDueTargets,
  type NewLetter,
  noteFate,
  putOff,
  reviveLetter,
} from '../store/letters.ts';
import {eventRow, listUndeliveredEvents, type OutgoingEvent} from '../store/outgoing-events.ts';
import {
  addSubscription,
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  renewSubscriptionSecret,
} from '../store/webhook-subscriptions.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {SAMPLE_AT} from './samples.ts';

const LEASE_MS = 60_000;

async function happen(
  engine: Engine,
  ...bodies: readonly Record<string, unknown>[]
): Promise<readonly OutgoingEvent[]> {
  const rows = bodies.map((body, place) => eventRow(SAMPLE_AT + place, 'work-order-changed', body));
  await engine.db.insertInto('outgoing_event').values(rows).execute();
  return listUndeliveredEvents(engine, 100);
}

const letterTo = (target: string, event: OutgoingEvent, position = 0): NewLetter => ({
  way: 'webhook',
  target,
  urgent: false,
  event,
  stream: String(event.body['orderId']),
  position,
  notBefore: SAMPLE_AT,
});

function claim(
  engine: Engine,
  holder: string,
  more: Partial<Parameters<typeof claimLetters>[1]> = {},
): Promise<readonly Letter[]> {
  return claimLetters(engine, {way: 'webhook', at: SAMPLE_AT, holder, leaseMs: LEASE_MS, limit: 10, ...more});
}

const said = (letters: readonly Letter[]): unknown[] => letters.map(({event}) => event.body['says']);

export function tellingCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'hands each event over once, whoever else hands it over at that moment',
      run: async (engine, {equal}) => {
        const events = await happen(engine, {orderId: 'o1', says: 1}, {orderId: 'o2', says: 2});
        const letters = events.map((event) => letterTo('a', event));
        const written = await Promise.all([1, 2, 3].map(() => handOverEvents(engine, events, letters, SAMPLE_AT)));
        equal(written.toSorted(), [0, 0, 2]);
        equal(await listUndeliveredEvents(engine, 100), []);
        equal(said(await claim(engine, 'one')), [1, 2]);
      },
    },
    {
      title: 'gives events that happened in one millisecond out together, however few were asked for',
      run: async (engine, {equal}) => {
        const rows = [1, 2, 3].map((says) => eventRow(SAMPLE_AT, 'work-order-changed', {says}));
        await engine.db.insertInto('outgoing_event').values(rows).execute();
        equal((await listUndeliveredEvents(engine, 1)).length, 3);
      },
    },
    {
      title: 'lets no letter be claimed by two at once, and lets it be claimed again when its holder has died',
      run: async (engine, {equal}) => {
        const events = await happen(
          engine,
          ...Array.from({length: 12}, (_, says) => ({orderId: `o${String(says)}`, says})),
        );
        await handOverEvents(
          engine,
          events,
          events.map((event) => letterTo('a', event)),
          SAMPLE_AT,
        );
        const claimed = await Promise.all(['one', 'two', 'three'].map((holder) => claim(engine, holder, {limit: 12})));
        const ids = claimed.flat().map(({id}) => id);
        equal([ids.length, new Set(ids).size], [12, 12]);
        equal(await claim(engine, 'four'), []);
        const later = SAMPLE_AT + LEASE_MS;
        const again = await claim(engine, 'four', {limit: 12, at: later});
        equal(again.length, 12);
        equal(
          again.map(({event}) => event.id),
          events.map(({id}) => id),
        );
        // The first holder was only slow: what it says of a failure is no longer heard, that it arrived is.
        const [first, second] = again;
        if (first === undefined || second === undefined) throw new Error('Nothing was claimed.');
        const slow = {at: later, holder: 'nobody'};
        await noteFate(engine, first, {do: 'lay-aside', code: 'timeout'}, slow);
        await noteFate(engine, second, {do: 'end'}, slow);
        equal(await listDeadLetters(engine, {limit: 10}), []);
        equal((await claim(engine, 'five', {limit: 12, at: later + LEASE_MS})).length, 11);
      },
    },
    {
      title:
        'sends the letters of one order to one receiver one after the other, and holds up no other order or receiver',
      run: async (engine, {equal}) => {
        const events = await happen(
          engine,
          {orderId: 'o1', says: 'second'},
          {orderId: 'o1', says: 'first'},
          {orderId: 'o2', says: 'other'},
        );
        const letters = events.flatMap((event, place) => [
          letterTo('a', event, 2 - place),
          ...(place === 0 ? [letterTo('b', event, 2)] : []),
        ]);
        await handOverEvents(engine, events, letters, SAMPLE_AT);
        equal(await listDueTargets(engine, 'webhook', SAMPLE_AT), ['a', 'b']);
        equal(await listDueTargets(engine, 'mail', SAMPLE_AT), []);
        equal(said(await claim(engine, 'one', {target: 'b'})), ['second']);
        const due = await claim(engine, 'one', {target: 'a'});
        equal(said(due), ['first', 'other']);
        equal(await claim(engine, 'one', {target: 'a'}), []);
        const noted = {at: SAMPLE_AT, holder: 'one'};
        const [first] = due;
        if (first === undefined) throw new Error('Nothing was claimed.');
        await noteFate(engine, first, {do: 'again', at: SAMPLE_AT + 5000, code: 'http-503'}, noted);
        equal(await claim(engine, 'one', {target: 'a', at: SAMPLE_AT + 4999}), []);
        const [again] = await claim(engine, 'one', {target: 'a', at: SAMPLE_AT + 5000});
        equal([again?.id, again?.attempts], [first.id, 1]);
        await noteFate(engine, first, {do: 'end'}, noted);
        equal(said(await claim(engine, 'one', {target: 'a', at: SAMPLE_AT + 5000})), ['second']);
      },
    },
    {
      title:
        'keeps a dead letter until somebody sends it again, lets the next of its order through, and forgets what is long over',
      run: async (engine, {equal}) => {
        const [one, two] = await happen(engine, {orderId: 'o1', says: 1}, {orderId: 'o1', says: 2});
        if (one === undefined || two === undefined) throw new Error('Nothing happened.');
        await handOverEvents(engine, [one, two], [letterTo('a', one, 1), letterTo('a', two, 2)], SAMPLE_AT);
        const noted = {at: SAMPLE_AT, holder: 'one'};
        const [first] = await claim(engine, 'one');
        if (first === undefined) throw new Error('Nothing was claimed.');
        await noteFate(engine, first, {do: 'lay-aside', code: 'http-410'}, noted);
        const [dead] = await listDeadLetters(engine, {limit: 10});
        equal([dead?.id, dead?.failure, dead?.endedAt, dead?.attempts], [first.id, 'http-410', SAMPLE_AT, 1]);
        equal(await listDeadLetters(engine, {limit: 10, way: 'mail'}), []);
        equal(await listDeadLetters(engine, {limit: 10, after: {endedAt: SAMPLE_AT, id: first.id}}), []);
        const [second] = await claim(engine, 'one');
        equal(second?.event.body['says'], 2);
        if (second !== undefined) await noteFate(engine, second, {do: 'end'}, noted);
        await forgetLetters(engine, SAMPLE_AT + 1);
        equal((await listDeadLetters(engine, {limit: 10})).length, 1);
        equal(await reviveLetter(engine, 'no-letter', {at: SAMPLE_AT, by: 'admin'}), false);
        equal(await reviveLetter(engine, first.id, {at: SAMPLE_AT, by: 'admin'}), true);
        equal(await reviveLetter(engine, first.id, {at: SAMPLE_AT, by: 'admin'}), false);
        const [again] = await claim(engine, 'one');
        equal([again?.id, again?.event.id, again?.attempts], [first.id, one.id, 0]);
        if (again === undefined) return;
        await putOff(engine, again.id, SAMPLE_AT + 9);
        equal(await claim(engine, 'one', {at: SAMPLE_AT + 8}), []);
        await noteFate(engine, again, {do: 'end'}, noted);
        await forgetLetters(engine, SAMPLE_AT + 1);
        const left = await engine.db.selectFrom('outgoing_event').select('id').execute();
        equal(left, []);
        const logged = await listAudit(engine, '', 100);
        equal(
          logged.map(({action, actor}) => `${action} ${actor}`),
          ['letter-replayed admin'],
        );
      },
    },
    {
      title: 'keeps subscriptions without their secrets, logs each change, and drops what waits for one that ends',
      run: async (engine, {equal}) => {
        const subscription = {
          id: 's1',
          name: '城市大脑',
          url: 'https://brain.example.com/secret-path',
          kinds: ['work-order-changed'] as const,
          withText: false,
          enabled: true,
          secretNumber: 1,
          createdAt: SAMPLE_AT,
        };
        const by = {at: SAMPLE_AT, by: 'admin'};
        await addSubscription(engine, subscription, 'admin');
        equal(await listSubscriptions(engine), [subscription]);
        const change = {...subscription, name: '大脑', enabled: false};
        const {id: _, secretNumber: __, createdAt: ___, ...changes} = change;
        equal(await changeSubscription(engine, 's1', changes, by), change);
        equal(await changeSubscription(engine, 's2', changes, by), undefined);
        equal(await renewSubscriptionSecret(engine, 's1', by), {...change, secretNumber: 2});
        const events = await happen(engine, {orderId: 'o1', says: 1});
        await handOverEvents(
          engine,
          events,
          events.map((event) => letterTo('s1', event)),
          SAMPLE_AT,
        );
        equal(await removeSubscription(engine, 's1', by), true);
        equal(await removeSubscription(engine, 's1', by), false);
        equal(await claim(engine, 'one'), []);
        const logged = await listAudit(engine, '', 100);
        equal(logged.map(({action}) => action).toSorted(), [
          'webhook-added',
          'webhook-changed',
          'webhook-removed',
          'webhook-secret-renewed',
        ]);
        equal(JSON.stringify(logged).includes('secret-path'), false);
      },
    },
    {
      title: 'knows where an account is reached, and logs that it changed without saying to what',
      run: async (engine, {equal}) => {
        await createAccount(engine, {
          id: 'a1',
          name: 'wang',
          displayName: '王处理',
          role: 'handler',
          passwordSalt: 'salt',
          passwordHash: 'hash',
          mustChangePassword: false,
          createdAt: SAMPLE_AT,
        });
        equal([...(await addressesOf(engine, ['a1', 'a2']))], [['a1', {}]]);
        const by = {at: SAMPLE_AT + 1, by: 'admin'};
        const addresses = {email: 'wang@example.gov.cn', mobile: '13812345206'};
        equal(await setAddresses(engine, 'a1', addresses, by), true);
        equal(await setAddresses(engine, 'a2', addresses, by), false);
        equal((await addressesOf(engine, ['a1'])).get('a1'), addresses);
        equal(await setAddresses(engine, 'a1', {email: 'wang@example.gov.cn'}, by), true);
        equal((await addressesOf(engine, ['a1'])).get('a1'), {email: 'wang@example.gov.cn'});
        const logged = JSON.stringify(await listAudit(engine, '', 100));
        equal([logged.includes('account-addresses-set'), logged.includes('wang@')], [true, false]);
      },
    },
  ];
}
