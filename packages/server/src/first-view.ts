import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';
import type {App} from '@haochaping/backend';
import {createApi, publicRoutes, publishedRoutes} from '@haochaping/protocol/public';
import {choiceOf, PUBLIC, publicFailure, publicFigures, publicFrame, readPublic, toHtml} from '@haochaping/views';
import {CONTENT_SECURITY_POLICY, type Pages} from './pages.ts';

const compress = promisify(brotliCompress);
/** Written for each reader: what a higher quality saves in bytes it costs in time. */
const QUALITY = 4;
/** As the answers it is made of: a browser asks each time, a proxy that many share may keep it for ten seconds. */
const FOR_EVERYBODY = 'public, max-age=0, s-maxage=10, must-revalidate';
// Formatters break lines inside the end tag.
const PLACE = /<hcp-public-page\s*>[^]*?<\/hcp-public-page\s*>/;
const ADDRESSES: ReadonlySet<string> = new Set(['/public/', '/public/index.html']);

/**
 * Serves the public page with its figures already in it, as HTML that needs no script: the very functions that the page's own script
 * calls, over the very routes. Undefined where the folder has no such page.
 */
export function serveFirstView(folder: string, app: App): Pages | undefined {
  const file = path.join(folder, 'public/index.html');
  if (!fs.existsSync(file)) return undefined;
  const template = fs.readFileSync(file, 'utf8');
  if (!PLACE.test(template)) throw new Error(`${file} has no <hcp-public-page> to write into.`);
  const api = createApi(
    {...publicRoutes, ...publishedRoutes},
    {endpoint: 'http://first-view.invalid', fetch: app.fetch},
  );
  return async (request) => {
    const {pathname, search} = new URL(request.url);
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !ADDRESSES.has(pathname)) return undefined;
    const choice = choiceOf(search);
    const read = await readPublic(api, choice);
    if (read.kind === 'failed' && !isUnknownArea(read.failure)) {
      // The bare page: its script asks again, and says in words what is the matter.
      return answer(request, template, {status: 200, said: undefined});
    }
    const main = read.kind === 'read' ? publicFigures(read.figures, choice) : publicFailure(PUBLIC.areaUnknown);
    const html = publicFrame(main, {receipt: '../receipt/'}).map(toHtml).join('');
    // A function: what people wrote may hold the signs that `replace` reads as its own.
    const body = template.replace(PLACE, () => `<hcp-public-page>${html}</hcp-public-page>`);
    return answer(request, body, {
      status: read.kind === 'read' ? 200 : 404,
      said: read.kind === 'read' ? {template, search, figures: read.figures} : undefined,
    });
  };
}

function isUnknownArea(failure: {readonly kind: string; readonly problem?: {readonly code: string}}): boolean {
  return failure.kind === 'problem' && failure.problem?.code === 'area-unknown';
}

/** `said`: what the page shows; the same under the same tag, whenever it was asked for. */
async function answer(
  request: Request,
  html: string,
  {status, said}: {readonly status: number; readonly said: object | undefined},
): Promise<Response> {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': said === undefined ? 'no-store' : FOR_EVERYBODY,
    vary: 'accept-encoding',
  });
  if (said !== undefined) {
    const etag = tagOf(said);
    headers.set('etag', etag);
    const known = request.headers.get('if-none-match')?.split(',') ?? [];
    if (known.some((tag) => tag.trim() === etag)) return new Response(null, {status: 304, headers});
  }
  const brotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  if (brotli) headers.set('content-encoding', 'br');
  const plain = Buffer.from(html);
  const body = brotli ? await compress(plain, {params: {[constants.BROTLI_PARAM_QUALITY]: QUALITY}}) : plain;
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {status, headers});
}

function tagOf(said: object): string {
  const text = JSON.stringify(said, (name, value: unknown) => (name === 'asOf' ? undefined : value));
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
