import http from 'node:http';
import https from 'node:https';
import type {Reply} from './judge.ts';

export interface Backend {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface Posted {
  readonly path: string;
  readonly body: Uint8Array;
  readonly contentType?: string;
}

/** Posts, and brings whatever came back as a value. */
export function post(backend: Backend, {path, body, contentType = 'application/json'}: Posted): Promise<Reply> {
  return ask(backend, path, {method: 'POST', headers: {'content-type': contentType}, body: new Uint8Array(body)});
}

export function get(backend: Backend, path: string): Promise<Reply> {
  return ask(backend, path, {method: 'GET'});
}

/** The headers of an answer too. */
export async function exchange(
  {endpoint, headers, timeoutMs}: Backend,
  path: string,
  init: RequestInit,
): Promise<{readonly reply: Reply; readonly headers: Headers}> {
  try {
    const all = new Headers({accept: 'application/json', ...headers});
    new Headers(init.headers).forEach((value, name) => {
      all.set(name, value);
    });
    const response = await fetch(endpoint + path, {...init, headers: all, signal: AbortSignal.timeout(timeoutMs)});
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return {reply: {status: response.status, contentType, text}, headers: response.headers};
  } catch (cause) {
    return {reply: {broken: reasonOf(cause)}, headers: new Headers()};
  }
}

async function ask(backend: Backend, path: string, init: RequestInit): Promise<Reply> {
  return (await exchange(backend, path, init)).reply;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}

// Time for what was written to leave, and for the backend to begin. Nothing is concluded from it.
const CUT_AFTER_MS = 60;

/** Begins a request and breaks the line: inside its body, or when all of it was sent and no answer was read. */
export async function postAndCut(
  {endpoint, headers}: Backend,
  {path, body, contentType = 'application/json'}: Posted,
  where: 'inside-body' | 'before-answer',
): Promise<void> {
  const address = new URL(endpoint + path);
  const {request} = address.protocol === 'https:' ? https : http;
  await new Promise<void>((resolve) => {
    const sent = request(address, {
      method: 'POST',
      agent: false,
      headers: {...headers, 'content-type': contentType, 'content-length': body.length},
    });
    // That the line broke is what was wanted.
    sent.on('error', () => resolve());
    sent.on('close', () => resolve());
    const part = where === 'inside-body' ? body.subarray(0, Math.floor(body.length / 2)) : body;
    sent.write(part, () => setTimeout(() => sent.destroy(), where === 'inside-body' ? CUT_AFTER_MS : 0));
  });
  await new Promise((resolve) => setTimeout(resolve, CUT_AFTER_MS));
}
