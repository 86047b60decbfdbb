import {isLandline, isMobileNumber} from '@haochaping/core';
import type {Contact} from '@haochaping/sdk';

/** Why a contact cannot go as it stands: it takes a number that can be called, and the citizen's own consent to it. */
export type ContactProblem = 'phone-unclear' | 'consent-missing';

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
  const name = fields.name.trim();
  const phone = readPhone(fields.phone);
  const {consentedAt} = fields;
  if (name === '' && fields.phone.trim() === '') return {fields, given: undefined, problem: undefined};
  if (phone === undefined) return {fields, given: undefined, problem: 'phone-unclear'};
  if (consentedAt === undefined) return {fields, given: undefined, problem: 'consent-missing'};
  return {fields, given: {...(name !== '' && {name}), phone, consentedAt}, problem: undefined};
}

/** The number that was meant: in any width, with spaces, hyphens or the country code. Undefined where nobody could call it. */
function readPhone(typed: string): string | undefined {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}()]/gu, '')
    .replace(/^(?:\+|00)86/, '');
  return isMobileNumber(number) || isLandline(number) ? number : undefined;
}
