import {CHECKPOINT} from './log-examples.ts';

const RECEIPT = {receiptCode: '7K3M9QX2B4T6V8WZ'};
const AT = '2026-11-20T02:15:00.000Z';
const LATER = '2026-11-20T03:40:00.000Z';

const erasure = {outcome: 'scheduled', askedAt: LATER};
const held = [
  {what: 'contact', why: '联系方式：办理差评时联系您用，归档（没有工单的从收到时起）满 180 天后删除。'},
  {what: 'rating', why: '评价的等级、指标、事项和日期：用于统计，不含您的身份，长期保存。'},
];

/** What a person is told of their own data. */
export const PERSONAL_DATA_EXAMPLES = {
  copyPersonalData: {
    body: RECEIPT,
    answer: {
      madeAt: LATER,
      explanation: ['这是我们保存的、与您这次评价有关的全部内容。'],
      about: {
        itemName: '企业设立登记',
        departmentName: '南京市江宁区行政审批局',
        windowName: '企业开办 3 号窗口',
        staffNumber: '0307',
        caseNumber: '32011520261120000001',
        servedOn: '2026-11-20',
      },
      reviews: [
        {
          id: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234',
          level: 2,
          levelName: '不满意',
          indicators: [{code: '207', text: '未一次性告知所需材料'}],
          text: '没有人告诉我领了执照之后还要办哪些许可。',
          identityMode: 'real-name',
          channel: 'web-widget',
          submittedAt: AT,
          receivedAt: AT,
        },
      ],
      contact: {
        state: 'readable',
        masked: {name: '周**', phone: '138****5206'},
        consentedAt: AT,
        receivedAt: AT,
        shownTo: [{at: LATER, role: 'handler', departmentCode: '11320115MB10005717', reason: '电话核实情况'}],
      },
      workOrder: {
        number: 'CP32011520261120000001',
        state: 'verifying',
        openedAt: AT,
        history: [
          {at: AT, by: 'system', what: 'open', means: '生成差评工单', words: []},
          {
            at: LATER,
            by: 'handler',
            departmentCode: '11320115MB10005717',
            what: 'record-contact',
            means: '与您联系',
            result: 'reached',
            words: ['窗口要求提供指南上没有的材料。', '希望按指南受理，不再跑第三趟。', '138****5206'],
          },
        ],
      },
      held,
    },
  },
  erasePersonalData: {
    body: RECEIPT,
    answer: {
      erasure,
      says: [
        '差评工单还在办理，办理部门需要联系您、答复您，所以现在不能删除。',
        '工单办结并归档（办结后 30 天）后立即删除，您不需要再提出。',
      ],
      held,
    },
  },
  readReceiptLog: {
    body: RECEIPT,
    answer: {
      checkpoint: CHECKPOINT,
      entries: [
        {
          text: '{"action":"work-order-opened","actor":"system","at":1795139700000,"detail":"{}","id":"019f6b2a-2f2a-7a3e-9b1c-3d5e7f905678","subject":"019f6b2a-2f2a-7a3e-9b1c-3d5e7f901235","version":1}',
          leafHash: '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
          proved: {position: 2, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']},
        },
      ],
    },
  },
} as const;
