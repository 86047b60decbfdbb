import type {WorkOrderDetail} from '@haochaping/protocol';

const order: WorkOrderDetail['order'] = {
  id: '019f6b2a-2f30-7d11-8c52-4a8d1e6f0b01',
  number: 'CP32011520261119000001',
  reviewId: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234',
  subjectKey: '11320115MB100057174000717051000202611190001#1',
  state: 'verifying',
  version: 4,
  round: 0,
  level: 1,
  identityMode: 'real-name',
  subject: {
    areaCode: '320115000000',
    departmentCode: '11320115MB10005717',
    itemCode: '11320115MB100057174000717051000',
    windowNo: '2',
    staffNumber: '0202',
  },
  departmentCode: '11320115MB10005717',
  assistingDepartmentCodes: [],
  reviewedAt: '2026-11-19T02:10:00.000Z',
  openedAt: '2026-11-19T02:10:00.000Z',
  updatedAt: '2026-11-20T04:00:00.000Z',
  receivedAt: '2026-11-19T02:10:00.000Z',
  roundStartedAt: '2026-11-19T02:10:00.000Z',
  signedAt: '2026-11-19T08:10:00.000Z',
  signedBy: {role: 'handler', accountId: '019f0a11-0c00-7448-81c3-5f0d471f7557', departmentCode: '11320115MB10005717'},
  classifications: [],
  contactRecords: [],
  evidence: [],
  pastRounds: [],
  deadlines: {
    dispatchDueOn: {on: '2026-11-20', provisional: false},
    signDueOn: {on: '2026-11-20', provisional: false},
    contactDueOn: {on: '2026-11-20', provisional: false},
    replyDueOn: {on: '2026-11-26', provisional: false},
  },
  warnings: [{clock: 'contact', point: 'half', round: 0, at: '2026-11-20T04:00:00.000Z'}],
  overdueMarks: [],
  flags: {overdue: false, supervised: false, extended: false, ledger: false, sensitive: false},
  profileVersion: 'jiangsu-1',
};

/** An order on the desk of a handler who has signed for it, and must now make contact. */
export const SIGNED_ORDER: WorkOrderDetail = {
  order,
  link: 'verify',
  duty: {clock: 'contact', due: {on: '2026-11-20', provisional: false}, dueAt: '2026-11-20T16:00:00.000Z'},
  review: {
    level: 1,
    indicators: [
      {code: '109', text: '需提供办事指南之外的申报材料'},
      {code: '113', text: '多头跑窗口和部门'},
    ],
    text: '窗口要了指南上没有写的租赁备案证明，让我去街道开，街道又说不用。',
    identityMode: 'real-name',
    receivedAt: '2026-11-19T02:10:00.000Z',
    standing: 'first',
    late: false,
    contested: false,
  },
  service: {
    caseNumber: '11320115MB100057174000717051000202611190001',
    serviceName: '出证办结',
    itemName: '企业设立登记',
    departmentName: '南京市江宁区行政审批局',
    areaName: '江宁区',
    windowName: '企业开办 2 号窗口',
    staffNumber: '0202',
    servedAt: '2026-11-19T01:40:00.000Z',
  },
  handlingDepartmentName: '南京市江宁区行政审批局',
  files: [],
  history: [
    {version: 1, at: '2026-11-19T02:10:00.000Z', role: 'system', command: 'open'},
    {version: 2, at: '2026-11-19T02:10:00.000Z', role: 'system', command: 'dispatch'},
    {version: 3, at: '2026-11-19T08:10:00.000Z', role: 'handler', accountName: '陈志远', command: 'sign'},
    {version: 4, at: '2026-11-20T04:00:00.000Z', role: 'system', command: 'warn'},
  ],
  commands: [
    {type: 'sign', allowed: false, code: 'state-not-allowed'},
    {type: 'record-contact', allowed: true},
    {type: 'classify', allowed: true},
    {type: 'determine', allowed: false, code: 'contact-missing'},
    {type: 'close', allowed: false, code: 'role-not-allowed'},
  ],
};

const contactedAt = '2026-11-20T06:05:00.000Z';

/** The same order when the contact was recorded. */
export const CONTACTED_ORDER: WorkOrderDetail = {
  ...SIGNED_ORDER,
  order: {
    ...order,
    version: order.version + 1,
    updatedAt: contactedAt,
    contactRecords: [
      {
        contactedAt,
        channel: 'phone',
        numberUsed: '138****5206',
        person: '0112',
        result: 'reached',
        reason: '窗口要求提供指南上没有的材料。',
        request: '希望按指南受理，不再跑第三趟。',
        recordedAt: contactedAt,
        by: {
          role: 'handler',
          accountId: '019f0a11-0c00-7448-81c3-5f0d471f7557',
          departmentCode: order.subject.departmentCode,
        },
      },
    ],
  },
  duty: {clock: 'reply', due: {on: '2026-11-26', provisional: false}, dueAt: '2026-11-26T16:00:00.000Z'},
  history: [
    ...SIGNED_ORDER.history,
    {
      version: order.version + 1,
      at: contactedAt,
      role: 'handler',
      accountName: '陈志远',
      command: 'record-contact',
      note: '希望按指南受理，不再跑第三趟。',
    },
  ],
  commands: [
    {type: 'record-contact', allowed: true},
    {type: 'classify', allowed: true},
    {type: 'add-evidence', allowed: true},
    {type: 'determine', allowed: false, code: 'evidence-missing'},
    {type: 'close', allowed: false, code: 'role-not-allowed'},
  ],
};
