import type {ClosedWords} from './dictionary.ts';

export const closedWords: ClosedWords = {
  rated: {
    title: 'This service has been rated',
    text: 'Each service is rated once. The receipt code given then shows the progress.',
  },
  expired: {title: 'The time for rating is over', text: 'If there is something to report, please call 12345.'},
  forged: {
    title: 'This rating link cannot be read',
    text: 'It may be incomplete or changed. Please come in again through "My cases", a text message or the code at the service hall.',
  },
  foreign: {
    title: 'This rating link belongs elsewhere',
    text: 'Please come in again through "My cases", a text message or the code at the service hall.',
  },
  unknown: {title: 'The case was not found', text: 'It may still be on its way. Please try again in a while.'},
};
