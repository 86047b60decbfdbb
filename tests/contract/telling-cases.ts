import {type StaffRole, tellingRoutes} from '@haochaping/protocol';
import {assert} from 'chai';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, post, refusedWith, signIn} from './place.ts';

const ORDER = {
  name: '城市大脑',
  url: 'https://brain.example.com/hooks?token=x',
  kinds: ['work-order-opened', 'work-order-changed'] as ('work-order-opened' | 'work-order-changed')[],
  withText: false,
};

const desk = async (
  place: ContractPlace,
  role: StaffRole = 'administrator',
): Promise<ReturnType<typeof apiOf<typeof tellingRoutes>>> => apiOf(place, tellingRoutes, await signIn(place, role));

export const tellingCases: readonly ContractCase[] = [
  {
    title:
      'an administrator subscribes a system, changes it, gives it another secret and ends it; secrets are told once',
    async run(place) {
      const telling = await desk(place);
      const {subscription, secret} = bodyOf(await telling.addWebhook({body: ORDER}));
      assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
      const {id, createdAt: _, ...says} = subscription;
      assert.deepEqual(says, {...ORDER, enabled: true});
      const params = {id};
      const listed = await telling.listWebhooks({});
      assert.deepInclude(bodyOf(listed).subscriptions, subscription);
      assert.notInclude(JSON.stringify(bodyOf(listed)), secret);
      const changed = bodyOf(
        await telling.changeWebhook({params, body: {...ORDER, kinds: ['work-order-opened'], enabled: false}}),
      );
      assert.deepEqual([changed.kinds, changed.enabled], [['work-order-opened'], false]);
      const renewed = bodyOf(await telling.renewWebhookSecret({params}));
      assert.match(renewed.secret, /^whsec_/);
      assert.notEqual(renewed.secret, secret);
      assert.equal((await telling.removeWebhook({params})).kind, 'ok');
      assert.deepEqual(refusedWith(await telling.removeWebhook({params})), {status: 404, code: 'webhook-unknown'});
      const ids = bodyOf(await telling.listWebhooks({})).subscriptions.map((one) => one.id);
      assert.notInclude(ids, id);
    },
  },
  {
    title:
      'a subscription without an address, with an unknown kind, with one kind twice or with more than was asked for is none',
    async run(place) {
      const headers = await signIn(place, 'administrator');
      const wrong = [
        {...ORDER, url: 'ftp://brain.example.com'},
        {...ORDER, url: 'https://name:word@brain.example.com'},
        {...ORDER, kinds: []},
        {...ORDER, kinds: ['order-lost']},
        {...ORDER, kinds: ['work-order-opened', 'work-order-opened']},
        {...ORDER, secret: 'whsec_mine'},
      ];
      for (const body of wrong) {
        const answer = await post(place, '/v1/telling/webhooks', body, headers);
        assert.equal(answer.status, 400, JSON.stringify(body));
        assert.equal(((await answer.json()) as {code: string}).code, 'body-invalid');
      }
    },
  },
  {
    title: 'nobody but an administrator reads by what rules people are told',
    async run(place) {
      const {rules, quiet} = bodyOf(await (await desk(place)).readTelling({}));
      assert.deepEqual(quiet, {fromHour: 22, untilHour: 7});
      assert.deepInclude(rules, {what: 'answered', who: 'citizen', by: 'sms'});
      const refused = await (await desk(place, 'management')).readTelling({});
      assert.deepEqual(refusedWith(refused), {status: 403, code: 'role-not-allowed'});
    },
  },
];
