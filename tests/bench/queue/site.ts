import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {build} from 'esbuild';

const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript'};
// A page that shares its process with no other may read its clock in steps of 5 µs instead of 100.
const ISOLATED = {'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp'};

/** Bundles the page, from the sources as they stand. */
export async function bundleLab(folder: string): Promise<void> {
  await build({
    entryPoints: {lab: path.join(import.meta.dirname, 'lab.ts')},
    ...{outdir: folder, bundle: true, splitting: true, format: 'esm', target: 'es2022', logLevel: 'warning'},
    conditions: ['@haochaping/source'],
    define: {'process.env.NODE_ENV': '"production"'},
  });
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><script type="module" src="lab.js"></script>');
}

/**
 * Serves the page, and takes every review at once, without looking at it or storing it: a backend that does nothing hides nothing of
 * what the queues themselves cost.
 */
export async function openSite(folder: string): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    if (request.method === 'POST') void take(request, response);
    else serve(path.join(folder, path.basename(new URL(request.url ?? '/', 'http://localhost').pathname)), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

export function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port;
}

function serve(asked: string, response: http.ServerResponse): void {
  const file = fs.existsSync(asked) && fs.statSync(asked).isFile() ? asked : path.join(asked, 'index.html');
  const type = TYPES[path.extname(file)];
  if (type === undefined || !fs.existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, {'content-type': type, ...ISOLATED}).end(fs.readFileSync(file));
}

async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray()).toString();
  const {reviews} = JSON.parse(body) as {readonly reviews: readonly {readonly id: string}[]};
  const receivedAt = new Date().toISOString();
  const outcomes = reviews.map(({id}) => ({id, outcome: 'recorded', receivedAt, late: false}));
  response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify({outcomes}));
}
