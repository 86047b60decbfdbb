import type {Queue} from './queue.ts';
import {queueOver} from './queue-over.ts';
import type {QueueLimits} from './queue-over.ts';

/**
 * An outbox that is gone with the page: for tests, and for places that have nowhere to keep anything. What is in it is called saved
 * all the same, so it is no outbox for citizens.
 */
export function memoryOutbox(limits?: Partial<QueueLimits>): Queue {
  const records = new Map<string, string>();
  return queueOver(
    {
      all: () => Promise.resolve([...records].map(([key, text]) => [key, JSON.parse(text) as unknown] as const)),
      // As text, so that nobody can change what lies here by changing what was put.
      set: (key, value) => Promise.resolve(void records.set(key, JSON.stringify(value))),
      remove: (key) => Promise.resolve(void records.delete(key)),
    },
    limits,
  );
}
