import {type ScenarioName, withNamedScenario} from '@haochaping/backend';
import {http} from 'msw';
import {setupWorker} from 'msw/browser';
import {keepSession, withKeptSession} from './kept-session.ts';
import {SharedBackend} from './shared-backend.ts';
import {startWorker} from './worker-holder.ts';

export interface MockOptions {
  /** The address of msw's worker script; its folder is what it answers for. @default 'mockServiceWorker.js' beside the page */
  readonly serviceWorker?: string;
  /** Names the database and the lock. @default 'haochaping-demonstration' */
  readonly name?: string;
  /** What citizens' devices find at first. @default 'healthy' */
  readonly scenario?: ScenarioName;
}

/** The backend behind this page. */
export interface StartedMock {
  /** From now on citizens' devices find this. */
  readonly setScenario: (scenario: ScenarioName) => void;
}

const BACKEND_PATHS = ['*/v1/*', '*/demo/*', '*/openapi.json', '*/healthz', '*/readyz'];

/**
 * Puts the very backend behind this page's `fetch`. Resolves when requests are answered, though the first answer may wait for
 * the database. Rejects where the page cannot have a service worker (plain http, private windows of some browsers).
 */
export async function startMock({
  serviceWorker = new URL('mockServiceWorker.js', document.baseURI).href,
  name = 'haochaping-demonstration',
  scenario = 'healthy',
}: MockOptions = {}): Promise<StartedMock> {
  let now = scenario;
  const backend = new SharedBackend({
    name,
    open: () => startWorker(name),
    onProblem: (cause) => console.error('The backend in this page met a problem.', cause),
  });
  const root = new URL('.', serviceWorker).pathname;
  const fetch = withNamedScenario(
    async (request) => keepSession(await backend.fetch(withKeptSession(request), pathBelow(root, request.url))),
    () => now,
  );
  // What msw takes for a broken line; anything thrown it makes an answer of.
  const answer = ({request}: {readonly request: Request}): Promise<Response> =>
    fetch(request).catch((cause: unknown) => {
      if (cause instanceof TypeError) return Response.error();
      throw cause;
    });
  await setupWorker(...BACKEND_PATHS.map((path) => http.all(path, answer))).start({
    serviceWorker: {url: serviceWorker},
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
  return {
    setScenario: (next) => {
      now = next;
    },
  };
}

/** The path as the backend knows it: a static folder may lie below any path of its host. */
function pathBelow(root: string, url: string): string {
  const {pathname, search} = new URL(url);
  return `/${pathname.startsWith(root) ? pathname.slice(root.length) : pathname.slice(1)}${search}`;
}
