import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {createMockFetch} from '@haochaping/mock';

/** One answer of the portal, by its path. */
export type Reply = {readonly type: string; readonly body: string; readonly headers?: Readonly<Record<string, string>>};

export interface Origin {
  readonly address: string;
  /** What it answers from now on. */
  replies: Readonly<Record<string, Reply>>;
}

interface TestContext {
  after(step: () => unknown): void;
}

async function listen(t: TestContext, handle: http.RequestListener): Promise<string> {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A portal on its own origin. */
export async function openOrigin(t: TestContext): Promise<Origin> {
  const origin: {address: string; replies: Origin['replies']} = {address: '', replies: {}};
  origin.address = await listen(t, (request, response) => {
    const reply = origin.replies[new URL(request.url ?? '/', 'http://portal').pathname];
    if (reply === undefined) response.writeHead(404).end();
    else response.writeHead(200, {'content-type': reply.type, ...reply.headers}).end(reply.body);
  });
  return origin;
}

/** The real backend, with its headers changed on the way as a proxy does. */
export async function openBackend(
  t: TestContext,
  change: (headers: Headers) => void,
): Promise<{readonly address: string; readonly invitation: string}> {
  const mock = await createMockFetch();
  t.after(() => mock.close());
  const answer: http.RequestListener = (request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const {method = 'GET', url = '/'} = request;
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      );
      const init = {method, headers, ...(parts.length > 0 ? {body: Buffer.concat(parts)} : {})};
      const made = await mock.fetch(new Request(`http://backend${url}`, init));
      const changed = new Headers(made.headers);
      change(changed);
      response.writeHead(made.status, Object.fromEntries(changed));
      response.end(Buffer.from(await made.arrayBuffer()));
    })();
  };
  const address = await listen(t, answer);
  const made = await mock.fetch(new Request('http://backend/demo/cases', {method: 'POST'}));
  const {invitation} = (await made.json()) as {invitation: string};
  return {address, invitation};
}
