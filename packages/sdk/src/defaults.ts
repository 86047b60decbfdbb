import type {ClientLimits} from './contract.ts';

/** The same in a page and in a service worker, or they would not share what waits. */
export const DEFAULT_STORAGE_NAME = 'haochaping';

export const DEFAULT_LIMITS: ClientLimits = {
  maxItems: 10_000,
  maxBytes: 20_000_000,
  openMs: 3_000,
  writeMs: 10_000,
  answerMs: 20_000,
  batchItems: 50,
  batchBytes: 262_144,
};

// Outlasts a stalled tab and a slow disk; and who reloads a page while it sends has the rest of it to wait.
export const LEASE_MS = 10_000;

// A hall whose line comes back must not return as one, and nobody should wait for long.
export const ONLINE_SPREAD_MS = 2_000;
