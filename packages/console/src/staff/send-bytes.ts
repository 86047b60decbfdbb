import {FileState, Problem, type Answer} from '@haochaping/protocol/staff';

/** Sends bytes to an address of the backend, and says how far their file has come. */
export type SendBytes = (
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
) => Promise<Answer<FileState>>;

/** The one way of sending bytes: the client of the route tables speaks JSON. */
export function bytesSender(endpoint: string, send: (request: Request) => Promise<Response>): SendBytes {
  return async (path, bytes, signal) => {
    let response: Response;
    let body: unknown;
    try {
      response = await send(
        new Request(new URL(path.slice(1), endpoint), {
          method: 'PUT',
          body: bytes,
          signal,
          credentials: 'same-origin',
          headers: {'content-type': 'application/octet-stream'},
        }),
      );
      body = await response.json();
    } catch (cause) {
      // The line, or an answer that is no JSON, such as a proxy's page: both are tried again.
      return {kind: 'network-error', cause};
    }
    if (response.ok) {
      const state = FileState.safeParse(body);
      return state.success
        ? {kind: 'ok', status: response.status, body: state.data, headers: response.headers}
        : {kind: 'foreign', status: response.status};
    }
    const problem = Problem.safeParse(body);
    return {
      kind: 'problem',
      status: response.status,
      ...(problem.success ? {problem: problem.data} : {}),
      retryAfter: response.headers.get('retry-after'),
    };
  };
}
