import type {Api} from './api.ts';
import {callersOf} from './call.ts';
import type {ApiOptions, Callable} from './call.ts';
import {isCatalogue, isInvitationReading, isProgress, readReviewOutcomes} from './citizen-guards.ts';
import type {Guard} from './guard.ts';
import {citizenAddresses} from './routes/citizen-addresses.ts';
import type {citizenRoutes} from './routes/citizen.ts';
import type {RouteAnswer} from './routes/route.ts';

/** A client for the citizen's routes. */
export type CitizenApi = Api<typeof citizenRoutes>;

/** The same client as `createApi(citizenRoutes, options)`, without the weight of schemas: for what a citizen's browser loads. */
export function createCitizenApi(options: ApiOptions): CitizenApi {
  return callersOf(routes, options) as CitizenApi;
}

const routes: {readonly [Name in keyof CitizenApi]: Callable<RouteAnswer<(typeof citizenRoutes)[Name]>>} = {
  readCatalogue: {...citizenAddresses.readCatalogue, read: readBy(isCatalogue)},
  readInvitation: {...citizenAddresses.readInvitation, read: readBy(isInvitationReading)},
  postReviews: {
    ...citizenAddresses.postReviews,
    read: (answer) => {
      const body = readReviewOutcomes(answer);
      return body && {body};
    },
  },
  readReceipt: {...citizenAddresses.readReceipt, read: readBy(isProgress)},
};

function readBy<T>(isAnswer: Guard<T>): Callable<T>['read'] {
  return (body) => (isAnswer(body) ? {body} : undefined);
}
