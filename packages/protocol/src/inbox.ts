import * as z from 'zod/mini';
import {Count} from './scalars.ts';
import {InboxFilter} from './work-order.ts';

/** How many views of the inbox one account may keep. */
export const MOST_INBOX_VIEWS = 20;
/** Counts go no further: one more than a desk can take in. */
export const MOST_COUNTED = 1000;

const InboxView = z.object({id: z.string(), name: z.string(), query: InboxFilter, count: Count});
/** A view of the inbox that somebody keeps under a name. */
export type InboxView = z.infer<typeof InboxView>;

/** How many orders there are, up to 1000; 1000 means as many or more. `waiting` is what waits for this person. */
export const InboxCounts = z.object({open: Count, waiting: Count, overdue: Count, today: Count, thisWeek: Count});
export type InboxCounts = z.infer<typeof InboxCounts>;

export const Inbox = z.object({counts: InboxCounts, views: z.array(InboxView)});
export const InboxViews = z.object({views: z.array(z.omit(InboxView, {count: true}))});

export const InboxViewChange = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  query: InboxFilter,
});
