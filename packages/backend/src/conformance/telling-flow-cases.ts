import {JIANGSU_PROFILE, SYSTEM, TELLING_RULES} from '@haochaping/core';
import {seal} from '@haochaping/protocol/sealing';
import {intl} from '@haochaping/protocol/sealing-intl';
import {runTell} from '../jobs/tell.ts';
import type {Settings} from '../options.ts';
import type {Engine, Ports} from '../ports.ts';
import {createKeyring, makeSealingKey} from '../sealing/keyring.ts';
import {setAddresses} from '../store/account-addresses.ts';
import {createAccount, type NewAccount} from '../store/accounts.ts';
import {listAudit} from '../store/audit.ts';
import {claimLetters, listDeadLetters} from '../store/letters.ts';
import {addSubscription, type WebhookSubscription} from '../store/webhook-subscriptions.ts';
import {spreadEvents} from '../telling/spread-events.ts';
import type {MailLetter, SmsLetter, Way, Ways, WebhookLetter} from '../telling/ways.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {give, openOne} from './order-steps.ts';
import {DAY_MS, ENTERPRISES, JIANGNING, NANJING, SAMPLE_AT, sampleReview} from './samples.ts';
import {stock} from './stock.ts';

const SETTINGS: Pick<Settings, 'profile' | 'telling'> = {
  profile: {...JIANGSU_PROFILE, telling: {...JIANGSU_PROFILE.telling, attemptsMax: 3}},
  telling: {rules: TELLING_RULES, address: 'https://hcp.example'},
};
const SEALING = makeSealingKey('intl');

interface Outside {
  readonly ports: Parameters<typeof runTell>[0];
  readonly clock: {now: number};
  readonly hooks: WebhookLetter[];
  readonly mails: MailLetter[];
  readonly messages: SmsLetter[];
  /** Whether receivers are out of order. */
  readonly broken: {now: boolean};
  readonly reported: unknown[];
}

/** A world that writes down what it is sent. */
function outside(engine: Engine): Outside {
  const clock = {now: SAMPLE_AT};
  const broken = {now: false};
  const reported: unknown[] = [];
  const into = <Sent>(kept: Sent[]): Way<Sent> => ({
    async deliver(letters) {
      // Long enough for another server to come in between.
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
      kept.push(...letters);
      return letters.map(() => (broken.now ? {kind: 'retry', code: 'http-503'} : {kind: 'delivered'}));
    },
  });
  const hooks: WebhookLetter[] = [];
  const mails: MailLetter[] = [];
  const messages: SmsLetter[] = [];
  const ways: Ways = {webhook: {...into(hooks), objection: () => undefined}, mail: into(mails), sms: into(messages)};
  const keys: Ports['keys'] = {
    invitationKey: {kid: 'k1'},
    hashKey: new Uint8Array(32).fill(7),
    logKey: new Uint8Array(32).fill(8),
    sealing: [SEALING],
  };
  const report: Ports['report'] = (what, cause) => reported.push([what, String(cause)]);
  return {ports: {engine, ways, keys, report, clock: () => clock.now}, clock, hooks, mails, messages, broken, reported};
}

const subscription = (id: string, other: Partial<WebhookSubscription> = {}): WebhookSubscription => ({
  id,
  name: id,
  url: `https://${id}.example.com/`,
  kinds: ['review-recorded', 'work-order-opened', 'work-order-changed', 'work-order-notice'],
  withText: false,
  enabled: true,
  secretNumber: 1,
  createdAt: SAMPLE_AT,
  ...other,
});

async function employ(
  engine: Engine,
  id: string,
  other: Partial<NewAccount>,
  email = `${id}@office.example`,
): Promise<void> {
  await createAccount(engine, {
    id,
    name: id,
    displayName: id,
    role: 'handler',
    passwordSalt: 'salt',
    passwordHash: 'hash',
    mustChangePassword: false,
    createdAt: SAMPLE_AT,
    ...other,
  });
  await setAddresses(engine, id, {email}, {at: SAMPLE_AT, by: 'admin'});
}

const saysOf = ({body}: WebhookLetter): {readonly type: string; readonly data: Record<string, unknown>} =>
  JSON.parse(body) as ReturnType<typeof saysOf>;

