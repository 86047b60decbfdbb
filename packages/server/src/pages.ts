import fs from 'node:fs';
import path from 'node:path';
import {createHash} from 'node:crypto';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** `framers`: whose pages may show it in a frame, as sources of a policy. */
const policyFor = (framers: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framers}`,
    "require-trusted-types-for 'script'",
    // Two copies of Lit on one page are usual on portals; without the last word the second would be dead.
    "trusted-types lit-html hcp-sw 'allow-duplicates'",
  ].join('; ');

/** What a page of ours may do. */
export const CONTENT_SECURITY_POLICY = policyFor("'none'");

// What a build names by its content never changes under its name.
const HASHED_NAME = /\/(?:assets|chunks)\/[^/]*-[\w-]{8}\.[a-z0-9]+$/;
// The element is there to be loaded by other people's pages.
const FOR_OTHER_ORIGINS = /^\/embed\//;
// The one page that stands in other pages' frames.
const FRAMED = /^\/embed\/(?:index\.html)?$/;
const WORTH_COMPRESSING = /^(?:text\/|application\/(?:json|wasm|manifest)|image\/svg)/;

const compress = promisify(brotliCompress);

interface Page {
  readonly file: string;
  readonly mediaType: string;
  readonly etag: string;
  readonly hashed: boolean;
  compressed?: Promise<Buffer>;
}

/** Built pages, as a request finds them; undefined when there is none at its address. */
export type Pages = (request: Request) => Promise<Response | undefined>;

/**
 * Serves a folder of built pages under a strict policy. Only files that were there at the start have an address, so that no path leads out
 * of the folder. A folder's address is its `index.html`. `embedOrigins`: whose pages may frame a rating; nothing else is framed by anybody.
 */
export function servePages(folder: string, embedOrigins: readonly string[] = []): Pages {
  const framed = policyFor(["'self'", ...embedOrigins].join(' '));
  const pages = new Map(readPages(folder));
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const {pathname} = new URL(request.url);
    const page = pages.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (page !== undefined)
      return answer(page, pathname, request, FRAMED.test(pathname) ? framed : CONTENT_SECURITY_POLICY);
    if (!pages.has(`${pathname}/index.html`)) return undefined;
    return new Response(null, {status: 308, headers: {location: `${pathname}/`}});
  };
}

function* readPages(folder: string): Generator<[string, Page]> {
  for (const entry of fs.readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/')}`;
    const digest = createHash('sha256').update(fs.readFileSync(file)).digest('base64url').slice(0, 22);
    yield [
      address,
      {
        file,
        mediaType: MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
        etag: `"${digest}"`,
        hashed: HASHED_NAME.test(address) && !address.endsWith('.html'),
      },
    ];
  }
}

async function answer(page: Page, pathname: string, request: Request, policy: string): Promise<Response> {
  const headers = new Headers({
    'content-type': page.mediaType,
    'cache-control': page.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: page.etag,
    vary: 'accept-encoding',
  });
  if (FOR_OTHER_ORIGINS.test(pathname)) {
    headers.set('access-control-allow-origin', '*');
    headers.set('cross-origin-resource-policy', 'cross-origin');
  }
  if (page.mediaType.startsWith('text/html')) headers.set('content-security-policy', policy);
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(page.etag) === true) return new Response(null, {status: 304, headers});
  const brotli = WORTH_COMPRESSING.test(page.mediaType) && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  if (brotli) headers.set('content-encoding', 'br');
  const body = brotli ? await compressed(page) : await fs.promises.readFile(page.file);
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {headers});
}

/** Made when first asked for, then kept: a build is a few hundred kilobytes. */
function compressed(page: Page): Promise<Buffer> {
  const QUALITY = 6;
  page.compressed ??= fs.promises
    .readFile(page.file)
    .then((content) => compress(content, {params: {[constants.BROTLI_PARAM_QUALITY]: QUALITY}}));
  return page.compressed;
}
