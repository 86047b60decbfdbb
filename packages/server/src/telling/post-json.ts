import http from 'node:http';
import https from 'node:https';
import type {LookupFunction} from 'node:net';
import {parseRetryAfter, type SendOutcome} from '@haochaping/core';
import {systemCode} from '../start-error.ts';
import {INSIDE} from './outside-only.ts';

const LONGEST_ANSWER_MS = 10_000;
// Nobody has more to say to a letter; whoever does is cut off.
const LARGEST_ANSWER_BYTES = 256 * 1024;

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How names become addresses. @default the system's own way */
  readonly lookup?: LookupFunction;
  /** How long it may take from the first byte to the last. @default 10 seconds */
  readonly timeoutMs?: number;
}

/** What came back, or why nothing did. A value, never an exception. */
export type Posted =
  | {readonly kind: 'answer'; readonly status: number; readonly retryAfter?: string; readonly body: string}
  | {readonly kind: 'none'; readonly code: string};

/**
 * Posts JSON over a connection of its own, follows no redirect, and waits for the whole answer within one time limit. Of an answer that
 * is too large the first part is given.
 */
export function postJson(
  url: string,
  {headers, body, lookup, timeoutMs = LONGEST_ANSWER_MS}: PostOptions,
): Promise<Posted> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const {request} = url.startsWith('https:') ? https : http;
    const bytes = Buffer.from(body);
    const options: https.RequestOptions = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'haochaping',
        'content-length': bytes.length,
        ...headers,
      },
      // A connection that is kept could have been made before its name was looked at.
      agent: false,
      signal,
      ...(lookup !== undefined && {lookup}),
    };
    const fail = (cause: unknown): void => resolve({kind: 'none', code: failureOf(cause, signal.aborted)});
    try {
      request(url, options, (response) => void collect(response).then(resolve, fail))
        .on('error', fail)
        .end(bytes);
    } catch (cause) {
      fail(cause);
    }
  });
}

async function collect(response: http.IncomingMessage): Promise<Posted> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > LARGEST_ANSWER_BYTES) break;
  }
  const retryAfter = response.headers['retry-after'];
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    ...(retryAfter !== undefined && {retryAfter}),
    body: Buffer.concat(parts).subarray(0, LARGEST_ANSWER_BYTES).toString('utf8'),
  };
}

function failureOf(cause: unknown, late: boolean): string {
  if (late) return 'timeout';
  const code = systemCode(cause);
  if (code === INSIDE) return 'inside-address';
  return `network-${(code ?? 'error').toLowerCase().replaceAll('_', '-')}`;
}

/** What an answer means for a letter: any 2xx took it, 410 never wants one again, everything else may be over later. */
export function outcomeOfPost(posted: Posted, at: number): SendOutcome {
  if (posted.kind === 'none') {
    // Somebody pointed a name inside: no later attempt is another matter.
    return posted.code === 'inside-address' ? {kind: 'refused', code: posted.code} : {kind: 'retry', code: posted.code};
  }
  const {status, retryAfter} = posted;
  if (status >= 200 && status < 300) return {kind: 'delivered'};
  const code = `http-${String(status)}`;
  if (status === 410) return {kind: 'refused', code};
  const afterMs = parseRetryAfter(retryAfter, at);
  return {kind: 'retry', code, ...(afterMs !== undefined && {afterMs})};
}
