import type {Route} from '@haochaping/protocol';
import {problem, problemResponse} from '../problem.ts';

/**
 * The answer to what no row of a table fits: `route-unknown`, or `method-not-allowed` with the methods that the address
 * does know.
 */
export function createFallback(routes: readonly Pick<Route, 'method' | 'path'>[]): (request: Request) => Response {
  const known = routes.map(({method, path}) => ({method, pattern: pathPattern(path)}));
  return (request) => {
    const {pathname} = new URL(request.url);
    const methods = new Set<string>(known.filter(({pattern}) => pattern.test(pathname)).map(({method}) => method));
    if (methods.size === 0) return problemResponse(problem('route-unknown'));
    if (methods.has('GET')) methods.add('HEAD');
    const allow = [...methods, 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return new Response(null, {status: 204, headers: {allow}});
    return problemResponse(problem('method-not-allowed', {headers: {allow}}));
  };
}

function pathPattern(path: string): RegExp {
  const source = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]+')}$`);
}
