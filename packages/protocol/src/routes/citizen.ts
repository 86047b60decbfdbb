import {Catalogue} from '../catalogue.ts';
import {InvitationRead, InvitationReading} from '../invitation.ts';
import {Progress, ReceiptRead} from '../receipt.ts';
import {ReviewBatch, ReviewOutcomes} from '../review.ts';
import {citizenAddresses} from './citizen-addresses.ts';
import type {RouteTable} from './route.ts';

/** What a citizen's device may ask. No cookie, no key: an invitation or a receipt code in the body is the right to ask. */
export const citizenRoutes = {
  readCatalogue: {
    ...citizenAddresses.readCatalogue,
    summary: 'Levels, indicators, numbers of the form and the notice; versioned, with ETag.',
    answer: Catalogue,
    problems: [],
  },
  readInvitation: {
    ...citizenAddresses.readInvitation,
    summary: 'What an invitation invites to rate, and whether it still may be used.',
    body: InvitationRead,
    answer: InvitationReading,
    problems: ['invitation-forged', 'invitation-foreign', 'service-instance-unknown', 'too-many-attempts'],
  },
  postReviews: {
    ...citizenAddresses.postReviews,
    summary: 'Record 1 to 200 reviews; each with a readable id gets an outcome of its own.',
    body: ReviewBatch,
    answer: ReviewOutcomes,
    problems: ['batch-invalid', 'batch-too-large', 'review-without-id', 'overloaded'],
  },
  readReceipt: {
    ...citizenAddresses.readReceipt,
    summary: 'Where the review of a receipt code stands.',
    body: ReceiptRead,
    answer: Progress,
    problems: ['receipt-unknown', 'too-many-attempts'],
  },
} as const satisfies RouteTable;
