import type {SdkErrorCode} from './errors.ts';

/**
 * What keeps this device from its half of the promise. Each check has a `code`, `ok` when there is nothing to do, and the figures it
 * goes by; what to do about the others, in words: docs/guide/delivery.md. Times are epoch milliseconds, sizes bytes.
 */
export interface Diagnosis {
  readonly at: number;
  readonly storage: StorageCheck;
  readonly durability: DurabilityCheck;
  readonly locks: LocksCheck;
  readonly serviceWorker: ServiceWorkerCheck;
  readonly clock: ClockCheck;
  readonly endpoint: EndpointCheck;
}

/**
 * A strict write was tried. A `storage-…` code: it failed so. `queue-full`: the outbox holds as much as it may. `room-low`: the browser may not give
 * the room that a full outbox would need. `own-outbox`: the host keeps the queue by itself, and knows.
 */
export interface StorageCheck {
  readonly code: 'ok' | 'queue-full' | 'room-low' | 'own-outbox' | SdkErrorCode;
  /** Reviews on the device, `parked` ones among them, and their bytes. Absent when storage does not work. */
  readonly items?: number;
  readonly parked?: number;
  readonly bytes?: number;
  readonly maxItems: number;
  readonly maxBytes: number;
  /** How long the strict write took. */
  readonly writeMs?: number;
  /** Of the whole origin, as the browser estimates them. */
  readonly usage?: number;
  readonly quota?: number;
}

/**
 * `erased-when-unvisited`: iOS and Safari erase what a site stored when nobody visits it for `erasedAfterDays` days. `not-told`: the browser does
 * not say whether a write waits for the disk.
 */
export interface DurabilityCheck {
  readonly code: 'ok' | 'erased-when-unvisited' | 'not-told';
  readonly erasedAfterDays?: number;
  /** Whether the browser has promised to erase nothing by itself. */
  readonly persisted?: boolean;
}

/** `lease-instead`: no Web Locks here; tabs take turns by a lease in the storage, and a page that died keeps the others waiting for seconds. */
export interface LocksCheck {
  readonly code: 'ok' | 'lease-instead';
}

/** `not-wanted`: the client was made without `backgroundSync`. Only `not-registered` is anything to mend. */
export interface ServiceWorkerCheck {
  readonly code: 'ok' | 'not-wanted' | 'not-supported' | 'no-background-sync' | 'not-registered';
}

/** Against the `Date` of the server's answer; `not-told` when there was none that this page may read. */
export interface ClockCheck {
  readonly code: 'ok' | 'wrong' | 'not-told';
  /** Of the device, before the server; negative when it is behind. */
  readonly aheadMs?: number;
}

/**
 * `not-ours`: something answered, and not our server. `problem`: our server, by its own code. `resting`: it answers now, and reviews wait
 * until the time that a failure or its `Retry-After` set. `paused`: it wants other credentials. `mixed-content`: a page of https asks http.
 */
export interface EndpointCheck {
  readonly code: 'ok' | 'unreachable' | 'mixed-content' | 'timeout' | 'not-ours' | 'problem' | 'resting' | 'paused';
  readonly status?: number;
  readonly problem?: string;
  readonly until?: number;
  readonly answerMs?: number;
}
