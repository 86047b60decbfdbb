import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {type Delivery, flipped, goodLine, type Line, type LineFault, truncated} from './line.ts';

const DELIVERIES = '/v1/reviews';
const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript'};

export interface ProxyOptions {
  /** The folder of the page. */
  readonly page: string;
  /** The server's address at the moment; undefined when there is nobody to connect to. */
  readonly upstream: () => string | undefined;
}

/**
 * Stands between browsers and server. Each device has a host name and a line of its own, so that what an old page still sends
 * never meets the faults meant for another one. Pages come through in any case.
 */
export class Proxy {
  readonly #options: ProxyOptions;
  readonly #lines = new Map<string, Line>();
  readonly #server: http.Server;
  #port = 0;

  constructor(options: ProxyOptions) {
    this.#options = options;
    this.#server = http.createServer((request, response) => {
      this.#serve(request, response).catch(() => {
        // Nobody to forward to, or the connection broke under us: what the device sees is a broken connection.
        response.destroy();
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  originOf(host: string): string {
    return `http://${host}:${String(this.#port)}`;
  }

  lineOf(host: string): Line {
    const line = this.#lines.get(host) ?? goodLine();
    this.#lines.set(host, line);
    return line;
  }

  forget(host: string): void {
    this.#lines.delete(host);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    if (!/^\/(v1|demo)\//.test(pathname)) {
      this.#page(pathname, response);
      return;
    }
    const body = Buffer.concat(await request.toArray());
    const line = this.#lines.get((request.headers.host ?? '').replace(/:\d+$/, ''));
    if (pathname !== DELIVERIES || request.method !== 'POST' || line === undefined) {
      reply(response, await this.#forward(request, body));
      return;
    }
    const delivery = deliveryOf(line, body);
    line.watch?.('arrived', delivery);
    const fault = line.plan?.(delivery) ?? {do: 'pass', delayMs: 0};
    await this.#deliver(fault, {request, response, body, seen: (moment) => line.watch?.(moment, delivery)});
  }

  async #deliver(fault: LineFault, {request, response, body, seen}: Handling): Promise<void> {
    const forward = async (sent = body): Promise<Answer> => {
      const answer = await this.#forward(request, sent);
      seen('recorded');
      return answer;
    };
    switch (fault.do) {
      case 'pass':
        if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
        reply(response, await forward());
        seen('answered');
        return;
      case 'answer':
        if (fault.forwarded) await forward();
        reply(response, {...fault, body: Buffer.from(fault.body)});
        return;
      case 'cut':
        if (fault.where === 'in-request') await this.#forwardHalf(request, body);
        if (fault.where === 'in-answer') replyHalf(response, await forward(), fault.chunked);
        else response.destroy();
        return;
      case 'hang':
        if (fault.forwarded) await forward();
        return;
      case 'damage': {
        const spoil = (good: Buffer): Buffer =>
          fault.how === 'truncate' ? truncated(good, fault.at) : flipped(good, fault.at, fault.bit);
        const answer = await forward(fault.side === 'request' ? spoil(body) : body);
        reply(response, fault.side === 'answer' ? {...answer, body: spoil(answer.body)} : answer);
        return;
      }
    }
  }

  async #forward(request: http.IncomingMessage, body: Buffer): Promise<Answer> {
    const response = await fetch(this.#upstreamUrl(request), {
      method: request.method ?? 'GET',
      headers: {'content-type': request.headers['content-type'] ?? '', accept: request.headers.accept ?? '*/*'},
      ...(body.length > 0 && {body: new Uint8Array(body)}),
    });
    const headers = Object.fromEntries(
      ['content-type', 'retry-after', 'etag'].flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    return {status: response.status, headers, body: Buffer.from(await response.arrayBuffer())};
  }

  /** Sends half of the body and breaks the connection to the server. */
  #forwardHalf(request: http.IncomingMessage, body: Buffer): Promise<void> {
    return new Promise((resolve) => {
      const headers = {'content-type': 'application/json', 'content-length': body.length};
      const half = http.request(this.#upstreamUrl(request), {method: 'POST', headers});
      half.on('error', () => resolve());
      half.on('close', () => resolve());
      half.write(truncated(body, 0.5), () => half.destroy());
    });
  }

  #upstreamUrl(request: http.IncomingMessage): string {
    const upstream = this.#options.upstream();
    if (upstream === undefined) throw new Error('There is no server.');
    return upstream + (request.url ?? '/');
  }

  #page(pathname: string, response: http.ServerResponse): void {
    const file = path.join(this.#options.page, path.basename(pathname === '/' ? 'index.html' : pathname));
    const type = TYPES[path.extname(file)];
    if (type === undefined || !fs.existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {'content-type': type}).end(fs.readFileSync(file));
  }
}

interface Handling {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly body: Buffer;
  readonly seen: (moment: 'recorded' | 'answered') => void;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function deliveryOf(line: Line, body: Buffer): Delivery {
  const text = body.toString();
  const number = line.bodies.push(text) - 1;
  const {reviews} = JSON.parse(text) as {readonly reviews: readonly unknown[]};
  return {number, body: text, count: reviews.length};
}

function reply(response: http.ServerResponse, {status, headers, body}: Answer): void {
  response.writeHead(status, {...headers, 'content-length': body.length}).end(body);
}

/** Says how long the body is, or that it comes in chunks, and breaks the connection in its middle. */
function replyHalf(response: http.ServerResponse, {status, headers, body}: Answer, chunked: boolean): void {
  response.writeHead(status, chunked ? headers : {...headers, 'content-length': body.length});
  response.write(truncated(body, 0.5), () => setImmediate(() => response.destroy()));
}
