import type {Progress} from '@haochaping/protocol/citizen';

/** A good review: there is nothing to answer. */
export const GOOD_PROGRESS: Progress = {
  about: {
    itemName: '内资公司设立登记',
    departmentName: '吴江区行政审批局',
    windowName: '3 号窗口',
    staffNumber: '021',
    caseNumber: '3205092026112000001',
    servedOn: '2026-11-20',
  },
  level: 5,
  indicators: [],
  text: '',
  receivedAt: '2026-11-20T06:20:00Z',
  standing: 'first',
  late: false,
};

/** A bad one that the office still has to call about. */
export const WAITING_PROGRESS: Progress = {
  ...GOOD_PROGRESS,
  level: 2,
  text: '来回三趟，样本也没有。<b>请改</b>',
  workOrder: {
    number: 'CP32050920261120000001',
    step: 'with-the-office',
    reached: [
      {step: 'received', at: '2026-11-20T06:20:00Z'},
      {step: 'with-the-office', at: '2026-11-20T06:21:00Z'},
    ],
    until: {on: '2026-11-24', provisional: false, what: 'contact'},
  },
};

/** A bad one that was answered and closed. */
export const CLOSED_PROGRESS: Progress = {
  ...WAITING_PROGRESS,
  workOrder: {
    number: 'CP32050920261120000001',
    step: 'closed',
    reached: [
      {step: 'received', at: '2026-11-20T06:20:00Z'},
      {step: 'with-the-office', at: '2026-11-20T06:21:00Z'},
      {step: 'contacted', at: '2026-11-20T08:00:00Z'},
      {step: 'being-put-right', at: '2026-11-20T09:00:00Z'},
      {step: 'answered', at: '2026-11-21T02:00:00Z'},
      {step: 'checked', at: '2026-11-22T02:00:00Z'},
      {step: 'closed', at: '2026-11-22T08:00:00Z'},
    ],
    answer: {
      text: '经查，窗口没有提供样本，给您添了麻烦。样本已放在 1 至 5 号窗口和网上，退回材料须写明全部原因。',
      outcome: 'solved',
      repliedAt: '2026-11-21T02:00:00Z',
      staffNumber: '021',
    },
  },
};
