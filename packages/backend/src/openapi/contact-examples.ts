const AT = '2026-11-20T02:15:00.000Z';

/** What the routes of contacts and shared devices take and answer. */
export const CONTACT_EXAMPLES = {
  readContact: {
    answer: {
      contact: {state: 'readable', masked: {name: '徐**', phone: '138****5206'}},
      reveal: {allowed: true},
      reveals: [{at: AT, role: 'handler', accountName: '陈志远', reason: '一个工作日内联系评价人。'}],
    },
  },
  revealContact: {
    body: {reason: '一个工作日内联系评价人。'},
    answer: {name: '徐女士', phone: '13812345206', consentedAt: AT, revealedAt: '2026-11-20T03:00:00.000Z'},
  },
  listDeviceGaps: {
    answer: {
      devices: [
        {
          device: '8sVbq0TzQm2kWx5rJcY1aA',
          highest: 812,
          received: 811,
          missingCount: 1,
          missing: [{first: 640, last: 640, knownAt: AT}],
          firstReceivedAt: '2026-09-01T01:02:03.000Z',
          lastReceivedAt: '2026-11-20T08:59:00.000Z',
          departmentCode: '11320115MB10005717',
          departmentName: '南京市江宁区行政审批局',
          areaCode: '320115000000',
          windowNumber: '3',
        },
      ],
      nextCursor: '8sVbq0TzQm2kWx5rJcY1aA',
    },
  },
} as const;
