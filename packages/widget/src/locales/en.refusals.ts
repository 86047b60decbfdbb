import type {RefusalWords} from './dictionary.ts';

export const refusalWords: RefusalWords = {
  expired: 'The time for rating was over when it was submitted. If there is something to report, please call 12345.',
  invitation:
    'The rating link cannot be read or belongs elsewhere. Please come in again through "My cases" or a text message.',
  service: 'The case was not found. If you did have it handled, please call 12345.',
  content: 'What was filled in does not fit the options now in force. Please open the page again and rate anew.',
  repeated: 'The number of this rating was used before, for other content. Please call 12345 and give the code below.',
  other: 'If you need help, please call 12345 and give the code below.',
};
