import type {Api} from './api.ts';
import {ask} from './call.ts';
import type {ApiOptions, Question} from './call.ts';
import {isCatalogue, isInvitationReading, isProgress, readReviewOutcomes} from './citizen-guards.ts';
import type {Guard} from './guard.ts';
import type {ReviewOutcomes} from './review.ts';
import {citizenAddresses} from './routes/citizen-addresses.ts';
import type {citizenRoutes} from './routes/citizen.ts';

/** A client for the citizen's routes. */
export type CitizenApi = Api<typeof citizenRoutes>;

/** The same client as `createApi(citizenRoutes, options)`, without the weight of schemas: for what a citizen's browser loads. */
export function createCitizenApi(options: ApiOptions): CitizenApi {
  const {readCatalogue, readInvitation, postReviews, readReceipt} = citizenAddresses;
  return {
    readCatalogue: (_, call) => ask({...readCatalogue, read: readBy(isCatalogue)}, options, call),
    readInvitation: ({body}, call) => ask({...readInvitation, body, read: readBy(isInvitationReading)}, options, call),
    postReviews: ({body}, call) => ask({...postReviews, body, read: readOutcomes}, options, call),
    readReceipt: ({body}, call) => ask({...readReceipt, body, read: readBy(isProgress)}, options, call),
  };
}

function readBy<T>(isAnswer: Guard<T>): Question<T>['read'] {
  return (body) => (isAnswer(body) ? {body} : undefined);
}

function readOutcomes(answer: unknown): {readonly body: ReviewOutcomes} | undefined {
  const body = readReviewOutcomes(answer);
  return body && {body};
}
