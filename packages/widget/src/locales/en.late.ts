import type {LateWords} from './dictionary.ts';

export const lateWords: LateWords = {
  tags: 'What applies?',
  tagsOptional: 'Choose any number, or none',
  tagsNeeded: 'Choose at least one, or write a few words below',
  moreTags: (count) => `${count} more`,
  tagNames: {
    510: 'One window, done in one go',
    511: 'Accepted first, papers handed in later',
    512: 'No certificates needed',
    513: 'Can be done entirely online',
    514: 'Can be done by phone',
    515: 'Can be done close to home',
    516: 'Done at once, without papers',
    517: 'Friendly and efficient service',
    406: 'One form is all it takes',
    407: 'Papers sent online, checked at the window',
    408: 'One list names all the papers needed',
    409: 'A signed pledge replaces some papers',
    410: 'Can be booked online',
    411: 'Done in one visit to the hall',
    412: 'Can be done at a self-service terminal',
    413: 'Fairly good service',
    307: 'Told at once which papers were missing',
    308: 'Sample papers were provided',
    309: 'Done within the promised time',
    310: 'The guide was accurate',
    311: 'The papers named in the guide were enough',
    312: 'Can be delivered by courier',
    313: 'As many visits as promised',
    314: 'Average service',
    207: 'No sample papers were provided',
    208: 'No list of papers was provided',
    209: 'Not done within the promised time',
    210: 'The same proof was asked for several times',
    211: 'Promised online, but could not be done online',
    212: 'Booked online, but had to queue again in the hall',
    213: 'Staff did not know their work well',
    214: 'Staff were curt',
    108: 'Conditions beyond the guide were added',
    109: 'Papers beyond the guide were asked for',
    110: 'Over the legal time limit without a reason',
    111: 'The samples in the guide were wrong',
    112: 'Papers promised to be taken online were not',
    113: 'Sent from window to window, office to office',
    114: 'More visits than promised',
    115: 'Bad attitude and slow service',
  },
  text: 'Anything you would like to add',
  textHint: 'Please leave out identity, telephone and bank card numbers',
  charactersLeft: (left) => (left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`),
  spokenCharactersLeft: (atMost) =>
    atMost < 0 ? 'Too many characters' : atMost === 0 ? 'No characters left' : `At most ${atMost} characters left`,
  identity: 'How do you want to submit?',
  identityModes: {
    'real-name': {title: 'With my name', text: 'The department may check who you are and contact you'},
    confidential: {title: 'With my name, in confidence', text: 'Not made public; every look at it is recorded'},
    anonymous: {title: 'Anonymously', text: 'Your identity stays hidden; the department cannot contact you'},
  },
  contact: 'Leave a contact (optional)',
  submit: 'Submit rating',
  submitting: 'Saving…',
  submitAgain: 'Submit again',
  problems: {
    'reason-missing': 'Please choose a reason or write a few words, so that the department can put it right',
    'indicators-too-many': 'Too many are chosen; please take some away',
    'text-too-long': 'The text is too long; please shorten it',
  },
  unsaved: 'Not saved and not sent',
  unsavedReasons: {
    'not-sealed':
      'This shared device cannot encrypt what it keeps right now, and there is no network either, so nothing was kept. Please submit again later, or use your own phone.',
    'storage-blocked':
      'This device does not let pages keep data, and the network cannot be reached. What you filled in is still here: go online and submit again.',
    'storage-failed':
      'This device could not store it, and the network cannot be reached. What you filled in is still here: go online and submit again.',
    timeout:
      'This device took too long to store it, and the network cannot be reached. What you filled in is still here: submit again in a while.',
    'queue-full':
      'This device already holds as many waiting ratings as it can. What you filled in is still here: go online and submit again in a while.',
    'invitation-over':
      'By the clock of this device the time for rating is over, so it has to be checked online. What you filled in is still here: go online and submit again.',
  },
  done: {
    saved: {
      title: 'Saved on this device; sent by itself once you are online',
      text: 'There is nothing more to do. Please do not clear browser data before then.',
    },
    delivered: {title: 'Delivered', text: 'Thank you for your rating.'},
    'already-rated': {
      title: 'This service already has a rating',
      text: 'The rating received first counts. What you filled in now has been delivered too and is kept beside it.',
    },
  },
  receipt: 'Receipt code',
  receiptHint: 'Write it down or photograph it. It lets you see progress and answers; please do not give it to others.',
  copy: 'Copy receipt code',
  copied: 'Copied',
  copyByHand: 'Could not copy; please write it down',
  progress: 'See progress',
  refused: 'This rating was not accepted',
  refusals: {
    expired: 'The time for rating was over when it was submitted. If there is something to report, please call 12345.',
    invitation:
      'The rating link cannot be read or belongs elsewhere. Please come in again through "My cases" or a text message.',
    service: 'The case was not found.',
    content: 'What was filled in does not fit the options now in force. Please open the page again and rate anew.',
    repeated: 'The number of this rating was used before, for other content.',
    other: 'If you need help, please call 12345 and give the code below.',
  },
  refusedKept: 'What you filled in is still kept on this device.',
  code: (code) => `Code: ${code}`,
};

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}
