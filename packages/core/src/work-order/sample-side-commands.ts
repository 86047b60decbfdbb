import type {SideCommand} from './side-commands.ts';

/** A complete command of a side way, dated so that it is true at `at`; `startedAt` is when the order was opened. */
export function sideCommandOf(type: SideCommand['type'], at: number, startedAt: number): SideCommand {
  const attempt = {calledAt: at, channel: 'phone', numberUsed: '13912345678', answered: true} as const;
  switch (type) {
    case 'request-return':
      return {
        type,
        reason: '该事项由区税务局办理',
        legalBasis: '《税收征收管理法》第五条',
        proposedDepartmentCode: 'TAX',
      };
    case 'decide-return':
      return {type, decision: 'accept', departmentCode: 'TAX', reason: '职责属实'};
    case 'request-extension':
      return {type, workingDays: 10, reason: '需市级部门会商'};
    case 'decide-extension':
      return {type, decision: 'grant', reason: '同意延期'};
    case 'file-appeal':
      return {
        type,
        ground: 'mistake',
        statement: '评价人称误触',
        proofs: [{element: 'reviewer-confirmation', evidenceId: 'recording'}],
      };
    case 'confirm-mistake':
      return {type, result: 'confirmed', attempts: [attempt], note: '本想点满意'};
    case 'decide-appeal':
      return {type, decision: 'upheld', reason: '回访核实为误触', fileDigests: ['sha256:1']};
    case 'object':
      return {type, text: '我没有点错'};
    case 'open-appeal-review':
      return {type, reason: '抽查申诉案件'};
    case 'decide-appeal-review':
      return {type, decision: 'overturned', reason: '回访录音不能证明误触'};
    case 'state-mistake':
      return {type, statedAt: startedAt, text: '点错了'};
    case 'merge':
      return {
        type,
        ground: 'confirmed-repeat',
        note: '同一评价人就同一事项再次评价',
        into: {
          orderId: 'order-2',
          number: 'CP32011520261123000002',
          subjectKey: 'JS-2026-2#1',
          state: 'rectifying',
          departmentCode: '11320115012947306X',
        },
        sameReviewer: true,
        isFollowed: false,
      };
    case 'follow-parent':
      return {type, parent: {state: 'replied', departmentCode: '11320115012947306X', repliedAt: at}};
    case 'reopen':
      return {type, reason: '现场核查，窗口并未增设'};
    case 'follow-up':
      return {type, reviewId: 'review-1-2', level: 1};
    case 'release-reply':
      return {type, reason: '内容具体，可以回访'};
    case 'issue-supervision':
      return {type, workingDays: 2, reason: '逾期未答复'};
    case 'supervise':
      return {type, level: 2};
    case 'escalate':
      return {type, ground: 'deadlock', note: '两部门互相推诿'};
    case 'publish-text':
      return {type, text: '七个综合窗口将在一年内全部启用，进度每季度公布。'};
  }
}
