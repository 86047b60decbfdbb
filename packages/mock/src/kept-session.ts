import {SESSION_HEADER} from './session-header.ts';

const KEPT = 'hcp-mock-session';

/** A request with the session that this browser keeps, as a cookie would travel by itself. */
export function withKeptSession(request: Request): Request {
  const secret = localStorage.getItem(KEPT);
  if (secret === null) return request;
  const headers = new Headers(request.headers);
  headers.set(SESSION_HEADER, secret);
  return new Request(request, {headers});
}

/** Keeps or drops the session that an answer brings, and takes it out of the answer, as a browser hides an HttpOnly cookie. */
export function keepSession(response: Response): Response {
  const secret = response.headers.get(SESSION_HEADER);
  if (secret === null) return response;
  if (secret === '') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, secret);
  const headers = new Headers(response.headers);
  headers.delete(SESSION_HEADER);
  return new Response(response.body, {status: response.status, headers});
}
