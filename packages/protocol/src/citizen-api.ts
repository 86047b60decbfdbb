import type {Api} from './api.ts';
import {ask} from './call.ts';
import type {ApiOptions} from './call.ts';
import {isProgress} from './progress-guard.ts';
import {createReviewingApi} from './reviewing-api.ts';
import {citizenAddresses} from './routes/citizen-addresses.ts';
import type {citizenRoutes} from './routes/citizen.ts';

/** A client for the citizen's routes. */
export type CitizenApi = Api<typeof citizenRoutes>;

/** The same client as `createApi(citizenRoutes, options)`, without the weight of schemas: for what a citizen's browser loads. */
export function createCitizenApi(options: ApiOptions): CitizenApi {
  const {readReceipt} = citizenAddresses;
  return {
    ...createReviewingApi(options),
    readReceipt: ({body}, call) =>
      ask({...readReceipt, body, read: (answer) => (isProgress(answer) ? {body: answer} : undefined)}, options, call),
  };
}
