import assert from 'node:assert/strict';
import path from 'node:path';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {bodyOf, citizen, type ContractPlace, everybody, finishCase, staff} from '../contract/place.ts';
import {ServerProcess} from '../server/server-process.ts';
import {PLAIN_ORIGIN} from './page-host.ts';

const ENTRY = path.join(import.meta.dirname, '../server/stalling-server.ts');
const BAD = '2';

/** What the office has, before browsers came: bad ratings, and the numbers of all orders. */
export interface Books {
  readonly bad: number;
  readonly orders: ReadonlySet<string>;
}

/** The real server over a store of its own, and what staff and public see there. */
export class Office {
  readonly address: string;
  readonly #process: ServerProcess;
  readonly #place: ContractPlace;
  readonly #supervisor: Awaited<ReturnType<typeof staff>>;

  constructor(server: ServerProcess, place: ContractPlace, supervisor: Awaited<ReturnType<typeof staff>>) {
    this.address = place.baseUrl;
    this.#process = server;
    this.#place = place;
    this.#supervisor = supervisor;
  }

  /** Resolves when it answers. `data` and `pages` are folders. */
  static async open(data: string, pages: string): Promise<Office> {
    const server = new ServerProcess([data], {
      entry: ENTRY,
      env: {HCP_STALL: '0', HCP_PAGES: pages, HCP_EMBED_ORIGINS: PLAIN_ORIGIN},
    });
    process.once('exit', () => server.child.kill('SIGKILL'));
    try {
      const baseUrl = await server.address();
      const credentials = JSON.parse(await server.saying(/CREDENTIALS (.*)\n/)) as DemonstrationCredentials;
      const sessionHeaders = (answer: Response): {cookie: string} => ({
        cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      });
      const place = {baseUrl, credentials, fetch: (request: Request) => fetch(request), sessionHeaders};
      return new Office(server, place, await staff(place, 'supervisor'));
    } catch (cause) {
      await server.kill('SIGKILL');
      throw cause;
    }
  }

  async close(): Promise<void> {
    await this.#process.kill('SIGTERM');
  }

  /** An invitation to rate one more finished case. */
  async invite(): Promise<string> {
    return (await finishCase(this.#place)).invitation;
  }

  async books(): Promise<Books> {
    const {levels} = bodyOf(await everybody(this.#place).readSummary({query: {}}));
    return {bad: levels[BAD], orders: new Set(await this.#orderNumbers({}))};
  }

  /** Throws unless, since `before`, exactly the ratings with these receipt codes were recorded, each once and with one order. */
  async mustHaveOnce(receiptCodes: readonly string[], before: Books): Promise<void> {
    const after = await this.books();
    assert.equal(after.bad - before.bad, receiptCodes.length, 'ratings recorded');
    const numbers = await Promise.all(receiptCodes.map((code) => this.#orderOf(code)));
    const fresh = [...after.orders].filter((number) => !before.orders.has(number));
    assert.deepEqual(fresh.sort(), numbers.sort(), 'orders opened');
    for (const number of numbers) assert.equal((await this.#orderNumbers({search: number})).length, 1, number);
  }

  async #orderOf(receiptCode: string): Promise<string> {
    const {workOrder} = bodyOf(await citizen(this.#place).readReceipt({body: {receiptCode}}));
    assert.ok(workOrder, `${receiptCode} has a work order`);
    return workOrder.number;
  }

  async #orderNumbers(query: {readonly search?: string}): Promise<string[]> {
    const numbers: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = bodyOf(
        await this.#supervisor.listWorkOrders({query: {show: 'all', limit: '200', ...query, ...(cursor && {cursor})}}),
      );
      numbers.push(...page.orders.map(({number}) => number));
      cursor = page.nextCursor;
      if (cursor === undefined) return numbers;
    }
  }
}
