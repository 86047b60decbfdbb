import {SIGNED_ORDER} from './work-order-example.ts';

const AT = '2026-11-20T02:15:00.000Z';
const LATER = '2026-11-21T14:40:00.000Z';
const LETTER = '019f6b2a-7c21-7d10-8e4f-2a3b4c5d6e7f';

const order = {
  name: '城市大脑',
  url: 'https://brain.example.gov.cn/hooks/haochaping',
  kinds: ['work-order-opened', 'work-order-changed'],
  withText: false,
};
const subscription = {id: '019f6b2a-6a00-7b31-9c02-1d2e3f4a5b6c', ...order, enabled: true, createdAt: AT};
const secret = 'whsec_NTZPbEMwdG1hQ0xCUm5xSVd3WlhuYlh0bUZKdz0=';

/** Examples of how news leave the house. */
export const TELLING_EXAMPLES = {
  readTelling: {
    answer: {
      ways: ['webhook', 'mail'],
      quiet: {fromHour: 22, untilHour: 7},
      attemptsMax: 14,
      rules: [
        {what: 'deadline-near', who: 'department', by: 'mail'},
        {what: 'sensitive', who: 'management', by: 'mail', urgent: true},
      ],
    },
  },
  listWebhooks: {answer: {subscriptions: [subscription]}},
  addWebhook: {body: order, answer: {subscription, secret}},
  changeWebhook: {body: {...order, enabled: false}, answer: {...subscription, enabled: false}},
  renewWebhookSecret: {answer: {subscription, secret}},
  listDeadLetters: {
    answer: {
      letters: [
        {
          id: LETTER,
          way: 'webhook',
          recipient: order.name,
          event: {id: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a59', kind: 'work-order-changed', at: AT},
          orderNumber: SIGNED_ORDER.order.number,
          attempts: 14,
          failure: 'http-503',
          endedAt: LATER,
        },
      ],
    },
  },
  replayLetter: {answer: {id: LETTER, state: 'waiting'}},
} as const;
