const AT = '2026-11-20T02:15:00.000Z';
const levels = {'5': 412, '4': 96, '3': 21, '2': 7, '1': 3};
const badRate = {numerator: 10, denominator: 539};

export const PUBLISHED_EXAMPLES: Readonly<Record<string, {readonly body?: unknown; readonly answer?: unknown}>> = {
  readChannels: {
    answer: {
      asOf: AT,
      channels: [{channel: 'web-widget', figures: {levels, good: 529, bad: 10, badRate}}, {channel: 'agent-card'}],
    },
  },
  readTrend: {
    answer: {
      asOf: AT,
      area: {code: '320115000000', name: '江宁区'},
      months: [
        {
          month: '2026-11',
          levels,
          good: 529,
          bad: 10,
          badRate,
          rectifiedInTime: {numerator: 8, denominator: 9},
          activelyReviewed: {numerator: 539, denominator: 602},
        },
      ],
    },
  },
};
