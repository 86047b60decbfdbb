import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

/** What the guide asks of a portal, and the names by which Vue and Svelte make their own templates. */
const policyFor = (backend: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${backend}`,
    "img-src 'self' data:",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html hcp-sw vue svelte-trusted-html 'allow-duplicates'",
  ].join('; ');

/** A portal of its own origin that serves a folder under the strict policy. */
export interface Portal {
  readonly address: string;
  close(): Promise<void>;
}

/** Resolves when it listens on a free port. */
export async function openPortal(folder: string, backend: string): Promise<Portal> {
  const server = http.createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://portal');
    const file = path.join(folder, pathname, pathname.endsWith('/') ? 'index.html' : '');
    if (!fs.statSync(file, {throwIfNoEntry: false})?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {'content-type': type, 'content-security-policy': policyFor(backend)});
    fs.createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
