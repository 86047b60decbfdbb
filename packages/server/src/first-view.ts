import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';
import type {App} from '@haochaping/backend';
import {
  createApi,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {
  BULLETINS_VIEW,
  FIGURES_VIEW,
  type PublicApi,
  publicFailure,
  type PublicFailure,
  publicFrame,
  type PublicView,
  toHtml,
} from '@haochaping/views';
import {CONTENT_SECURITY_POLICY, type Pages} from './pages.ts';

const compress = promisify(brotliCompress);
/** Written for each reader: what a higher quality saves in bytes it costs in time. */
const QUALITY = 4;
/** As the answers it is made of: a browser asks each time, a proxy that many share may keep it for ten seconds. */
const FOR_EVERYBODY = 'public, max-age=0, s-maxage=10, must-revalidate';

/**
 * Serves the public pages with what they show already in them, as HTML that needs no script: the very functions that their own scripts
 * call, over the very routes. A page that the folder does not have has no address here.
 */
export function serveFirstView(folder: string, app: App): Pages {
  const api = createApi(
    {...publicRoutes, ...publishedRoutes, ...publicBulletinRoutes, ...publicCheckRoutes},
    {endpoint: 'http://first-view.invalid', fetch: app.fetch},
  );
  const served = new Map<string, (request: Request, search: string) => Promise<Response>>();
  for (const view of [FIGURES_VIEW, BULLETINS_VIEW]) {
    const page = servePage(folder, view, api);
    if (page === undefined) continue;
    served.set(`/${view.folder}/`, page);
    served.set(`/${view.folder}/index.html`, page);
  }
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const {pathname, search} = new URL(request.url);
    return served.get(pathname)?.(request, search);
  };
}

function servePage(
  folder: string,
  view: PublicView,
  api: PublicApi,
): ((request: Request, search: string) => Promise<Response>) | undefined {
  const file = path.join(folder, view.folder, 'index.html');
  if (!fs.existsSync(file)) return undefined;
  const template = fs.readFileSync(file, 'utf8');
  // Formatters break lines inside the end tag.
  const place = new RegExp(`<${view.tag}\\s*>[^]*?</${view.tag}\\s*>`);
  if (!place.test(template)) throw new Error(`${file} has no <${view.tag}> to write into.`);
  return async (request, search) => {
    const viewed = await view.read(api, search);
    const isUnknown = viewed.kind === 'failed' && view.unknown.codes.includes(codeOf(viewed.failure));
    // The bare page: its script asks again, and says in words what is the matter.
    if (viewed.kind === 'failed' && !isUnknown) return answer(request, template, {status: 200, said: undefined});
    const main = viewed.kind === 'shown' ? viewed.main : publicFailure(view.title, view.unknown);
    const html = publicFrame(main, view.folder).map(toHtml).join('');
    // A function: what people wrote may hold the signs that `replace` reads as its own.
    const body = template.replace(place, () => `<${view.tag}>${html}</${view.tag}>`);
    return answer(request, body, {
      status: viewed.kind === 'shown' ? 200 : 404,
      said: viewed.kind === 'shown' ? {template, search, said: viewed.said} : undefined,
    });
  };
}

function codeOf(failure: PublicFailure): string {
  return failure.kind === 'problem' ? (failure.problem?.code ?? '') : '';
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
