import type {ContactWords} from './dictionary.ts';

export const contactWords: ContactWords = {
  contact: 'Contact (optional)',
  contactHint: 'With a number, the department can ask and answer you directly. You can submit without one.',
  phone: 'Mobile, or landline with its area code',
  name: 'What to call you (optional)',
  consent: 'I agree that this contact is used to handle this rating',
  consentMeans:
    'Only to look into this rating, to answer and to call back; for nothing else, and never published. It is encrypted when you submit, and every look at it is recorded. After the matter is closed it is deleted within the time named in “About this rating”.',
  remove: 'Leave none, delete it',
  problems: {
    'phone-unclear': 'Please write a number that can be called. To leave none, choose “delete it”',
    'name-too-long': 'This is too long; please shorten it',
    'consent-missing': 'Please tick that you agree. If you do not, choose “delete it” and submit',
  },
  leftOut: {
    title: 'The contact did not go with the rating',
    text: 'This device could not encrypt it, and it is never kept unencrypted, so it was left out. The rating itself is not affected. To be contacted by the department, please call 12345.',
  },
};
