import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {sampleDetail} from './sample-orders.ts';

const DIGEST = 'ab12'.repeat(16);
export const ERASED_DIGEST = 'cd34'.repeat(16);

/** An order that waits for a dispatcher: three departments could have it, and the rules propose the territory. */
export function sampleRoutingDetail(): WorkOrderDetail {
  const {duty: _, handlingDepartmentName: __, ...detail} = sampleDetail();
  const {departmentCode: ___, signedAt: ____, signedBy: _____, ...order} = detail.order;
  return {
    ...detail,
    order: {...order, state: 'routing', version: 1, routeFailure: 'several-owners'},
    commands: [
      {type: 'dispatch', allowed: true},
      {type: 'sign', allowed: false, code: 'state-not-allowed'},
    ],
    leads: {
      candidates: [
        {
          departmentCode: '11320509014191234X',
          departmentName: '吴江区行政审批局',
          kind: 'department',
          reasons: ['gave-service', 'had-it'],
          firstReceivedAt: '2026-11-12T02:00:00Z',
        },
        {
          departmentCode: '11320509014199999G',
          departmentName: '吴江区松陵街道办事处',
          kind: 'area',
          reasons: ['named-by-office'],
        },
        {
          departmentCode: '113205090141900007',
          departmentName: '吴江区市场监督管理局',
          kind: 'department',
          reasons: ['owns-item'],
        },
      ],
      proposed: {
        departmentCode: '11320509014199999G',
        assistingDepartmentCodes: ['11320509014191234X'],
        by: 'territory-first',
      },
    },
  };
}

/** An order on which an appeal waits for the second vote, with nearly everything else that may happen to an order beside it. */
export function sampleAppealedDetail(): WorkOrderDetail {
  const detail = sampleDetail();
  const handler = {role: 'handler'} as const;
  const management = {role: 'management'} as const;
  return {
    ...detail,
    link: 'appeal',
    duty: {clock: 'appeal', due: {on: '2026-11-26', provisional: false}, dueAt: '2026-11-26T16:00:00Z'},
    order: {
      ...detail.order,
      state: 'appealing',
      version: 12,
      evidence: [
        {
          evidenceId: 'e1',
          kind: 'video',
          note: '11 月 16 日 3 号窗口录像，10:02 至 10:31。',
          fileDigest: ERASED_DIGEST,
          addedAt: '2026-11-20T08:00:00Z',
          by: handler,
        },
        {
          evidenceId: 'e2',
          kind: 'document',
          note: '《公司登记管理实施办法》第九条。',
          fileDigest: DIGEST,
          addedAt: '2026-11-20T08:10:00Z',
          by: handler,
        },
      ],
      determination: {
        finding: 'malicious-claim',
        reasonable: false,
        cause: 'misunderstanding',
        explanation: '评价人在三个窗口就同一件事连评六次。',
        determinedAt: '2026-11-20T09:00:00Z',
        by: handler,
      },
      pastDeterminations: [
        {
          finding: 'partly-true',
          reasonable: true,
          cause: 'guidance-missing',
          explanation: '窗口没有一次说清。',
          determinedAt: '2026-11-20T08:30:00Z',
          by: handler,
        },
      ],
      appeal: {
        ground: 'malicious',
        statement: '诉求没有依据，窗口已两次书面说明。',
        proofs: [
          {element: 'lawful-handling', evidenceId: 'e1'},
          {element: 'demand-without-basis', evidenceId: 'e2'},
        ],
        departmentCode: '11320509014191234X',
        filedAt: '2026-11-20T09:30:00Z',
        by: {role: 'leader'},
        confirmations: [
          {
            result: 'denied',
            attempts: [{calledAt: '2026-11-20T09:40:00Z', channel: 'phone', numberUsed: '138****5678', answered: true}],
            note: '评价人说没有点错，材料确实退了三次。',
            recordedAt: '2026-11-20T09:45:00Z',
            by: {role: 'call-back-officer'},
          },
        ],
        votes: [
          {
            decision: 'upheld',
            reason: '录像和办件记录相符。',
            fileDigests: [DIGEST],
            decidedAt: '2026-11-23T00:30:00Z',
            by: management,
          },
        ],
        reviews: [],
      },
      mistakeStatement: {statedAt: '2026-11-20T10:00:00Z', text: '当时想点满意。', recordedAt: '2026-11-20T10:00:01Z'},
      returns: [
        {
          departmentCode: '11320509014191234X',
          reason: '这件事由市场监管部门核准。',
          legalBasis: '《市场主体登记管理条例》第五条',
          proposedDepartmentCode: '113205090141900007',
          from: 'dispatched',
          requestedAt: '2026-11-20T06:30:00Z',
          by: handler,
          decision: {
            accepted: false,
            reason: '服务由你单位窗口提供。',
            decidedAt: '2026-11-20T06:40:00Z',
            by: {role: 'dispatcher'},
          },
        },
      ],
      extensions: [
        {round: 0, workingDays: 5, reason: '要等上级答复。', requestedAt: '2026-11-20T07:00:00Z', by: handler},
      ],
      merges: [
        {
          orderId: '019aa000-0000-7000-8000-000000000009',
          number: 'CP32050920261118000009',
          ground: 'confirmed-repeat',
          note: '同一窗口同一件事。',
          mergedAt: '2026-11-20T06:25:00Z',
          by: {role: 'dispatcher'},
          parentState: 'invalidated',
          followedAt: '2026-11-20T06:28:00Z',
          releasedAt: '2026-11-20T06:28:00Z',
        },
      ],
      followUp: {
        reviewId: '019aa000-0000-7000-8000-0000000000bb',
        level: 1,
        round: 0,
        givenAt: '2026-11-22T02:00:00Z',
      },
      supervisions: [
        {round: 0, workingDays: 3, reason: '同一窗口本月第三件。', issuedAt: '2026-11-21T01:00:00Z', by: management},
      ],
      supervisionMarks: [{level: 2, round: 0, at: '2026-11-22T16:00:00Z'}],
      escalations: [
        {ground: 'deadlock', note: '两个单位都说不归自己。', escalatedAt: '2026-11-21T02:00:00Z', by: management},
      ],
      ledgerEntries: [{cause: 'supervision', round: 0, enteredAt: '2026-11-21T01:00:00Z'}],
      deadlines: {...detail.order.deadlines, appealDueOn: {on: '2026-11-26', provisional: false}},
      flags: {...detail.order.flags, supervised: true, ledger: true},
    },
    files: [
      {
        fileDigest: DIGEST,
        name: '实施办法.pdf',
        mediaType: 'application/pdf',
        size: 1_310_720,
        addedAt: '2026-11-20T08:10:00Z',
      },
      {
        fileDigest: ERASED_DIGEST,
        name: '',
        mediaType: 'video/mp4',
        size: 52_428_800,
        addedAt: '2026-11-20T08:00:00Z',
        erasedAt: '2026-11-22T19:00:00Z',
      },
    ],
    followers: [
      {id: '019aa000-0000-7000-8000-000000000007', number: 'CP32050920261121000007', state: 'merged'},
      {id: '019aa000-0000-7000-8000-000000000008', number: 'CP32050920261121000008', state: 'merged'},
    ],
    commands: [
      {type: 'decide-appeal', allowed: true},
      {type: 'issue-supervision', allowed: true},
      {type: 'dispatch', allowed: false, code: 'role-not-allowed'},
    ],
  };
}
