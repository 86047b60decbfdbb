import type {Api} from './api.ts';
import {ask} from './call.ts';
import type {ApiOptions, Question} from './call.ts';
import {isProgress} from './progress-guard.ts';
import type {Progress} from './receipt.ts';
import {receiptAddresses} from './routes/receipt-addresses.ts';
import type {receiptRoutes} from './routes/receipt.ts';

/** A client for what a citizen may add to a review. */
export type ReceiptActionsApi = Api<typeof receiptRoutes>;

/** The same client as `createApi(receiptRoutes, options)`, without the weight of schemas. */
export function createReceiptApi(options: ApiOptions): ReceiptActionsApi {
  const {stateMistake, objectToDecision, giveFollowUp} = receiptAddresses;
  const read: Question<Progress>['read'] = (body) => (isProgress(body) ? {body} : undefined);
  return {
    stateMistake: ({body}, call) => ask({...stateMistake, body, read}, options, call),
    objectToDecision: ({body}, call) => ask({...objectToDecision, body, read}, options, call),
    giveFollowUp: ({body}, call) => ask({...giveFollowUp, body, read}, options, call),
  };
}
