import {FollowUpGiven, MistakeStated, ObjectionMade, Progress} from '../receipt.ts';
import {receiptAddresses} from './receipt-addresses.ts';
import type {RouteTable} from './route.ts';

/** What a citizen may add to a review that has arrived. A receipt code in the body is the right to say it. */
export const receiptRoutes = {
  stateMistake: {
    ...receiptAddresses.stateMistake,
    summary:
      'Say that the level was pressed by mistake. A record, and nothing more: no level changes and no order ends.',
    body: MistakeStated,
    answer: Progress,
    problems: ['receipt-unknown', 'too-many-attempts', 'mistake-refused'],
  },
  objectToDecision: {
    ...receiptAddresses.objectToDecision,
    summary: 'Object to the decision that the review was mistaken or malicious; the upper body looks at it.',
    body: ObjectionMade,
    answer: Progress,
    problems: ['receipt-unknown', 'too-many-attempts', 'objection-refused'],
  },
  giveFollowUp: {
    ...receiptAddresses.giveFollowUp,
    summary: 'Rate the answer, once. A bad rating sends the work order back to the office.',
    body: FollowUpGiven,
    answer: Progress,
    problems: ['receipt-unknown', 'too-many-attempts', 'follow-up-refused'],
  },
} as const satisfies RouteTable;
