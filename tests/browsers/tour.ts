import assert from 'node:assert/strict';
import {type Itinerary, planItinerary} from './itinerary.ts';
import type {Line} from './line.ts';
import {Notebook} from './notebook.ts';
import type {Books, Office} from './office.ts';
import {PageHost} from './page-host.ts';
import {type Engine, type Prepared, withFolder} from './running.ts';
import type {Check} from './visit.ts';

// It takes some 20 seconds; this is for a browser that hangs.
const TOUR_MS = 180_000;

export interface Surroundings {
  readonly office: Office;
  /** The way to the office that may be cut. */
  readonly line: Line;
  /** The folder of the built element. */
  readonly widget: string;
  /** The script that does the visits, within the pages. */
  readonly visitor: string;
}

/** Takes one browser through all visits and then looks at what the office has. Never rejects for what a browser does. */
export async function tour(engine: Engine, around: Surroundings): Promise<Notebook> {
  const {office, line} = around;
  const notebook = new Notebook();
  const prepared = await engine.prepare();
  if ('missing' in prepared) {
    notebook.note('start', {title: `${prepared.missing}. Get it by: ${prepared.install}`, passed: false});
    return notebook;
  }
  const before = await office.books();
  const sight = new Sight(around, notebook);
  const host = await PageHost.open({...around, server: office.address, answer: (...asked) => sight.answer(...asked)});
  try {
    const places = {host: host.address, endpoint: line.address, userAgent: engine.userAgent};
    const itinerary = await planItinerary({...places, invite: () => office.invite()});
    host.show(itinerary.pages);
    await sight.see(itinerary, prepared, host.address);
  } finally {
    host.close();
    await line.mend();
  }
  await compare(notebook, office, before);
  return notebook;
}

type Startable = Exclude<Prepared, {readonly missing: string}>;

/** Where a browser is on its way, and what it is told there. */
class Sight {
  readonly #line: Line;
  readonly #notebook: Notebook;
  readonly #over = Promise.withResolvers<undefined>();
  #visits: Itinerary['visits'] = [];
  #step = 0;

  constructor({line}: Surroundings, notebook: Notebook) {
    this.#line = line;
    this.#notebook = notebook;
  }

  get #visit(): Itinerary['visits'][number] | undefined {
    return this.#visits[this.#step];
  }

  /** Resolves when the browser has made all visits, has ended before, or has had its time; then it is gone. */
  async see({visits}: Itinerary, {start}: Startable, proxy: string): Promise<void> {
    this.#visits = visits;
    const address = this.#visit?.address ?? '';
    await withFolder('profile', async (profile) => {
      const browser = await start({address, proxy: new URL(proxy), profile});
      const tooLong = Promise.withResolvers<string>();
      const timer = setTimeout(tooLong.resolve, TOUR_MS, `It was not done after ${TOUR_MS / 1000} s`);
      const wrong = await Promise.race([
        this.#over.promise,
        tooLong.promise,
        browser.ended.then(() => 'The browser ended'),
      ]);
      clearTimeout(timer);
      await browser.end();
      if (wrong === undefined) return;
      this.#notebook.note(this.#visit?.name ?? 'end', {title: wrong, passed: false, detail: browser.said()});
    });
  }

  /** What the page asks, and what it tells. */
  async answer(what: string, body: unknown): Promise<unknown> {
    switch (what) {
      case 'visit':
        return {...this.#visit, receiptCode: this.#notebook.receiptCodes.at(-1)};
      case 'check':
        this.#notebook.note(this.#visit?.name ?? 'end', body as Check);
        return {};
      case 'cut':
        await this.#line.cut();
        return {};
      case 'mend':
        await this.#line.mend();
        return {};
      case 'next':
        return {address: await this.#goOn()};
      default:
        return undefined;
    }
  }

  async #goOn(): Promise<string> {
    this.#step += 1;
    if (this.#visit === undefined) this.#over.resolve(undefined);
    // One that failed may have left it cut.
    else if (this.#visit.task !== 'deliver') await this.#line.mend();
    return this.#visit?.address ?? 'about:blank';
  }
}

async function compare(notebook: Notebook, office: Office, before: Books): Promise<void> {
  const {receiptCodes} = notebook;
  const title = `${receiptCodes.length} ratings and ${receiptCodes.length} work orders, each exactly once`;
  try {
    assert.ok(receiptCodes.length > 0, 'nobody was given a receipt code');
    await office.mustHaveOnce(receiptCodes, before);
    notebook.note('office', {title, passed: true});
  } catch (cause) {
    notebook.note('office', {title, passed: false, detail: cause instanceof Error ? cause.message : String(cause)});
  }
}
