import type {EndpointState} from './endpoint-state.ts';
import type {Settled} from './settlement.ts';
import type {ParkedItem, StoredItem} from './stored-item.ts';

/** What a pass is told when its turn begins. */
export interface Begun {
  readonly endpoint: EndpointState;
  /** Ids of records that cannot be read, and so will never be due. */
  readonly unreadable: readonly string[];
  /** Whether the turn is still ours; asked before each request. */
  stillOurs(): Promise<boolean>;
}

/** What waits, as a pass over it needs it. What fails, fails as an SdkError whose code begins with `storage-`. */
export interface PassQueue {
  /** Does the work when nobody else does it, and brings what it brought; else `busy`, also when the signal came first. */
  inTurn<T>(signal: AbortSignal, work: (begun: Begun) => Promise<T>): Promise<T | 'busy'>;
  /**
   * At most `limit` records that may be sent: those that are due, or with `eager` all; reviews first, for the rest is said of them, and
   * each kind in the order of its time. What waits for an item that is still here is not among them.
   */
  due(want: {readonly at: number; readonly eager: boolean; readonly limit: number}): Promise<readonly unknown[]>;
  /** How many wait, and when the next of them is due by itself. */
  outlook(at: number): Promise<{readonly waiting: number; readonly nextDueAt: number | undefined}>;
  /** The item that still waits for the server with this mark. */
  findByMark(mark: string): Promise<StoredItem | undefined>;
  /**
   * Writes what became of items, and what is now known of the endpoint. By id, and only what is still there. Resolves with those that
   * could be written: of a full disk that may be the deletions alone.
   */
  settle(settled: readonly Settled[], endpoint: EndpointState, at: number): Promise<readonly Settled[]>;
  /** What `keepCatalogue` was last given. */
  catalogue(): Promise<unknown>;
  keepCatalogue(kept: unknown): Promise<unknown>;
  /** Told when there was no room for a review: room is to be made when nothing waits. */
  noRoom(): void;
}

/**
 * Where reviews lie until the server has them. The client's own is IndexedDB; another is `memoryOutbox()`, or `queueOver()` of a
 * store of one's own.
 */
export interface Queue extends PassQueue {
  /**
   * Resolves once the item is kept as surely as this place keeps anything. `full`: it was not, and nothing was dropped to make room.
   * An item whose id is there already is left as it is.
   */
  readonly put: (item: StoredItem) => Promise<'stored' | 'full'>;
  /** All records, unread. */
  records(): Promise<{readonly items: readonly unknown[]; readonly parked: readonly ParkedItem[]}>;
  /** Lets go of what it holds open. */
  close(): void;
}
