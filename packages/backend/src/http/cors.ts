import type {Route} from '@haochaping/protocol';

/** What the SDK sends of itself; answered to a browser that asks in general. */
const USUAL_HEADERS = 'accept, content-type, if-none-match';

/**
 * Lets pages of any origin use the routes of a table, without cookies: citizens rate on the pages of others, and their
 * right to ask lies in the body. Staff routes never come here.
 */
export function allowAnyOrigin(routes: readonly Route[]): (request: Request, response: Response) => Response {
  const open = routes.map((route) => route.path);
  return (request, response) => {
    if (!request.headers.has('origin') || !open.includes(new URL(request.url).pathname)) return response;
    const answer = new Response(response.body, response);
    answer.headers.set('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      answer.headers.set('access-control-allow-methods', answer.headers.get('allow') ?? '');
      // A portal may have the SDK send headers of its own, for its gateway. These routes look at none of them, so whatever is
      // asked for is allowed. The wildcard would leave `Authorization` out.
      const asked = request.headers.get('access-control-request-headers');
      answer.headers.set('access-control-allow-headers', asked ?? USUAL_HEADERS);
      answer.headers.set('access-control-max-age', '86400');
    } else {
      answer.headers.set('access-control-expose-headers', 'date, etag, retry-after');
    }
    return answer;
  };
}
