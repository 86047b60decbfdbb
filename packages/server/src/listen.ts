import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {TEXT} from './locales/zh-cn.ts';
import {StartError, systemCode} from './start-error.ts';

// A hall's line may be slow, but nobody needs longer than this to bring one megabyte; a caller that drips its request
// byte by byte to hold a connection does.
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
const MOST_HEADER_BYTES = 16_384;
/** How long requests may take to end once the server stops. */
const GRACE_MS = 10_000;

export interface Listening {
  /** `http://127.0.0.1:8787`, with the port that was really taken. */
  readonly address: string;
  /** Takes no more, lets what is under way end, and resolves when every connection is closed. */
  stop(): Promise<void>;
}

/** Listens, or says in one sentence why not. */
export async function listen(
  fetch: (request: Request, fromHere: boolean) => Promise<Response>,
  {host, port}: {readonly host: string; readonly port: number},
): Promise<Listening> {
  const server = createAdaptorServer({
    async fetch(request, {incoming}) {
      try {
        return await fetch(request, isFromHere(request, incoming.socket.remoteAddress));
      } catch (cause) {
        if (!(cause instanceof TypeError)) throw cause;
        // The backend itself never rejects: a scenario without an answer does, and then there is none.
        incoming.socket.destroy();
        return new Response(null, {status: 503});
      }
    },
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
  }) as Server;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({host, port}, resolve);
    });
  } catch (cause) {
    throw explained(cause, host, port);
  }
  const taken = server.address() as AddressInfo;
  return {
    address: `http://${taken.family === 'IPv6' ? `[${taken.address}]` : taken.address}:${String(taken.port)}`,
    stop: () => stop(server),
  };
}

/** Whether it was asked on this machine itself. What a proxy hands on comes from elsewhere, wherever the proxy runs. */
function isFromHere({headers}: Request, address: string | undefined): boolean {
  if (headers.has('forwarded') || headers.has('x-forwarded-for') || headers.has('via')) return false;
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

async function stop(server: Server): Promise<void> {
  const hurry = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(hurry);
}

function explained(cause: unknown, host: string, port: number): unknown {
  switch (systemCode(cause)) {
    case 'EADDRINUSE':
      return new StartError(TEXT.portTaken(host, port), {cause});
    case 'EACCES':
      return new StartError(TEXT.portForbidden(host, port), {cause});
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(TEXT.hostUnknown(host), {cause});
    default:
      return cause;
  }
}
