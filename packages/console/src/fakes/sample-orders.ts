import type {CommandOffer, StaffSession, WorkOrderDetail, WorkOrderLine} from '@haochaping/protocol/staff';

/** A Monday morning in the office: 09:00 of 23 November 2026, UTC+8. */
export const MONDAY = Date.parse('2026-11-23T01:00:00Z');

export const HANDLER: StaffSession = {
  account: 'suyi-handler',
  displayName: '王敏',
  role: 'handler',
  department: {code: '11320509014191234X', name: '吴江区行政审批局'},
  mustChangePassword: false,
  expiresAt: '2026-11-23T12:00:00Z',
};

/** One line of an inbox; `dueAt` in UTC, absent for an order that owes nothing. */
export function sampleLine(id: string, line: Partial<WorkOrderLine> = {}): WorkOrderLine {
  return {
    id,
    number: `CP32050920261120${id.slice(-6).padStart(6, '0')}`,
    state: 'verifying',
    link: 'verify',
    version: 3,
    round: 0,
    level: 2,
    itemName: '内资公司设立登记',
    department: {code: '11320509014191234X', name: '吴江区行政审批局'},
    areaName: '苏州市吴江区',
    openedAt: '2026-11-20T06:20:00Z',
    overdue: false,
    duty: {clock: 'contact', due: {on: '2026-11-25', provisional: false}, dueAt: '2026-11-25T16:00:00Z'},
    ...line,
  };
}

/** What the core offers a handler who has not reached the reviewer yet. */
export const VERIFYING_OFFERS: readonly CommandOffer[] = [
  {type: 'dispatch', allowed: false, code: 'role-not-allowed'},
  {type: 'send-to-desk', allowed: false, code: 'role-not-allowed'},
  {type: 'sign', allowed: false, code: 'state-not-allowed'},
  {type: 'record-contact', allowed: true},
  {type: 'classify', allowed: true},
  {type: 'add-evidence', allowed: true},
  {type: 'determine', allowed: false, code: 'contact-missing'},
  {type: 'start-rectification', allowed: false, code: 'state-not-allowed'},
  {type: 'reply', allowed: false, code: 'state-not-allowed'},
  {type: 'close', allowed: false, code: 'role-not-allowed'},
  {type: 'return-for-rework', allowed: false, code: 'role-not-allowed'},
  {type: 'record-call-back', allowed: false, code: 'role-not-allowed'},
  {type: 'archive', allowed: false, code: 'role-not-allowed'},
  {type: 'mark-overdue', allowed: false, code: 'role-not-allowed'},
];

/** An order that its department is verifying. */
export function sampleDetail(more: Partial<WorkOrderDetail> = {}): WorkOrderDetail {
  const by = {role: 'handler', departmentCode: '11320509014191234X'} as const;
  return {
    order: {
      id: '019aa000-0000-7000-8000-000000000001',
      number: 'CP32050920261120000001',
      reviewId: '019aa000-0000-7000-8000-0000000000aa',
      subjectKey: '3205092026112000001#1',
      state: 'verifying',
      version: 3,
      round: 0,
      level: 2,
      identityMode: 'real-name',
      subject: {
        areaCode: '320509000000',
        departmentCode: '11320509014191234X',
        itemCode: '11320509014191234X300011500100001'.slice(0, 31),
        windowNo: 'A03',
        staffNumber: '021',
      },
      departmentCode: '11320509014191234X',
      assistingDepartmentCodes: [],
      reviewedAt: '2026-11-20T06:20:00Z',
      openedAt: '2026-11-20T06:20:00Z',
      updatedAt: '2026-11-20T06:48:00Z',
      receivedAt: '2026-11-20T06:21:00Z',
      roundStartedAt: '2026-11-20T06:21:00Z',
      signedAt: '2026-11-20T06:48:00Z',
      signedBy: by,
      classifications: [],
      contactRecords: [],
      evidence: [],
      pastRounds: [],
      deadlines: {
        contactDueOn: {on: '2026-11-23', provisional: false},
        replyDueOn: {on: '2026-11-27', provisional: false},
      },
      warnings: [],
      overdueMarks: [],
      flags: {overdue: false, supervised: false, extended: false, ledger: false, sensitive: false},
      profileVersion: 'jiangsu-1',
    },
    link: 'verify',
    duty: {clock: 'contact', due: {on: '2026-11-23', provisional: false}, dueAt: '2026-11-23T16:00:00Z'},
    review: {
      level: 2,
      indicators: [
        {code: '201', text: '没有提供材料样本或填写说明'},
        {code: '205', text: '在办事现场多头跑窗口或者部门'},
      ],
      text: '第一次来说缺股东会决议，补了以后第二次又说格式不对，样本也没有。\n来回三趟，请假扣了两天工资。<b>请改</b>',
      identityMode: 'real-name',
      receivedAt: '2026-11-20T06:20:00Z',
      standing: 'first',
      late: false,
      contested: false,
    },
    service: {
      caseNumber: '3205092026112000001',
      serviceName: '现场申请',
      itemName: '内资公司设立登记',
      departmentName: '吴江区行政审批局',
      areaName: '苏州市吴江区',
      windowName: '3 号窗口',
      staffNumber: '021',
      servedAt: '2026-11-20T06:00:00Z',
    },
    handlingDepartmentName: '吴江区行政审批局',
    files: [],
    history: [
      {version: 0, at: '2026-11-20T06:20:00Z', role: 'system', command: 'open'},
      {version: 1, at: '2026-11-20T06:21:00Z', role: 'system', command: 'dispatch', note: '吴江区行政审批局'},
      {version: 2, at: '2026-11-20T06:48:00Z', role: 'handler', accountName: '王敏', command: 'sign'},
    ],
    commands: [...VERIFYING_OFFERS],
    ...more,
  };
}

