import type {Report} from '@haochaping/backend';

/** Something to be done again and again. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/**
 * Runs each job at its interval, counted from the end of its last run, so that a slow one never meets itself. Stopping
 * resolves when those under way have ended. A run that fails is reported, and the next comes all the same.
 */
export function startTimers(jobs: readonly Job[], report: Report): () => Promise<void> {
  let stopped = false;
  const running = new Map<string, Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();

  const start = (job: Job): void => {
    timers.set(
      job.name,
      setTimeout(() => running.set(job.name, once(job)), job.everyMs),
    );
  };
  const once = async (job: Job): Promise<void> => {
    try {
      await job.run();
    } catch (cause) {
      report(`job ${job.name}`, cause);
    }
    running.delete(job.name);
    if (!stopped) start(job);
  };

  for (const job of jobs) start(job);
  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running.values());
  };
}
