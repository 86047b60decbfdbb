import type {IdentityMode} from './identity-mode.ts';
import {isBlank} from './text.ts';

/** How a citizen wants to be reached. */
export interface ContactDetails {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

export type ContactProblem = 'contact-of-anonymous' | 'contact-empty' | 'contact-name-too-long' | 'contact-phone-unfit';

/** Characters of a name; the longest names in the register of persons have about 25. */
export const CONTACT_NAME_MAX = 50;

// A mobile, a landline with its area code, an extension, a number from Hong Kong or abroad: what a person can dial.
const PHONE = /^[+(]?[0-9][0-9 ()-]{4,28}[0-9]$/;

/**
 * Why a contact is not taken; undefined when it is. Whoever rates anonymously is not to be reached (domain §6), and a contact
 * with such a rating would only be there to be found.
 */
export function contactProblem(
  {name = '', phone = ''}: ContactDetails,
  identityMode: IdentityMode,
): ContactProblem | undefined {
  if (identityMode === 'anonymous') return 'contact-of-anonymous';
  if (isBlank(name) && isBlank(phone)) return 'contact-empty';
  if (Array.from(name).length > CONTACT_NAME_MAX) return 'contact-name-too-long';
  return isBlank(phone) || PHONE.test(phone.trim()) ? undefined : 'contact-phone-unfit';
}

/** A name with only its first character shown: 张＊＊ for everybody whose name has three. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return first + '*'.repeat(rest.length);
}
