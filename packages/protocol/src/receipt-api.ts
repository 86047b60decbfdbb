import type {Api} from './api.ts';
import {callersOf} from './call.ts';
import type {ApiOptions, Callable} from './call.ts';
import {isProgress} from './citizen-guards.ts';
import type {Progress} from './receipt.ts';
import {receiptAddresses} from './routes/receipt-addresses.ts';
import type {receiptRoutes} from './routes/receipt.ts';

/** A client for what a citizen may add to a review. */
export type ReceiptActionsApi = Api<typeof receiptRoutes>;

/** The same client as `createApi(receiptRoutes, options)`, without the weight of schemas. */
export function createReceiptApi(options: ApiOptions): ReceiptActionsApi {
  const read: Callable<Progress>['read'] = (body) => (isProgress(body) ? {body} : undefined);
  const {stateMistake, objectToDecision, giveFollowUp} = receiptAddresses;
  const routes: {readonly [Name in keyof ReceiptActionsApi]: Callable<Progress>} = {
    stateMistake: {...stateMistake, read},
    objectToDecision: {...objectToDecision, read},
    giveFollowUp: {...giveFollowUp, read},
  };
  return callersOf(routes, options) as ReceiptActionsApi;
}
