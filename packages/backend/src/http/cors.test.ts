import assert from 'node:assert/strict';
import {test} from 'node:test';
import {citizenRoutes} from '@haochaping/protocol';
import {allowAnyOrigin} from './cors.ts';

const withCors = allowAnyOrigin(Object.values(citizenRoutes));
const origin = 'https://portal.example';

function preflight(path: string, headers: Readonly<Record<string, string>> = {}): Response {
  const request = new Request(`https://office.example${path}`, {method: 'OPTIONS', headers: {origin, ...headers}});
  return withCors(request, new Response(null, {status: 204, headers: {allow: 'POST, OPTIONS'}}));
}

test('a preflight allows what the SDK sends, and what a portal has it send beside', () => {
  const usual = preflight('/v1/catalogue');
  assert.equal(usual.headers.get('access-control-allow-headers'), 'accept, content-type, if-none-match');
  assert.equal(usual.headers.get('access-control-allow-methods'), 'POST, OPTIONS');
  const gateway = preflight('/v1/reviews', {'access-control-request-headers': 'authorization,content-type,x-gateway'});
  assert.equal(gateway.headers.get('access-control-allow-headers'), 'authorization,content-type,x-gateway');
});

test('an answer shows a page of another origin its ETag and Retry-After, a refusal too', () => {
  const request = new Request('https://office.example/v1/catalogue', {headers: {origin}});
  for (const status of [200, 429, 503]) {
    const answer = withCors(request, new Response('{}', {status}));
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('access-control-expose-headers'), 'date, etag, retry-after');
  }
});

test('no answer invites cookies, and what is not in the table stays closed', () => {
  assert.equal(preflight('/v1/reviews').headers.get('access-control-allow-credentials'), null);
  for (const path of ['/v1/staff/session', '/v1/work-orders', '/v1/reviews/x', '/demo/cases']) {
    assert.equal(preflight(path).headers.get('access-control-allow-origin'), null, path);
  }
});
