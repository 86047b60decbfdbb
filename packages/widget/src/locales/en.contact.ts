import type {PersonalWords} from './dictionary.ts';

export const personalWords: PersonalWords = {
  contact: 'Contact (optional)',
  contactHint: 'With a number, the department can ask and answer you directly. You can submit without one.',
  phone: 'Mobile, or landline with its area code',
  name: 'What to call you (optional)',
  consent: 'I agree that this contact is used to handle this rating',
  consentMeans:
    'Only to look into this rating, to answer and to call back; for nothing else, and never published. It is encrypted when you submit, and every look at it is recorded. After the matter is closed it is deleted within the time named in “About this rating”.',
  remove: 'Leave none, delete it',
  problems: {
    'phone-unclear':
      'Please write a mobile number, or a landline with its area code. To leave none, choose “delete it”',
    'consent-missing': 'Please tick that you agree. If you do not, choose “delete it” and submit',
  },
  leftOut: {
    title: 'The contact did not go with the rating',
    text: 'This device could not encrypt it, and it is never kept unencrypted, so it was left out. The rating itself is not affected. To be contacted by the department, please call 12345.',
  },
  clearing: 'Others use this device too: nobody has touched it, so the screen is about to be cleared.',
  clearsIn: (seconds) => `Cleared from the screen in ${seconds} s`,
  stay: 'I am still here',
  clearNow: 'Clear now',
  found: (kinds) => `This looks like ${kinds.map((kind) => KINDS[kind]).join(' and ')}`,
  foundAdvice:
    'For your own protection, better take it out: everybody who handles this text sees it. You can submit it as it is.',
};

const KINDS = {
  'resident-id': 'an identity number',
  mobile: 'a mobile number',
  'bank-card': 'a bank card number',
} as const;
