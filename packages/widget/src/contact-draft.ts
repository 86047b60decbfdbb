import {contactProblem, isLandline, isMobileNumber} from '@haochaping/core';
import type {Contact} from '@haochaping/sdk';

/** Why a contact cannot go as it stands: it takes a number that can be called, and the citizen's own consent to it. */
export type ContactProblem = 'phone-unclear' | 'name-too-long' | 'consent-missing';

/** What the citizen wrote, and when they consented. */
export type ContactFields = {
  readonly name: string;
  readonly phone: string;
  /** An instant; absent while there is no consent. */
  readonly consentedAt: string | undefined;
};

/** The fields and what they come to: nothing while all are empty, else a contact or a problem. */
export type ContactDraft = {
  readonly fields: ContactFields;
  /** What would be sent. */
  readonly given: Contact | undefined;
  readonly problem: ContactProblem | undefined;
};

/** Nothing written, and no consent: that is never ticked beforehand (PIPL art. 14, 29). */
export const EMPTY_CONTACT: ContactDraft = contactDraft({name: '', phone: '', consentedAt: undefined});

export function contactDraft(fields: ContactFields): ContactDraft {
  const {consentedAt} = fields;
  const name = fields.name.trim();
  const phone = writtenPhone(fields.phone);
  if (name === '' && phone === '') return {fields, given: undefined, problem: undefined};
  const problem = problemOf(name, phone, consentedAt);
  if (problem !== undefined || consentedAt === undefined) return {fields, given: undefined, problem};
  return {fields, given: {...(name !== '' && {name}), phone, consentedAt}, problem: undefined};
}

function problemOf(name: string, phone: string, consentedAt: string | undefined): ContactProblem | undefined {
  // Digits that begin as a mobile number and are none are a slip of the finger, and core takes more than these: it need not ask back.
  const slip = /^1\d*$/.test(phone) && !isMobileNumber(phone);
  // A name alone reaches nobody.
  if (phone === '' || slip) return 'phone-unclear';
  switch (contactProblem({name, phone}, 'confidential')) {
    case undefined:
      return consentedAt === undefined ? 'consent-missing' : undefined;
    case 'contact-name-too-long':
      return 'name-too-long';
    default:
      return 'phone-unclear';
  }
}

/** A number as it is dialled: a mainland one without country code and in one piece, others as they were written, only narrow. */
function writtenPhone(typed: string): string {
  const narrow = typed
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .trim();
  const digits = narrow.replace(/[ ()-]/g, '').replace(/^(?:\+|00)86/, '');
  return isMobileNumber(digits) || isLandline(digits) ? digits : narrow;
}
