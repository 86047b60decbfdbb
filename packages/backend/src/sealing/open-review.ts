import {OpenReview, type ReviewRefusal, SealedReview} from '@haochaping/protocol';
import type {PreparedReview} from '../store/index.ts';
import type {Keyring} from './keyring.ts';
import {receivedContact} from './received-contact.ts';

/** A review in the open; the number its device gave it, when it came sealed; and its contact, which stays sealed. */
export interface OpenedReview extends Pick<PreparedReview, 'device' | 'contact'> {
  readonly review: OpenReview;
}

/**
 * Opens the items of a batch, in their order. Each box takes some milliseconds of work, and 200 of them in one go would keep
 * everybody else waiting: others have their turn before each.
 */
export async function openReviews(
  items: readonly unknown[],
  keyring: Keyring,
): Promise<readonly (OpenedReview | ReviewRefusal)[]> {
  const opened: (OpenedReview | ReviewRefusal)[] = [];
  for (const item of items) {
    if (hasBox(item)) await new Promise((resolve) => setTimeout(resolve));
    opened.push(openReview(item, keyring));
  }
  return opened;
}

/** One item of any released format as the open review that it is or holds; or why there is none, for good. */
export function openReview(item: unknown, keyring: Keyring): OpenedReview | ReviewRefusal {
  if (!isSealed(item)) return open(item, keyring);
  const parsed = SealedReview.safeParse(item);
  if (!parsed.success) return isOfKnownFormat(item) ? 'review-invalid' : 'format-unknown';
  const {id, kind, format, device, sealed} = parsed.data;
  const text = keyring.open(sealed, {id, kind, format, part: 'body', device});
  if (text === undefined) return 'sealed-unreadable';
  const opened = open(jsonOf(text), keyring);
  if (typeof opened === 'string') return opened;
  // Nothing of ours seals one review under the id of another.
  return opened.review.id === id ? {...opened, device} : 'review-invalid';
}

function open(item: unknown, keyring: Keyring): OpenedReview | ReviewRefusal {
  const parsed = OpenReview.safeParse(item);
  if (!parsed.success) return isOfKnownFormat(item) ? 'review-invalid' : 'format-unknown';
  const review = parsed.data;
  const contact = review.format === 2 ? receivedContact(review, keyring) : undefined;
  return {review, ...(contact && {contact})};
}

function hasBox(item: unknown): boolean {
  return isSealed(item) || (typeof item === 'object' && item !== null && 'contact' in item);
}

function isSealed(item: unknown): item is object {
  return typeof item === 'object' && item !== null && 'sealed' in item;
}

/** What names no format at all is not of a later one: it is wrong. */
function isOfKnownFormat(item: unknown): boolean {
  const format = typeof item === 'object' && item !== null && 'format' in item ? item.format : undefined;
  return format === undefined || FORMATS.some((known) => known === format);
}

const FORMATS = [1, 2] as const;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It opened and is no JSON: no review, which is what the schema then says.
    return undefined;
  }
}
