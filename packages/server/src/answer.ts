import type {App} from '@haochaping/backend';
import type {Pages} from './pages.ts';

const API = /^\/(?:v1|demo)\/|^\/(?:healthz|readyz|metrics|openapi\.json)$/;
/** What tells of the machine's own business is told on the machine only. */
const LOCAL = '/metrics';

/** The backend's answers, and pages where the backend has no address; each with the headers that every answer needs. */
export function answerWith(
  app: App,
  ...pages: readonly (Pages | undefined)[]
): (request: Request, fromHere: boolean) => Promise<Response> {
  return async (request, fromHere) => {
    const {pathname} = new URL(request.url);
    if (pathname === LOCAL && !fromHere) return hardened(new Response(null, {status: 404}));
    return hardened((API.test(pathname) ? undefined : await firstOf(pages, request)) ?? (await app.fetch(request)));
  };
}

async function firstOf(pages: readonly (Pages | undefined)[], request: Request): Promise<Response | undefined> {
  for (const page of pages) {
    const answer = await page?.(request);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function hardened(response: Response): Response {
  const answer = new Response(response.body, response);
  answer.headers.set('x-content-type-options', 'nosniff');
  answer.headers.set('referrer-policy', 'same-origin');
  answer.headers.set('cross-origin-opener-policy', 'same-origin');
  answer.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  return answer;
}
