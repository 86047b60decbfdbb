import {DEFAULT_LIMITS} from './defaults.ts';
import type * as mendingPart from './mending.ts';
import {createOutbox} from './outbox.ts';
import {outboxCases} from './outbox-cases.ts';
import type {QueuePlace} from './outbox-cases.ts';
import {createStoredQueue} from './stored-queue.ts';

/** The database of the browser, as the client keeps it. */
function placeOf(name: string): QueuePlace {
  return {
    keeps: true,
    open(some) {
      const limits = {...DEFAULT_LIMITS, ...some};
      const onProblem = (problem: Error): never => {
        throw problem;
      };
      const outbox = createOutbox(name, limits, onProblem);
      const mending = (): Promise<typeof mendingPart> => import('./mending.ts');
      const options = {outbox, name, clock: Date.now, limits, leaseMs: 10_000, onProblem, mending};
      return {...outbox, ...createStoredQueue(options)};
    },
  };
}

describe('the outbox in IndexedDB', () => {
  for (const {title, run} of outboxCases) {
    it(title, async () => {
      const name = `outbox-cases-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
      try {
        await run(placeOf(name));
      } finally {
        indexedDB.deleteDatabase(name);
      }
    });
  }
});
