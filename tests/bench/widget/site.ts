import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import zlib from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

/** What the guide asks of a portal; any name of a Trusted Types policy is allowed, so that no peer fails for its name. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  "trusted-types * 'allow-duplicates'",
].join('; ');

/** One folder, compressed, on a free port of the loopback. */
export interface Site {
  readonly address: string;
  /** Scripts and sheets as they went over the line since the last call, in bytes. */
  readonly takeBytes: () => number;
  close(): Promise<void>;
}

/** Serves `folder`, with a policy where one is given; resolves when it listens. */
export async function openSite(folder: string, policy?: string): Promise<Site> {
  const packed = new Map<string, Buffer>();
  let bytes = 0;
  const server = http.createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://site');
    const file = path.join(folder, pathname, pathname.endsWith('/') ? 'index.html' : '');
    if (!fs.statSync(file, {throwIfNoEntry: false})?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const body = packed.get(file) ?? zlib.brotliCompressSync(fs.readFileSync(file));
    packed.set(file, body);
    if (!pathname.endsWith('/')) bytes += body.length;
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      ...(policy === undefined ? {} : {'content-security-policy': policy}),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
