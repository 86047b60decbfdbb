import {type Command, JIANGSU_PROFILE, type Profile, SYSTEM} from '@haochaping/core';
import {runRecountDeadlines} from '../jobs/recount-deadlines.ts';
import {listAudit} from '../store/audit.ts';
import {addNotice, keepProfile, listKeptProfiles, readAddedNotices, rulesFor} from '../store/rules.ts';
import {saveCommand} from '../store/save-command.ts';
import {readOrder, readWorkOrder} from '../store/work-orders.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {give, HANDLER, openOne} from './order-steps.ts';
import {SAMPLE_AT, SAMPLE_RULES} from './samples.ts';
import {caseNumbers, settled, stock} from './stock.ts';

const NOTICE = {
  year: 2027,
  notices: ['https://www.gov.cn/zhengce/example-2027.htm'],
  off: ['2026-12-28', '2027-01-01'],
  makeup: [],
} as const;
// A Tuesday whose fifth working day lies in the days that wait for the next year's notice.
const BEFORE_YEAR_END = Date.parse('2026-12-22T02:00:00Z');

const reply = (text: string): Command => ({
  type: 'reply',
  outcome: 'solved',
  text,
  measure: 'guide',
  deliveries: [{deliveredAt: SAMPLE_AT + 60_000, channel: 'phone', numberUsed: '138****5206', result: 'delivered'}],
});

const WORK: readonly Command[] = [
  {type: 'sign'},
  {
    type: 'record-contact',
    contactedAt: SAMPLE_AT + 60_000,
    channel: 'phone',
    numberUsed: '13812345206',
    person: '0200',
    result: 'reached',
    reason: '材料没有一次说清。',
    request: '一次说清。',
  },
  {type: 'classify', class: 'general'},
  {type: 'add-evidence', evidenceId: 'e1', kind: 'case-log', note: '受理记录。'},
  {type: 'determine', finding: 'true', reasonable: true, cause: 'guidance-missing', explanation: '属实。'},
  {type: 'start-rectification', plan: '补充告知单。'},
];

export function rulesCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'keeps the numbers of each version of a profile, and refuses other numbers under the same name',
      run: async (engine, {equal}) => {
        equal(await keepProfile(engine, JIANGSU_PROFILE, SAMPLE_AT), {outcome: 'kept'});
        equal(await keepProfile(engine, JIANGSU_PROFILE, SAMPLE_AT + 1), {outcome: 'known'});
        equal(await keepProfile(engine, {...JIANGSU_PROFILE, contactAttempts: 4}, SAMPLE_AT + 2), {
          outcome: 'changed',
          fields: ['contactAttempts'],
        });
        equal(await keepProfile(engine, {...JIANGSU_PROFILE, version: 'two', contactAttempts: 4}, SAMPLE_AT + 3), {
          outcome: 'kept',
        });
        equal(await listKeptProfiles(engine.db), [
          {version: 'two', keptAt: SAMPLE_AT + 3},
          {version: JIANGSU_PROFILE.version, keptAt: SAMPLE_AT},
        ]);
        const known = await rulesFor(engine.db, {profileVersion: 'two'}, SAMPLE_RULES);
        equal([known.profile.contactAttempts, known.profile.version], [4, 'two']);
        equal(await settled(rulesFor(engine.db, {profileVersion: 'never'}, SAMPLE_RULES)), 'rejected');
      },
    },
    {
      title: 'judges an order by the profile it was opened by, whatever the deployment has now',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        await keepProfile(engine, JIANGSU_PROFILE, SAMPLE_AT);
        const {id} = await openOne(engine, 'A');
        for (const command of WORK) equal((await give(engine, id, command)).outcome, 'saved');
        const profile: Profile = {...JIANGSU_PROFILE, version: 'two', replyTextMin: 900};
        const request = {orderId: id, command: reply('经核实情况属实，已补充一次性告知单并办结。'), actor: HANDLER};
        const saved = await saveCommand(engine, request, {...SAMPLE_RULES, profile, at: SAMPLE_AT + 60_000});
        equal(saved.outcome, 'saved');
      },
    },
    {
      title: 'takes a notice once, and lets the later one of a year rule',
      run: async (engine, {equal}) => {
        const adding = {notice: NOTICE, addedAt: SAMPLE_AT, addedBy: 'administrator-1'};
        const put = await Promise.all([1, 2, 3].map(() => settled(addNotice(engine, adding))));
        equal([...put].sort(), ['added', 'known', 'known']);
        const other = {...NOTICE, off: ['2027-01-01'] as const};
        equal(await addNotice(engine, {...adding, notice: other}), 'added');
        equal(await addNotice(engine, adding), 'added', 'back to what was said first');
        equal(
          (await readAddedNotices(engine.db)).map(({notice}) => notice.off.length),
          [2, 1, 2],
        );
        const logged = await listAudit(engine, '', 20);
        equal(logged.filter(({action}) => action === 'holiday-notice-added').length, 3);
      },
    },
    {
      title: 'counts deadlines by notices that were added, of orders that are there and of those that come',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        const received = {receivedAt: BEFORE_YEAR_END};
        const waiting = await openOne(engine, 'A', received);
        const plain = await openOne(engine, 'C', {receivedAt: SAMPLE_AT});
        equal(waiting.deadlines.replyDueOn, {on: '2026-12-29', provisional: true});
        await addNotice(engine, {notice: NOTICE, addedAt: BEFORE_YEAR_END, addedBy: 'administrator-1'});
        const fresh = await openOne(engine, 'B', received);
        equal(fresh.deadlines.replyDueOn, {on: '2026-12-30', provisional: false});
        const recounting = async (): Promise<number> =>
          runRecountDeadlines({engine}, SAMPLE_RULES, BEFORE_YEAR_END + 60_000);
        equal(await recounting(), 1);
        const moved = await readWorkOrder(engine, waiting.id);
        equal(moved?.order.deadlines.replyDueOn, {on: '2026-12-30', provisional: false});
        equal(moved?.entries.at(-1), {
          version: 3,
          at: BEFORE_YEAR_END + 60_000,
          by: {role: SYSTEM.role},
          command: {type: 'recount-deadlines', noticeYear: 2027},
          state: 'dispatched',
        });
        equal((await readOrder(engine, plain.id))?.version, 2, 'what no notice moved is left alone');
        equal(await recounting(), 0);
      },
    },
    {
      title: 'holds a reply that the department gave to several others already, and none of another department',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(6);
        await stock(engine, ...cases);
        const text = '经核实，您反映的情况属实，我们已经整改到位，感谢您的监督。';
        const holds: unknown[] = [];
        for (const [place, one] of cases.entries()) {
          const {id} = await openOne(engine, one);
          for (const command of WORK) await give(engine, id, command);
          const own = place === 5 ? '查明是系统故障，已于当日修复，并为您补办，不再另跑一趟。' : text;
          await give(engine, id, reply(own));
          holds.push((await readOrder(engine, id))?.reply?.hold?.concerns);
        }
        equal(holds, [undefined, undefined, undefined, undefined, ['template'], undefined]);
      },
    },
  ];
}
