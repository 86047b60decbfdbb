import type {AccountLine, SessionLine} from '@haochaping/protocol/staff';
import type {StaffBackend} from './fake-desk.ts';
import {SAMPLE_BULLETIN} from './sample-bulletin.ts';
import {sampleDirectory, sampleProfile} from './sample-office.ts';
import {sampleLine} from './sample-orders.ts';
import {sampleAppealedDetail} from './sample-side-ways.ts';

const AT = '2026-11-20T06:20:00Z';
const OFFICE = {itemName: '内资公司设立登记', departmentName: '吴江区行政审批局', areaName: '苏州市吴江区'} as const;
const RATING = {channel: 'kiosk', identityMode: 'real-name', receivedAt: AT} as const;

const CLERK: AccountLine = {
  id: 'clerk',
  name: 'lin.xiao',
  displayName: '林晓',
  role: 'handler',
  department: {code: '11320115MB10005717', name: '南京市江宁区行政审批局'},
  createdAt: AT,
  mustChangePassword: false,
  sessions: 1,
};
const SESSIONS: SessionLine[] = ['s1', 's2'].map((id) => ({
  id,
  createdAt: AT,
  seenAt: AT,
  expiresAt: AT,
  agent: 'Mozilla/5.0 (Windows) Firefox/140',
  own: id === 's1',
}));

/** Where orders are supervised: one of each thing there is to see. */
function sampleSupervision(): StaffBackend['handlers'] {
  return {
    readWorkOrder: () => sampleAppealedDetail(),
    listSupervised: () => ({orders: [{order: sampleLine('pressed'), level: 2, since: AT, issued: 1}]}),
    listEarlyWarnings: () => ({
      warnings: [
        {
          id: 'warning',
          subject: 'window',
          name: '3 号窗口',
          departmentName: OFFICE.departmentName,
          areaName: OFFICE.areaName,
          ...{raisedAt: AT, count: 6, days: 7},
        },
      ],
    }),
    listLedger: () => ({
      entries: [
        {
          order: {id: 'one', number: 'CP32050920261120000001', state: 'rectifying'},
          itemName: OFFICE.itemName,
          areaName: OFFICE.areaName,
          ...{cause: 'overdue', round: 1, enteredAt: AT},
        },
      ],
    }),
    listContested: () => ({
      instances: [
        {
          ...OFFICE,
          ...{servedOn: '2026-11-20', contestedAt: AT},
          ratings: [
            {...RATING, level: 5, standing: 'first'},
            {...RATING, level: 1, standing: 'attempt', orderId: 'one'},
          ],
        },
      ],
    }),
    listQuarantine: () => ({
      reviews: [
        {
          ...OFFICE,
          ...{id: 'held', level: 5, text: '<b>很好</b>', channel: 'kiosk', receivedAt: AT, at: AT},
          ...{score: 70, reasons: ['device', 'too-fast']},
        },
      ],
    }),
    listDeviceGaps: () => ({
      devices: [
        {
          ...{device: 'kiosk-7', highest: 40, received: 37, missingCount: 2},
          missing: [{first: 4, last: 5, knownAt: AT}],
          ...{firstReceivedAt: AT, lastReceivedAt: AT},
          ...{departmentCode: '11320509014191234X', areaCode: '320509000000'},
        },
      ],
    }),
  };
}

/** Where the office is kept: one of each thing there is to keep. */
function sampleAdministration(): StaffBackend['handlers'] {
  return {
    ...sampleDirectory(),
    ...sampleProfile(),
    listAccounts: () => ({accounts: [CLERK]}),
    readAccount: () => CLERK,
    listAccountSessions: () => ({sessions: SESSIONS.map((session) => ({...session, own: false}))}),
    listOwnSessions: () => ({sessions: SESSIONS}),
    listApiKeys: () => ({keys: [{id: 'k', name: '一网通办', role: 'business-system', createdAt: AT}]}),
    listHolidays: () => ({
      notices: [{year: 2026, notices: ['https://www.gov.cn/a.htm'], off: ['2026-01-01'], makeup: ['2026-01-04']}],
    }),
    listWebhooks: () => ({
      subscriptions: [
        {
          ...{id: 'w', name: '市平台', url: 'https://hooks.example.com/a', createdAt: AT},
          ...{kinds: ['work-order-opened'], withText: false, enabled: true},
        },
      ],
    }),
    listDeadLetters: () => ({
      letters: [
        {
          ...{id: 'l', way: 'webhook', recipient: '市平台', attempts: 9, failure: 'http-503', endedAt: AT},
          event: {id: 'e', kind: 'work-order-opened', at: AT},
        },
      ],
    }),
    readCatalogue: () => ({
      version: '1',
      levels: [{level: 5, name: '非常满意'}],
      indicatorsVersion: '2',
      indicators: [{code: '501', level: 5, text: '一窗受理一次办结', shown: 'basic'}],
      rules: {textMax: 500, indicatorsMax: 5, negativeNeedsReason: true},
      notice: {version: '2026-11', text: '您的评价由本地政务服务管理机构处理。'},
    }),
    readLatestCheckpoint: () => ({
      ...{size: 3, rootHash: 'ab12'.repeat(16), at: AT},
      note: 'haochaping.example/log\n3\n',
    }),
  };
}

/** A month's bulletin, before its second version is issued. */
function sampleWriting(): StaffBackend['handlers'] {
  const {content, version} = SAMPLE_BULLETIN;
  return {readBulletinDraft: () => ({content, words: {comment: content.comment, cases: []}, issued: version})};
}

/** What every page of the console asks for when it is opened: one of each thing. */
export function sampleDesk(): StaffBackend['handlers'] {
  return {...sampleSupervision(), ...sampleAdministration(), ...sampleWriting()};
}
