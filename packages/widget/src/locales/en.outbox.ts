import type {OutboxWords} from '../outbox/words.ts';

const problems = {
  later: 'The last attempt did not come through: no network, or no answer from the service.',
  blocked: 'The last attempt did not come through: something on the way stopped it.',
  paused: 'The service takes no ratings from this device now; an administrator has to see to it.',
  busy: 'Another window is sending.',
  storage: 'The storage of this device does not answer.',
} as const;

export const outboxWords: OutboxWords = {
  language: 'en',
  title: 'Ratings waiting to be sent',
  loading: 'Looking at the ratings on this device',
  unreadable: {
    title: 'The ratings on this device cannot be read now',
    text: 'What was saved is still there. Close other windows of this site and try again; if that does not help, do not clear browser data, and ask an administrator.',
  },
  empty: 'No rating waits to be sent',
  waiting: (count) => (count === 1 ? '1 rating waits to be sent' : `${count} ratings wait to be sent`),
  since: (time) => `Saved on this device, the oldest on ${time}`,
  byItself: 'Sent by itself once online; nobody has to stay here.',
  sending: 'Sending…',
  problems,
  nextAt: (time) => `Next attempt by itself: ${time}`,
  retry: 'Try now',
  export: 'Export as a file',
  exportHint:
    'The file holds what people said; give it only to whoever looks after this device. The ratings stay here and are sent all the same.',
  news: (news) => {
    switch (news.kind) {
      case 'sent':
        return [
          news.delivered > 0 ? `${news.delivered} delivered` : '',
          news.refused > 0 ? `${news.refused} not accepted` : '',
          news.waiting > 0 ? `${news.waiting} still waiting` : 'none waiting',
        ]
          .filter((part) => part !== '')
          .join(', ');
      case 'problem':
        return problems[news.problem];
      case 'exported':
        return `Exported as ${news.name}`;
      case 'not-exported':
        return 'Could not export. All ratings are still here; please try again';
    }
  },
  parked: (count) => (count === 1 ? '1 was not accepted' : `${count} were not accepted`),
  parkedHint:
    'Still kept on this device: not sent again by itself, and not lost. Export it and give it to an administrator.',
  parkedBecause: {
    expired: 'The time for rating was over when it was submitted',
    invitation: 'The rating link cannot be read or belongs elsewhere',
    service: 'The case was not found',
    content: 'It does not fit the options now in force',
    repeated: 'Its number was used before, for other content',
    blocked: 'Something on the way does not let it pass',
    unreadable: 'Its record can no longer be read',
    other: 'Another reason',
  },
  savedAt: (time) => `saved ${time}`,
  code: (code) => `Code: ${code}`,
};
