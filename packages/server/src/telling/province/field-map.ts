import type {ProvinceItem} from '@haochaping/backend';

/** How a value of ours is written in the exchange. */
export const WRITINGS = ['plain', 'datetime', 'joined', 'channel', 'yes-no'] as const;
export type Writing = (typeof WRITINGS)[number];

/** The fields of one kind of record under their national names: from which of ours, and how written. */
export type FieldMap = Readonly<Record<string, {readonly from: string; readonly as?: Writing}>>;

/** 渠道 of the national exchange: 1 PC web, 2 app, 3 QR code, 4 desk evaluator, 5 terminal, 6 telephone, 7 SMS (domain §3.3). */
const CHANNEL_CODES: Readonly<Record<string, string>> = {
  'web-widget': '1',
  'gov-app': '2',
  'wechat-mp': '2',
  'alipay-mp': '2',
  'qr-window': '3',
  'qr-agent-card': '3',
  'desk-evaluator': '4',
  kiosk: '5',
  'hotline-12345': '6',
  'sms-link': '7',
};

/** The national names of what is exchanged; a province that has others gives its own. Here alone do they stand. */
export const NATIONAL_FIELDS: Readonly<Record<ProvinceItem['kind'], FieldMap>> = {
  review: {
    messageId: {from: 'id'},
    evaluateId: {from: 'reviewId'},
    projectNo: {from: 'caseNumber'},
    serviceNumber: {from: 'serviceNumber'},
    assessNumber: {from: 'assessNumber'},
    taskCode: {from: 'itemCode'},
    taskName: {from: 'itemName'},
    deptCode: {from: 'departmentCode'},
    areaCode: {from: 'areaCode'},
    pf: {from: 'channel', as: 'channel'},
    satisfaction: {from: 'level'},
    evalDetail: {from: 'indicators', as: 'joined'},
    writingEvaluation: {from: 'text'},
    assessTime: {from: 'receivedAt', as: 'datetime'},
  },
  'work-order': {
    messageId: {from: 'id'},
    evaluateId: {from: 'reviewId'},
    orderNo: {from: 'number'},
    orderStatus: {from: 'state'},
    taskCode: {from: 'itemCode'},
    deptCode: {from: 'ratedDepartmentCode'},
    handleDeptCode: {from: 'departmentCode'},
    areaCode: {from: 'areaCode'},
    createTime: {from: 'openedAt', as: 'datetime'},
    overdueFlag: {from: 'overdue', as: 'yes-no'},
    rectification: {from: 'replyText'},
    rectifyResult: {from: 'replyOutcome'},
    rectifyTime: {from: 'repliedAt', as: 'datetime'},
    visitResult: {from: 'callBackResult'},
    finishTime: {from: 'closedAt', as: 'datetime'},
  },
};

/** A record under other names. What it does not have is left out. */
export function mapped({id, record}: ProvinceItem, fields: FieldMap): Record<string, unknown> {
  const all: Readonly<Record<string, unknown>> = {...record, id};
  const entries = Object.entries(fields).flatMap(([name, {from, as = 'plain'}]): [string, unknown][] => {
    const value = all[from];
    return value === undefined ? [] : [[name, written(value, as)]];
  });
  return Object.fromEntries(entries);
}

function written(value: unknown, as: Writing): unknown {
  switch (as) {
    case 'plain':
      return value;
    case 'datetime':
      return localTime(Number(value));
    case 'joined':
      return Array.isArray(value) ? value.join(',') : '';
    case 'channel':
      // A way of its own is a terminal to them: none of their codes says "other".
      return CHANNEL_CODES[String(value)] ?? '5';
    case 'yes-no':
      return value === true ? '1' : '0';
  }
}

const UTC_PLUS_8_MS = 8 * 3_600_000;

/** `2026-11-20 10:15:00` in UTC+8. */
export function localTime(at: number): string {
  return new Date(at + UTC_PLUS_8_MS).toISOString().slice(0, 19).replace('T', ' ');
}
