import {memoryFiles, type ScenarioName, withNamedScenario} from '@haochaping/backend';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {openEngine} from './engine.ts';
import {createPlace} from './place.ts';

export interface MockFetchOptions {
  /** Epoch milliseconds; the backend knows no other time. @default Date.now */
  readonly clock?: () => number;
  /** Hears of what should not have happened. @default the console */
  readonly report?: (what: string, cause: unknown) => void;
  /** What citizens' devices find at first. @default 'healthy' */
  readonly scenario?: ScenarioName;
}

/** A backend of one's own, in memory, seeded with the demonstration. */
export interface Mock {
  /** Answers every route as the server does; give it to `createClient({fetch})`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** From now on citizens' devices find this. */
  readonly setScenario: (scenario: ScenarioName) => void;
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
  let {scenario = 'healthy'} = options;
  return {
    fetch: withNamedScenario(place.fetch, () => scenario),
    setScenario: (next) => {
      scenario = next;
    },
    credentials: place.credentials,
    tick: place.tick,
    close: () => engine.close(),
  };
}