/** The same order at its end, with everything that was said and done on the way, one round of rework included. */
export function sampleClosedDetail(): WorkOrderDetail {
  const open = sampleDetail();
  const handler = {role: 'handler'} as const;
  const officer = {role: 'call-back-officer'} as const;
  const supervisor = {role: 'supervisor'} as const;
  const {duty: _, ...rest} = open;
  return {
    ...rest,
    link: 'conclude',
    order: {
      ...open.order,
      state: 'closed',
      version: 14,
      round: 1,
      class: 'general',
      closedAt: '2026-11-30T03:10:00Z',
      contactRecords: [
        {
          contactedAt: '2026-11-20T08:00:00Z',
          channel: 'phone',
          numberUsed: '138****5678',
          person: '王敏',
          result: 'no-answer',
          recordedAt: '2026-11-20T08:01:00Z',
          by: handler,
        },
        {
          contactedAt: '2026-11-23T01:12:00Z',
          channel: 'phone',
          numberUsed: '138****5678',
          person: '王敏',
          result: 'reached',
          reason: '三次到场，两次因材料格式退回。',
          request: '提供样本，一次说清。',
          recordedAt: '2026-11-23T01:20:00Z',
          by: handler,
        },
      ],
      evidence: [
        {
          evidenceId: 'e1',
          kind: 'case-log',
          note: '办件系统记录：11 月 12 日、16 日两次退回，原因栏为空。',
          addedAt: '2026-11-23T02:00:00Z',
          by: handler,
        },
      ],
      determination: {
        finding: 'true',
        reasonable: true,
        cause: 'guidance-missing',
        explanation: '窗口没有样本，两次退回都没有一次说清。',
        determinedAt: '2026-11-23T02:05:00Z',
        by: handler,
      },
      rectification: {startedAt: '2026-11-27T02:00:00Z', plan: '各窗口补样本，退回必须写明原因。', by: handler},
      reply: {
        outcome: 'solved',
        text: '经查，窗口没有提供样本，两次退回没有一次说清，给您添了麻烦。样本已放在 1 至 5 号窗口和网上，退回材料须写明全部原因。',
        measure: 'guide',
        systemicMeasure: '退回原因成为系统必填项。',
        deliveries: [
          {deliveredAt: '2026-11-27T03:00:00Z', channel: 'phone', numberUsed: '138****5678', result: 'delivered'},
        ],
        repliedAt: '2026-11-27T03:05:00Z',
        by: handler,
      },
      callBack: {
        result: 'basically-satisfied',
        attempts: [{calledAt: '2026-11-30T02:00:00Z', channel: 'phone', numberUsed: '138****5678', answered: true}],
        note: '希望网上也能预审。',
        recordedAt: '2026-11-30T02:10:00Z',
        by: officer,
      },
      audit: {decision: 'closed', auditedAt: '2026-11-30T03:10:00Z', by: supervisor},
      pastRounds: [
        {
          round: 0,
          rectification: {startedAt: '2026-11-23T02:10:00Z', by: handler},
          audit: {
            decision: 'returned',
            reworkReason: 'vague',
            reason: '没有说明样本放在哪里。',
            auditedAt: '2026-11-26T02:00:00Z',
            by: supervisor,
          },
        },
      ],
      flags: {...open.order.flags, overdue: true},
    },
    history: [
      ...open.history,
      {
        version: 14,
        at: '2026-11-30T03:10:00Z',
        role: 'supervisor',
        accountName: '赵琳',
        command: 'close',
      },
    ],
    commands: open.commands.map((offer) => ({type: offer.type, allowed: false, code: 'state-not-allowed'})),
  };
}
