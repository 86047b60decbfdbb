/** The closed sets of a review's progress: once for its schemas and for its guards, apart from what every review needs. */

/** The steps a citizen sees, in order. Nothing of who inside the office does what. */
export const PROGRESS_STEPS = [
  'received',
  'with-the-office',
  'contacted',
  'being-put-right',
  'answered',
  'checked',
  'closed',
] as const;

/** Whether a review counts for its service instance or is kept beside the one that counts. */
export const STANDINGS = ['first', 'attempt'] as const;

/** What an office may owe a citizen next. */
export const CITIZENS_DUTIES = ['contact', 'answer', 'check'] as const;

/** How an office may have answered a citizen. */
export const ANSWER_OUTCOMES = ['solved', 'explained', 'long-term'] as const;

/** The longest text of what a citizen says about a review that has arrived, in UTF-16 units. */
export const LONGEST_WORD = 4_000;

/** What a citizen may still say about a review: that it was a slip, that a decision was wrong, whether the answer was good. */
export const CITIZEN_ACTIONS = ['mistake', 'objection', 'follow-up'] as const;

/** Why an office may hold that a review should not count, and what came of it so far. */
export const OFFICE_GROUNDS = ['mistake', 'malicious'] as const;
export const APPEAL_STATES = ['open', 'upheld', 'rejected', 'under-review', 'overturned'] as const;
