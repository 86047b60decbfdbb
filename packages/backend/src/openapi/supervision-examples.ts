import {SIGNED_ORDER} from './work-order-example.ts';

const AT = '2026-11-20T02:15:00.000Z';
const LATER = '2026-11-20T06:40:00.000Z';
const REVIEW = '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234';

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
  areaName: service.areaName,
  openedAt: order.openedAt,
  overdue: order.flags.overdue,
  duty,
};
const place = {itemName: service.itemName, departmentName: service.departmentName, areaName: service.areaName};

const warning = {
  id: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a62',
  subject: 'window',
  name: '企业开办 3 号窗口',
  departmentName: service.departmentName,
  areaName: service.areaName,
  raisedAt: AT,
  count: 3,
  days: 7,
};

const quarantined = {
  id: REVIEW,
  level: 5,
  text: '',
  channel: 'desk-evaluator',
  ...place,
  windowName: '企业开办 3 号窗口',
  receivedAt: AT,
  at: AT,
  score: 50,
  reasons: ['same-indicators', 'burst'],
};

/** Examples of what those who watch over an area see. */
export const SUPERVISION_EXAMPLES = {
  listEarlyWarnings: {answer: {warnings: [warning]}},
  acknowledgeWarning: {
    body: {note: '已约谈窗口负责人，本周增派一名业务骨干。'},
    answer: {...warning, acknowledged: {at: LATER, by: '何晓峰', note: '已约谈窗口负责人，本周增派一名业务骨干。'}},
  },
  listLedger: {
    answer: {
      entries: [
        {
          order: {id: order.id, number: order.number, state: order.state},
          ...place,
          cause: 'overdue',
          round: 0,
          enteredAt: AT,
        },
      ],
    },
  },
  listSupervised: {answer: {orders: [{order: line, level: 1, since: AT, issued: 0}]}},
  listContested: {
    answer: {
      instances: [
        {
          ...place,
          servedOn: '2026-11-20',
          contestedAt: LATER,
          ratings: [
            {
              level: 5,
              standing: 'first',
              channel: 'desk-evaluator',
              identityMode: 'anonymous',
              receivedAt: AT,
            },
            {
              level: 1,
              standing: 'attempt',
              channel: 'sms-link',
              identityMode: 'real-name',
              receivedAt: LATER,
              orderId: order.id,
            },
          ],
        },
      ],
    },
  },
  listQuarantine: {answer: {reviews: [quarantined]}},
  releaseReview: {
    body: {reason: '当日该窗口集中办理同一事项，逐条核实过，均为本人评价。'},
    answer: {
      ...quarantined,
      released: {at: LATER, by: '何晓峰', reason: '当日该窗口集中办理同一事项，逐条核实过，均为本人评价。'},
    },
  },
} as const;
