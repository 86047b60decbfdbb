import {createReceiptApi} from '@haochaping/protocol/citizen';
import type {Answer, ApiOptions, Progress, ReceiptActionsApi} from '@haochaping/protocol/citizen';
import type {StoredItem} from './stored-item.ts';
import {toTransportAnswer} from './transport-answer.ts';
import type {TransportAnswer} from './transport-answer.ts';

/** Sends one thing that is said of a review that has arrived. The server's answer to it is the outcome for its id. */
export async function sendWord(item: StoredItem, options: ApiOptions, signal: AbortSignal): Promise<TransportAnswer> {
  const answer = await post(createReceiptApi(options), item, signal);
  if (answer.kind !== 'problem' || answer.problem?.refusal === undefined) {
    return toTransportAnswer(answer, () => [{id: item.id, outcome: 'recorded'}]);
  }
  // The rule that said no tells more than that one did.
  const {problem} = answer;
  return toTransportAnswer({...answer, problem: {...problem, code: problem.refusal ?? problem.code}}, () => []);
}

function post(
  api: ReceiptActionsApi,
  {kind, body: stored}: StoredItem,
  signal: AbortSignal,
): Promise<Answer<Progress>> {
  // As this device wrote it; the server judges what it says.
  const body = stored as never;
  switch (kind) {
    case 'follow-up':
      return api.giveFollowUp({body}, {signal});
    case 'mistake':
      return api.stateMistake({body}, {signal});
    case 'objection':
      return api.objectToDecision({body}, {signal});
    case 'review':
      throw new TypeError('Reviews go in batches.');
  }
}
