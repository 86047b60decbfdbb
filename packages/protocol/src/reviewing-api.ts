import type {Api} from './api.ts';
import {ask} from './call.ts';
import type {ApiOptions, Question} from './call.ts';
import {isCatalogue, isInvitationReading, readReviewOutcomes} from './citizen-guards.ts';
import type {Guard} from './guard.ts';
import type {ReviewOutcomes} from './review.ts';
import {citizenAddresses} from './routes/citizen-addresses.ts';
import type {citizenRoutes} from './routes/citizen.ts';

/** What is asked on the way of a review. */
export type ReviewingApi = Omit<Api<typeof citizenRoutes>, 'readReceipt'>;

/** The part of the citizen's client that every review needs, apart from what only those ask who come back with a receipt code. */
export function createReviewingApi(options: ApiOptions): ReviewingApi {
  const {readCatalogue, readInvitation, postReviews} = citizenAddresses;
  return {
    readCatalogue: (_, call) => ask({...readCatalogue, read: readBy(isCatalogue)}, options, call),
    readInvitation: ({body}, call) => ask({...readInvitation, body, read: readBy(isInvitationReading)}, options, call),
    postReviews: ({body}, call) => ask({...postReviews, body, read: readOutcomes}, options, call),
  };
}

function readBy<T>(isAnswer: Guard<T>): Question<T>['read'] {
  return (body) => (isAnswer(body) ? {body} : undefined);
}

function readOutcomes(answer: unknown): {readonly body: ReviewOutcomes} | undefined {
  const body = readReviewOutcomes(answer);
  return body && {body};
}