export function tellingFlowCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'tells a subscription what it asked for, each order in order, without level, case number or words',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const world = outside(engine);
        await addSubscription(engine, subscription('all'), 'admin');
        await addSubscription(engine, subscription('texts', {kinds: ['review-recorded'], withText: true}), 'admin');
        await addSubscription(engine, subscription('off', {enabled: false}), 'admin');
        await addSubscription(engine, subscription('later', {createdAt: SAMPLE_AT + DAY_MS}), 'admin');
        const order = await openOne(engine, 'A', {text: '请打13812345206联系我'});
        equal((await give(engine, order.id, {type: 'sign'})).outcome, 'saved');
        world.clock.now = SAMPLE_AT + 60_000;
        await runTell(world.ports, SETTINGS);
        const heard = world.hooks.filter(({url}) => url.includes('all')).map(saysOf);
        const versions = heard.flatMap(({type, data}) => (type === 'work-order-changed' ? [data['version']] : []));
        equal(versions, [...versions].toSorted());
        equal(versions.length > 1, true);
        equal(heard.filter(({type}) => type === 'work-order-opened').length, 1);
        const told = JSON.stringify(world.hooks.filter(({url}) => url.includes('all')));
        equal([/level/.test(told), /A#1/.test(told), told.includes('13812345206')], [false, false, false]);
        const texts = world.hooks.filter(({url}) => !url.includes('all')).map(saysOf);
        equal(
          texts.map(({type, data}) => [type, data['text'], data['areaCode'], data['ratedDepartmentCode']]),
          [['review-recorded', '请打＊＊＊联系我', JIANGNING, ENTERPRISES]],
        );
        await runTell(world.ports, SETTINGS);
        equal(world.hooks.length, heard.length + 1);
        equal(world.reported, []);
      },
    },
    {
      title: 'sends nothing twice from two servers, and sends again under the same id what a server had when it died',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const world = outside(engine);
        await addSubscription(engine, subscription('all', {kinds: ['review-recorded']}), 'admin');
        await engine.recordReviews([sampleReview('A'), sampleReview('B'), sampleReview('C')]);
        await Promise.all([1, 2, 3].map(() => runTell(world.ports, SETTINGS)));
        equal(world.hooks.length, 3);
        equal(new Set(world.hooks.map(({id}) => id)).size, 3);
        await stock(engine, 'D');
        await engine.recordReviews([sampleReview('D')]);
        await spreadEvents(world.ports, SETTINGS, SAMPLE_AT);
        const claim = {way: 'webhook', at: SAMPLE_AT, holder: 'the one that dies', leaseMs: 1000, limit: 10} as const;
        const [dying] = await claimLetters(engine, claim);
        world.clock.now = SAMPLE_AT + 999;
        await runTell(world.ports, SETTINGS);
        equal(world.hooks.length, 3);
        world.clock.now = SAMPLE_AT + 1000;
        await runTell(world.ports, SETTINGS);
        equal(
          world.hooks.slice(3).map(({id}) => id),
          [dying?.event.id],
        );
      },
    },
    {
      title: 'tries again after a failure, later each time, and lays aside what failed too often',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const world = outside(engine);
        world.broken.now = true;
        await addSubscription(engine, subscription('all', {kinds: ['review-recorded']}), 'admin');
        await engine.recordReviews([sampleReview('A')]);
        const attempts: number[] = [];
        for (let minute = 0; minute < 10; minute++) {
          world.clock.now = SAMPLE_AT + minute * 60_000;
          await runTell(world.ports, SETTINGS);
          attempts.push(world.hooks.length);
        }
        equal(attempts.at(-1), 3);
        equal(new Set(world.hooks.map(({id}) => id)).size, 1);
        const [dead] = await listDeadLetters(engine, {limit: 10});
        equal([dead?.failure, dead?.attempts, dead?.target], ['http-503', 3, 'all']);
      },
    },
    {
      title: 'writes to the people whom the rules name, never to the one who was rated, with nothing of the rating',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const world = outside(engine);
        await employ(engine, 'handler', {departmentCode: ENTERPRISES, staffNumber: '0200'});
        await employ(engine, 'rated', {departmentCode: ENTERPRISES, staffNumber: '0107'});
        await employ(engine, 'head', {role: 'leader', departmentCode: ENTERPRISES});
        await employ(engine, 'county', {role: 'management', areaCode: JIANGNING});
        await employ(engine, 'city', {role: 'management', areaCode: NANJING});
        const order = await openOne(engine, 'A', {text: '窗口打人'});
        await runTell(world.ports, SETTINGS);
        const told = world.mails.map(({to, subject}) => `${to} ${subject}`).toSorted();
        equal(told, [
          `county@office.example 【好差评】紧急：评价涉及安全或廉洁问题（${order.number}）`,
          `handler@office.example 【好差评】新的差评工单（${order.number}）`,
        ]);
        const [mail] = world.mails;
        equal([mail?.text.includes('打人'), mail?.html.includes('打人')], [false, false]);
        equal(mail?.text.includes('https://hcp.example/console/'), true);
        equal(mail?.text.includes('企业设立登记'), true);
        equal(world.reported, []);
      },
    },
    {
      title: 'leaves people in peace at night unless it is urgent, and tells them nothing that is days old',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const world = outside(engine);
        await employ(engine, 'handler', {departmentCode: ENTERPRISES, staffNumber: '0200'});
        await employ(engine, 'county', {role: 'management', areaCode: JIANGNING});
        const night = SAMPLE_AT + 13 * 3_600_000;
        await openOne(engine, 'A', {receivedAt: night, text: '窗口打人'});
        world.clock.now = night;
        await runTell(world.ports, SETTINGS);
        equal(
          world.mails.map(({to}) => to),
          ['county@office.example'],
        );
        world.clock.now = SAMPLE_AT + 21 * 3_600_000;
        await runTell(world.ports, SETTINGS);
        equal(
          world.mails.map(({to}) => to),
          ['county@office.example', 'handler@office.example'],
        );
        await openOne(engine, 'B', {receivedAt: world.clock.now});
        world.clock.now += 4 * DAY_MS;
        await runTell(world.ports, SETTINGS);
        equal(world.mails.length, 2);
        // Ready by day, sent by night: it waits as well.
        await openOne(engine, 'C', {receivedAt: world.clock.now});
        await spreadEvents(world.ports, SETTINGS, world.clock.now);
        world.clock.now += 16 * 3_600_000;
        await runTell(world.ports, SETTINGS);
        equal(world.mails.length, 2);
        world.clock.now += 8 * 3_600_000;
        await runTell(world.ports, SETTINGS);
        equal(world.mails.length, 3);
      },
    },
    {
      title:
        'tells a citizen who left a mobile number that there is news, and not what, and logs that the number was used',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const world = outside(engine);
        const review = sampleReview('A', {level: 1});
        const details = {phone: '13812345206', consentedAt: new Date(SAMPLE_AT).toISOString()};
        const {current} = createKeyring([SEALING]);
        if (current === undefined) throw new Error('There is no key.');
        const to = {id: review.id, kind: 'review', format: 2, part: 'contact'} as const;
        const {version, suite, keyId, key, box} = seal(intl, current, to, JSON.stringify(details));
        const contact = {box: JSON.stringify({version, suite, keyId, key, box}), keyId, digest: 'd', readable: true};
        await engine.recordReviews([{...review, contact}, sampleReview('B', {level: 1})]);
        const settings = {
          ...SETTINGS,
          telling: {...SETTINGS.telling, rules: [{what: 'order-dispatched', who: 'citizen', by: 'sms'} as const]},
        };
        await runTell(world.ports, settings);
        equal(
          world.messages.map(({to: number, text}) => [number, text]),
          [
            [
              '13812345206',
              '【好差评】您的评价已转给承办单位，对方将与您联系。请凭回执码查询：https://hcp.example/receipt/',
            ],
          ],
        );
        const logged = (await listAudit(engine, '', 100)).filter(({action}) => action === 'contact-used-for-sms');
        equal(
          logged.map(({actor}) => actor),
          [SYSTEM.role],
        );
        equal(JSON.stringify(logged).includes('138'), false);
        equal(world.reported, []);
      },
    },
  ];
}
