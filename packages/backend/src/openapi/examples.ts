import {JIANGSU_PROFILE} from '@haochaping/core';
import {catalogueOf} from '../routes/catalogue.ts';
import {ACCOUNT_EXAMPLES} from './account-examples.ts';
import {CONTACT_EXAMPLES} from './contact-examples.ts';
import {LOG_EXAMPLES} from './log-examples.ts';
import {PERSONAL_DATA_EXAMPLES} from './personal-data-examples.ts';
import {DIRECTORY_EXAMPLES} from './directory-examples.ts';
import {METRICS_EXAMPLES} from './metrics-examples.ts';
import {BULLETIN_EXAMPLES} from './bulletin-examples.ts';
import {CHECK_EXAMPLES} from './check-examples.ts';
import {PUBLISHED_EXAMPLES} from './published-examples.ts';
import {OPEN311_EXAMPLES} from './open311-examples.ts';
import {SUPERVISION_EXAMPLES} from './supervision-examples.ts';
import {TELLING_EXAMPLES} from './telling-examples.ts';
import {CONTACTED_ORDER, SIGNED_ORDER} from './work-order-example.ts';

const INVITATION = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIzMjAxMTUyMDI2MTEyMDAwMDEjMSJ9.c2lnbmF0dXJl';
const AT = '2026-11-20T02:15:00.000Z';
const DEPARTMENT = '11320115MB10005717';
const ITEM = `${DEPARTMENT}4000717051000`;

const about = {
  itemName: '企业设立登记',
  departmentName: '南京市江宁区行政审批局',
  windowName: '企业开办 3 号窗口',
  staffNumber: '0307',
  caseNumber: '32011520261120000001',
  servedOn: '2026-11-20',
};

const FILE_DIGEST = 'c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2';
const RECEIPT = '7K3M9QX2B4T6V8WZ';
const PROGRESS = {
  about,
  level: 2,
  indicators: ['207'],
  text: '没有人告诉我领了执照之后还要办哪些许可。',
  receivedAt: AT,
  standing: 'first',
  late: false,
  may: ['mistake'],
  workOrder: {
    number: 'CP32011520261120000001',
    step: 'with-the-office',
    reached: [
      {step: 'received', at: AT},
      {step: 'with-the-office', at: AT},
    ],
    until: {on: '2026-11-23', provisional: false, what: 'contact'},
  },
};

const figures = {
  levels: {'5': 412, '4': 96, '3': 21, '2': 7, '1': 3},
  good: 529,
  bad: 10,
  struckOut: 0,
  goodRate: {numerator: 529, denominator: 539},
  badRate: {numerator: 10, denominator: 539},
  rectified: {numerator: 8, denominator: 9},
  rectifiedInTime: {numerator: 8, denominator: 9},
  realNameReplied: {numerator: 5, denominator: 5},
  activelyReviewed: {numerator: 539, denominator: 602},
};

const session = {
  account: 'handler',
  displayName: '陈志远',
  role: 'handler',
  department: {code: DEPARTMENT, name: '南京市江宁区行政审批局'},
  mustChangePassword: false,
  expiresAt: '2026-11-20T14:15:00.000Z',
};

const serviceInstance = {
  serviceName: '出证办结',
  servedAt: AT,
  itemCode: ITEM,
  itemName: '企业设立登记',
  departmentCode: DEPARTMENT,
  areaCode: '320115000000',
  windowNumber: '3',
  windowName: '企业开办 3 号窗口',
  staffNumber: '0307',
  place: 'on-site',
  caseStatus: 'finished',
};

const {order, service, duty, link} = SIGNED_ORDER;
const line = {
  id: order.id,
  number: order.number,
  state: order.state,
  link,
  version: order.version,
  round: order.round,
  level: order.level,
  itemName: service.itemName,
  department: {code: DEPARTMENT, name: service.departmentName},
  areaName: service.areaName,
  openedAt: order.openedAt,
  overdue: order.flags.overdue,
  duty,
};

/** The catalogue of the usual profile, with one tag for each level instead of all forty. */
const catalogue = catalogueOf(JIANGSU_PROFILE);
const shortCatalogue = {
  ...catalogue,
  indicators: catalogue.levels.flatMap(({level}) =>
    catalogue.indicators.filter((tag) => tag.level === level).slice(0, 1),
  ),
};

