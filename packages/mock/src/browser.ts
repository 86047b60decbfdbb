import {http} from 'msw';
import {setupWorker} from 'msw/browser';
import {keepSession, withKeptSession} from './kept-session.ts';
import {SharedBackend} from './shared-backend.ts';
import {startWorker} from './worker-holder.ts';

export interface MockOptions {
  /** The address of msw's worker script; its folder is what it answers for. */
  readonly serviceWorker: string;
  /** Names the database and the lock. @default 'haochaping-demonstration' */
  readonly name?: string;
}

const BACKEND_PATHS = ['*/v1/*', '*/demo/*', '*/openapi.json', '*/healthz', '*/readyz'];

/**
 * Puts the very backend behind this page's `fetch`. Resolves when requests are answered, though the first answer may wait for
 * the database. Rejects where the page cannot have a service worker (plain http, private windows of some browsers).
 */
export async function startMock({serviceWorker, name = 'haochaping-demonstration'}: MockOptions): Promise<void> {
  const backend = new SharedBackend({
    name,
    open: () => startWorker(name),
    onProblem: (cause) => console.error('The backend in this page met a problem.', cause),
  });
  const root = new URL('.', serviceWorker).pathname;
  const answer = async ({request}: {readonly request: Request}): Promise<Response> =>
    keepSession(await backend.fetch(withKeptSession(request), pathBelow(root, request.url)));
  await setupWorker(...BACKEND_PATHS.map((path) => http.all(path, answer))).start({
    serviceWorker: {url: serviceWorker},
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
}

/** The path as the backend knows it: a static folder may lie below any path of its host. */
function pathBelow(root: string, url: string): string {
  const {pathname, search} = new URL(url);
  return `/${pathname.startsWith(root) ? pathname.slice(root.length) : pathname.slice(1)}${search}`;
}
