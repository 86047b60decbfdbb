import {backoffMs, LONGEST_DELAY_MS, LONGEST_RETRY_AFTER_MS} from '@haochaping/core';
import type {AnswerOutcome} from '@haochaping/core';

/** What this device knows of the way to the backend. Kept on disk, so that a restart does not forget a server's wish. */
export interface EndpointState {
  /** When our server last gave an answer of its own. */
  readonly answeredAt: number;
  readonly failures: number;
  /** Nothing is sent before. */
  readonly restUntil: number;
  /** Whether the server itself asked for that time: then nothing overrides it. */
  readonly asked: boolean;
  /** The code of ours that paused the queue. */
  readonly pausedBy?: string;
}

export const FRESH_ENDPOINT: EndpointState = {answeredAt: 0, failures: 0, restUntil: 0, asked: false};

type Now = {readonly at: number; readonly random: number};

/** What is known after an answer. A refusal by something that is not our server says nothing about the way. */
export function afterAnswer(state: EndpointState, answer: AnswerOutcome, {at, random}: Now): EndpointState {
  switch (answer.kind) {
    case 'answered':
      return {...FRESH_ENDPOINT, answeredAt: at};
    case 'refused-whole':
      return answer.byUs ? {...FRESH_ENDPOINT, answeredAt: at} : state;
    case 'retry': {
      const {afterMs} = answer;
      const restMs = Math.min((afterMs ?? 0) + backoffMs(state.failures, random), LONGEST_RETRY_AFTER_MS);
      const {answeredAt, failures} = state;
      return {answeredAt, failures: failures + 1, restUntil: at + restMs, asked: afterMs !== undefined};
    }
    case 'pause':
      return {...FRESH_ENDPOINT, answeredAt: at, restUntil: at + LONGEST_DELAY_MS, pausedBy: answer.code};
  }
}

/** Until when nothing may be sent; undefined when it may. `override`: somebody waits, or the network has just come back. */
export function restUntil(state: EndpointState, at: number, override: boolean): number | undefined {
  // A time further away than any that is ever set means that the device's clock was set back.
  const rests = state.restUntil > at && state.restUntil <= at + LONGEST_RETRY_AFTER_MS;
  return rests && (state.asked || !override) ? state.restUntil : undefined;
}

/** The state in a record; a fresh one when there is none or it cannot be read. */
export function readEndpointState(record: unknown): EndpointState {
  const state = record as Partial<EndpointState> | null | undefined;
  const sound =
    typeof state?.asked === 'boolean' &&
    [state.answeredAt, state.failures, state.restUntil].every((value) => Number.isFinite(value));
  return sound ? (state as EndpointState) : FRESH_ENDPOINT;
}
