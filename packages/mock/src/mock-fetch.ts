import {memoryFiles} from '@haochaping/backend';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {openEngine} from './engine.ts';
import {createPlace} from './place.ts';

export interface MockFetchOptions {
  /** Epoch milliseconds; the backend knows no other time. @default Date.now */
  readonly clock?: () => number;
  /** Hears of what should not have happened. @default the console */
  readonly report?: (what: string, cause: unknown) => void;
}

/** A backend of one's own, in memory, seeded with the demonstration. */
export interface Mock {
  /** Answers every route as the server does; give it to `createClient({fetch})`. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly credentials: DemonstrationCredentials;
  /** Does what the clock says is due: warnings, missed deadlines, folding of counts. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The real backend as a plain `fetch`, for tests in Node or in a page. Resolves when it is seeded, after a second or two. */
export async function createMockFetch(options: MockFetchOptions = {}): Promise<Mock> {
  const {engine, storage} = await openEngine({storage: 'memory'});
  const report =
    options.report ?? ((what, cause): void => console.error(`The mock backend met a problem (${what}).`, cause));
  const place = await createPlace({engine, files: memoryFiles(), clock: options.clock ?? Date.now, report, storage});
  return {fetch: place.fetch, credentials: place.credentials, tick: place.tick, close: () => engine.close()};
}
