/** The queues that are measured: ours, IndexedDB with nothing around it, and two that many pages use. */
export const QUEUES = ['ours', 'rawStrict', 'rawRelaxed', 'workbox', 'localforage'] as const;
export type QueueName = (typeof QUEUES)[number];

export const DRAINERS = ['ours', 'bare', 'workbox', 'localforage'] as const;
export type DrainerName = (typeof DRAINERS)[number];

export interface Drained {
  readonly ms: number;
  /** The most that JavaScript's heap held at an answer, in bytes. */
  readonly heapPeak: number;
}

/** What the bench does in a page. All times are milliseconds of the page's own clock. */
export interface Lab {
  /** Opens these queues with so many reviews waiting in each. */
  open(queues: readonly QueueName[], waiting: number): Promise<void>;
  /** One review after the other into each queue in turn: how long each took until its queue called it kept. */
  enqueue(times: number): Promise<Partial<Record<QueueName, readonly number[]>>>;
  /** So many reviews at once into one queue: how long until the last was kept, and how many were not. */
  burst(queue: QueueName, count: number): Promise<{readonly ms: number; readonly unkept: number}>;
  /** So many waiting reviews to the server, in requests of so many. */
  drain(drainer: DrainerName, count: number, batch: number): Promise<Drained>;
}

declare global {
  interface Window {
    readonly lab: Lab;
  }
}
