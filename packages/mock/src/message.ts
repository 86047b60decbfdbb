/** A request on its way to the one worker that holds the backend. Plain data: it crosses tabs by structured clone. */
export interface RequestMessage {
  readonly type: 'request';
  /** Names this asking. A tab that heard nothing asks again under the same name. */
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer | null;
}

export interface ResponseMessage {
  readonly type: 'response';
  /** The request's own. */
  readonly id: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer | null;
}

/** A tab has taken over the worker: whoever still waits for an answer asks again. */
export interface TakenOverMessage {
  readonly type: 'taken-over';
}

export type ChannelMessage = RequestMessage | ResponseMessage | TakenOverMessage;

const WITHOUT_BODY = new Set([101, 204, 205, 304]);

export async function requestToMessage(id: string, request: Request, path: string): Promise<RequestMessage> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
  const url = new URL(path, request.url).href;
  return {type: 'request', id, method: request.method, url, headers: [...request.headers], body};
}

export function messageToRequest(message: RequestMessage): Request {
  return new Request(message.url, {
    method: message.method,
    headers: message.headers.map(([name, value]): [string, string] => [name, value]),
    ...(message.body === null ? {} : {body: message.body}),
  });
}

export async function responseToMessage(id: string, response: Response): Promise<ResponseMessage> {
  const body = WITHOUT_BODY.has(response.status) ? null : await response.arrayBuffer();
  return {type: 'response', id, status: response.status, headers: [...response.headers], body};
}

export function messageToResponse(message: ResponseMessage): Response {
  return new Response(WITHOUT_BODY.has(message.status) ? null : message.body, {
    status: message.status,
    headers: message.headers.map(([name, value]): [string, string] => [name, value]),
  });
}
