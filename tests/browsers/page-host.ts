import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {OWN} from './visit.ts';

/** A host name that browsers do not call secure, as on an intranet without https. Only the proxy below knows it. */
export const PLAIN_ORIGIN = 'http://portal.test';

/** A page with the element in it, or with the element that frames a rating, as a portal writes it. */
export interface ElementPage {
  /** Address of the built element's script. */
  readonly script: string;
  readonly tag: 'hcp-review' | 'hcp-embed';
  readonly attributes: Readonly<Record<string, string>>;
  /** The page's Content-Security-Policy. @default none */
  readonly policy?: string;
}

export interface PageHostOptions {
  /** The folder of the built element. */
  readonly widget: string;
  /** The page's own script, ready to run. */
  readonly visitor: string;
  /** The server whose pages are shown at every address that is not the harness's own. */
  readonly server: string;
  /** Answers what the visitor asks; undefined when there is no such question. */
  readonly answer: (what: string, body: unknown) => Promise<unknown>;
}

/**
 * One port that is three things: the harness's own pages, the real server's pages with the visitor's script put into them, and an HTTP
 * proxy that knows `portal.test` and refuses every other host, so that no browser reaches anything beyond this machine.
 */
export class PageHost {
  readonly #options: PageHostOptions;
  readonly #server: http.Server;
  #pages = new Map<string, ElementPage>();

  constructor(options: PageHostOptions) {
    this.#options = options;
    this.#server = http.createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  }

  static async open(options: PageHostOptions): Promise<PageHost> {
    const host = new PageHost(options);
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Shows the page at a path of the harness's own, on each origin. */
  show(pages: ReadonlyMap<string, ElementPage>): void {
    this.#pages = new Map(pages);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    try {
      // A proxy is asked for a whole address, a server for a path.
      const url = new URL(request.url ?? '/', this.address);
      if (url.origin !== PLAIN_ORIGIN && url.origin !== this.address) response.writeHead(403).end();
      else if (url.pathname.startsWith(`${OWN}/`)) await this.#serveOwn(url.pathname, request, response);
      else await this.#forward(url, request, response);
    } catch (cause) {
      response.destroy(cause instanceof Error ? cause : undefined);
    }
  }

  async #serveOwn(pathname: string, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const what = pathname.slice(OWN.length + 1);
    const page = this.#pages.get(what);
    const file = what.startsWith('widget/') ? path.join(this.#options.widget, what.slice('widget/'.length)) : undefined;
    if (page !== undefined) {
      const policy = page.policy === undefined ? {} : {'content-security-policy': page.policy};
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...policy}).end(htmlOf(page));
    } else if (what === 'visitor.js') {
      response.writeHead(200, {'content-type': 'text/javascript; charset=utf-8'}).end(this.#options.visitor);
    } else if (file !== undefined && fs.existsSync(file)) {
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, {'content-type': `${type}; charset=utf-8`}).end(fs.readFileSync(file));
    } else {
      const body = (await bytesOf(request)).toString();
      const answer = await this.#options.answer(what, body === '' ? undefined : JSON.parse(body));
      response
        .writeHead(answer === undefined ? 404 : 200, {'content-type': 'application/json', 'cache-control': 'no-store'})
        .end(JSON.stringify(answer));
    }
  }

  async #forward(url: URL, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const asked = new Headers({'accept-encoding': 'identity'});
    for (const name of ['accept', 'content-type', 'if-none-match']) {
      const value = request.headers[name];
      if (typeof value === 'string') asked.set(name, value);
    }
    const answer = await fetch(new URL(url.pathname + url.search, this.#options.server), {
      method: request.method ?? 'GET',
      headers: asked,
      redirect: 'manual',
      ...(body.length === 0 ? {} : {body: new Uint8Array(body)}),
    });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_CONNECTION.has(name)));
    const html = answer.headers.get('content-type')?.startsWith('text/html') === true;
    const content = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, headers).end(html ? withVisitor(content.toString()) : content);
  }
}

const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

const VISITOR = `<script src="${OWN}/visitor.js"></script>`;

function withVisitor(html: string): string {
  return html.replace('<head>', `<head>${VISITOR}`);
}

function htmlOf({script, tag, attributes}: ElementPage): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>我的办件</title>
    <link rel="icon" href="data:," />
    ${VISITOR}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <button type="button" id="opener">我要评价</button>
    <${tag}${written.join('')}></${tag}>
  </body>
</html>`;
}

async function bytesOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
