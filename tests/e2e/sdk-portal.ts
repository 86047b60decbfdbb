import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {build} from 'esbuild';

const root = path.join(import.meta.dirname, '../..');

// As a portal that takes the guide at its word: no other script, no other worker, no string that becomes one.
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types hcp-sw";

/** What the pages of the portal can be told to do. */
declare global {
  interface Window {
    /** Makes the client, with the service worker or without. */
    readonly begin: (withWorker: boolean, options?: Readonly<Record<string, unknown>>) => void;
    readonly prepareSealing: () => Promise<boolean>;
    /** Rates by each invitation; resolves with the ids once all are saved. */
    readonly rate: (invitations: readonly string[], said?: Readonly<Record<string, unknown>>) => Promise<string[]>;
    /** Gives a bad review and says that it was a slip; resolves with the receipt code and the id of the slip once both are saved. */
    readonly slip: (invitation: string) => Promise<{readonly receiptCode: string; readonly id: string}>;
    /** Resolves with the address of the worker when it is there to be woken. */
    readonly registered: () => Promise<string>;
    readonly flush: () => Promise<unknown>;
    readonly pending: () => Promise<unknown[]>;
    /** The text of the file that carries what waits elsewhere. */
    readonly exported: () => Promise<string>;
  }
}

const PAGE = `
import {createClient} from '@haochaping/sdk';
let client;
Object.assign(window, {
  begin(withWorker, options = {}) {
    const backgroundSync = {script: '/hcp-sw.js'};
    client = createClient({endpoint: '/', ...(withWorker ? {backgroundSync} : {}), ...options});
  },
  prepareSealing: () => client.prepareSealing(),
  async rate(invitations, said = {}) {
    const ids = [];
    for (const invitation of invitations) {
      const draft = {invitation, level: 5, indicators: [], text: '', identityMode: 'real-name', ...said};
      const submission = await client.submit(draft);
      if (submission.state !== 'saved') throw new Error(JSON.stringify(submission));
      ids.push(submission.id);
    }
    return ids;
  },
  async slip(invitation) {
    const draft = {invitation, level: 1, indicators: [], text: '等了两个小时', identityMode: 'real-name'};
    const {receiptCode} = await client.submit(draft);
    const word = await client.stateMistake({receiptCode, text: '本来想点满意'});
    if (word.state !== 'saved') throw new Error(JSON.stringify(word));
    return {receiptCode, id: word.id};
  },
  async registered() {
    const {active} = await navigator.serviceWorker.ready;
    return active.scriptURL;
  },
  flush: () => client.flush(),
  pending: () => client.pending(),
  exported: async () => (await client.export()).text,
});
`;

/**
 * A portal's own origin: a page with the SDK under a strict policy, the service worker's ready file as it was built, and the office's
 * backend behind it. Knows which reviews were sent to that, and can be cut off from it.
 */
export class SdkPortal {
  readonly #server: http.Server;
  readonly #office: string;
  readonly #files: ReadonlyMap<string, Uint8Array | string>;
  /** The ids in each request that reached the office, in their order. */
  readonly sent: string[] = [];
  cut = false;
  delayMs = 0;

  constructor(office: string, files: ReadonlyMap<string, Uint8Array | string>) {
    this.#office = office;
    this.#files = files;
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
  }

  static async open(office: string): Promise<SdkPortal> {
    const {outputFiles} = await build({
      stdin: {contents: PAGE, resolveDir: import.meta.dirname, sourcefile: 'page.js'},
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: '/',
      write: false,
      conditions: ['@haochaping/source'],
      entryNames: 'page',
    });
    const files = new Map<string, Uint8Array | string>([
      ['/', '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
      ['/blank', '<!doctype html><p>blank'],
      ['/hcp-sw.js', fs.readFileSync(path.join(root, 'build/pages/embed/hcp-sw.js'))],
      ...outputFiles.map(({path: name, contents}) => [name, contents] as const),
    ]);
    const portal = new SdkPortal(office, files);
    await new Promise<void>((resolve) => portal.#server.listen(0, '127.0.0.1', resolve));
    return portal;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The portal does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** So many invitations of as many finished services. */
  async invitations(count: number): Promise<string[]> {
    const invitations: string[] = [];
    for (let index = 0; index < count; index++) {
      const response = await fetch(`${this.#office}/demo/cases`, {method: 'POST'});
      const {invitation} = (await response.json()) as {invitation: string};
      invitations.push(invitation);
    }
    return invitations;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const {pathname} = new URL(request.url ?? '/', 'http://portal');
    const file = this.#files.get(pathname);
    if (file !== undefined) {
      const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, {'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY}).end(file);
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (this.cut) {
      response.destroy();
      return;
    }
    const body = Buffer.concat(parts);
    if (pathname === '/v1/reviews') {
      this.sent.push(...(JSON.parse(body.toString()) as {reviews: {id: string}[]}).reviews.map(({id}) => id));
      await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    }
    const answer = await fetch(this.#office + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: {'content-type': request.headers['content-type'] ?? 'application/json'},
      ...(body.length > 0 ? {body} : {}),
    });
    response.writeHead(answer.status, {'content-type': answer.headers.get('content-type') ?? ''});
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