/** One body and one answer for each route that has one. Tests hold them to the schemas. */
export const EXAMPLES: Readonly<Record<string, {readonly body?: unknown; readonly answer?: unknown}>> = {
  readCatalogue: {answer: shortCatalogue},
  readInvitation: {
    body: {invitation: INVITATION},
    answer: {state: 'open', about, channel: 'web-widget', expiresAt: '2026-12-04T16:00:00.000Z'},
  },
  postReviews: {
    body: {
      reviews: [
        {
          format: 1,
          id: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234',
          receiptCode: '7K3M9QX2B4T6V8WZ',
          invitation: INVITATION,
          level: 2,
          indicators: ['207'],
          indicatorsVersion: '2',
          text: '没有人告诉我领了执照之后还要办哪些许可。',
          identityMode: 'real-name',
          submittedAt: AT,
        },
      ],
    },
    answer: {
      outcomes: [{id: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234', outcome: 'recorded', receivedAt: AT, late: false}],
    },
  },
  readReceipt: {
    body: {receiptCode: '7K3M9QX2B4T6V8WZ'},
    answer: PROGRESS,
  },
  stateMistake: {
    body: {receiptCode: RECEIPT, statedAt: AT, text: '本来想点“满意”。'},
    answer: PROGRESS,
  },
  objectToDecision: {
    body: {receiptCode: RECEIPT, text: '我没有点错，情况就是这样。'},
    answer: PROGRESS,
  },
  giveFollowUp: {body: {receiptCode: RECEIPT, level: 2, text: '还是没有人告诉我。'}, answer: PROGRESS},
  readSummary: {answer: {asOf: AT, area: {code: '320000000000', name: '江苏省'}, ...figures}},
  readAreas: {
    answer: {asOf: AT, parent: '320000000000', areas: [{code: '320100000000', name: '南京市', ...figures}]},
  },
  readDepartments: {
    answer: {
      asOf: AT,
      area: '320100000000',
      departments: [
        {
          code: DEPARTMENT,
          name: '南京市江宁区行政审批局',
          areaCode: '320115000000',
          areaName: '江宁区',
          ...figures,
        },
      ],
    },
  },
  ...LOG_EXAMPLES,
  ...PERSONAL_DATA_EXAMPLES,
  ...CONTACT_EXAMPLES,
  ...METRICS_EXAMPLES,
  ...PUBLISHED_EXAMPLES,
  ...BULLETIN_EXAMPLES,
  ...CHECK_EXAMPLES,
  putServiceInstance: {
    body: serviceInstance,
    answer: {caseNumber: '32011520261120000001', serviceNumber: 1, outcome: 'created'},
  },
  putServiceInstances: {
    body: {serviceInstances: [{caseNumber: '32011520261120000001', serviceNumber: 1, ...serviceInstance}]},
    answer: {outcomes: [{caseNumber: '32011520261120000001', serviceNumber: 1, outcome: 'created'}]},
  },
  issueInvitation: {
    body: {channel: 'web-widget'},
    answer: {invitation: INVITATION, expiresAt: '2026-12-04T16:00:00.000Z'},
  },
  signIn: {body: {account: 'handler', password: 'correct horse battery'}, answer: session},
  readSession: {answer: session},
  changePassword: {body: {current: 'correct horse battery', next: 'a longer and better one'}, answer: session},
  listWorkOrders: {answer: {orders: [line]}},
  readWorkOrder: {answer: SIGNED_ORDER},
  readInbox: {
    answer: {
      counts: {open: 12, waiting: 7, overdue: 1, today: 2, thisWeek: 6},
      views: [{id: '0f3b6a1c9d2e4f58', name: '一级差评，本周到期', query: {level: '1', due: 'this-week'}, count: 3}],
    },
  },
  saveInboxView: {
    body: {name: '一级差评，本周到期', query: {level: '1', due: 'this-week'}},
    answer: {views: [{id: '0f3b6a1c9d2e4f58', name: '一级差评，本周到期', query: {level: '1', due: 'this-week'}}]},
  },
  announceFile: {
    body: {digest: FILE_DIGEST, size: 2_411_724, name: '大厅监控截图.jpg'},
    answer: {digest: FILE_DIGEST, name: '大厅监控截图.jpg', size: 2_411_724, received: 0, state: 'receiving'},
  },
  sendFilePart: {
    answer: {
      digest: FILE_DIGEST,
      name: '大厅监控截图.jpg',
      size: 2_411_724,
      received: 2_411_724,
      state: 'ready',
      fileDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      mediaType: 'image/jpeg',
    },
  },
  readFileState: {
    answer: {digest: FILE_DIGEST, name: '大厅监控截图.jpg', size: 2_411_724, received: 1_048_576, state: 'receiving'},
  },
  commandWorkOrder: {
    body: {
      idempotencyKey: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a59',
      expectedVersion: order.version,
      command: {
        type: 'record-contact',
        contactedAt: CONTACTED_ORDER.order.updatedAt,
        channel: 'phone',
        numberUsed: '13812345206',
        person: '0112',
        result: 'reached',
        reason: '窗口要求提供指南上没有的材料。',
        request: '希望按指南受理，不再跑第三趟。',
      },
    },
    answer: CONTACTED_ORDER,
  },
  listOrdersBySystem: {answer: {orders: [line]}},
  readOrderBySystem: {answer: SIGNED_ORDER},
  commandOrderBySystem: {
    body: {
      idempotencyKey: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a60',
      expectedVersion: 1,
      command: {type: 'dispatch', departmentCode: DEPARTMENT},
    },
    answer: SIGNED_ORDER,
  },
  ...DIRECTORY_EXAMPLES,
  readProfile: {
    answer: {
      version: 'jiangsu-1',
      rules: [
        {field: 'replyWorkingDays.general', value: 5},
        {field: 'allowReturn', value: true},
      ],
      versions: [{version: 'jiangsu-1', since: AT}],
    },
  },
  ...ACCOUNT_EXAMPLES,
  ...SUPERVISION_EXAMPLES,
  ...TELLING_EXAMPLES,
  ...OPEN311_EXAMPLES,
  readHealth: {answer: {status: 'ok'}},
  readReadiness: {answer: {status: 'ok'}},
};
