import {grown, type HashedNode, rootOf} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js';
import {
  countUnsealed,
  firstInserted,
  latestCheckpoint,
  leavesFrom,
  listCheckpoints,
  type LeafRow,
  nodesBelow,
  type StoredCheckpoint,
} from '../store/log.ts';
import type {Queries} from '../store/transaction.ts';
import {type Checkpoint, openCheckpoint} from './checkpoint.ts';
import {entryHash} from './entry-bytes.ts';
import type {NoteKey} from './signed-note.ts';
import {faultOfHistories, type HistoryFault, insertedLine} from './verify-histories.ts';

const LEAVES_A_READ = 1_000;
const CHECKPOINTS_A_READ = 200;
// A clock that was set right, or a transaction that took long, is no sign of anything.
const CLOCK_TOLERANCE_MS = 600_000;

/**
 * What is wrong with the first entry that is not as it was sealed. `leaf-missing`: its place in the log is gone, as when the end was cut
 * off. `tree-rewritten`: the entries of the range are not, or not in this order, what the tree above them was made of.
 * `checkpoint-forged`: no known key has signed what is said to be published. `entry-inserted`: it claims to be sealed, and is in no
 * checkpoint. `history-rewritten`: the log does not begin with the checkpoint that was saved elsewhere. `history-cut`: it is shorter.
 * `order-…`: the log is whole, but an order or its history is not what the log says of it; `order-line-inserted`: a history has a
 * line of which the log knows nothing.
 */
export type LogFaultKind =
  | 'entry-changed'
  | 'entry-missing'
  | 'entry-inserted'
  | 'out-of-order'
  | 'leaf-missing'
  | 'tree-rewritten'
  | 'checkpoint-forged'
  | 'history-rewritten'
  | 'history-cut'
  | HistoryFault['kind']
  | 'order-line-inserted';

/** The first entry that is not whole: its position, and its id where the log knows it; up to `to` where only the range is known. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly position?: number;
  readonly to?: number;
  readonly entryId?: string;
  /** The line of a history, where the fault is there and no entry of the log tells of it. */
  readonly line?: {readonly orderId: string; readonly version: number};
}

export interface LogVerdict {
  /** The first fault there is; absent when all up to the last checkpoint is as it was sealed. */
  readonly fault?: LogFault;
  /** Entries shown to be as they were sealed. */
  readonly proved: number;
  /** Entries after the last checkpoint, of which nothing is proved yet. */
  readonly unsealed: number;
  readonly last?: Pick<StoredCheckpoint, 'size' | 'root' | 'at'>;
  /** Entries that say they are older than a checkpoint made before they came: each may be a clock that was wrong, or a lie. */
  readonly backdated: {readonly count: number; readonly firstId?: string};
}

export interface VerifyOptions {
  /** Whose checkpoints are taken. */
  readonly keys: readonly NoteKey[];
  /** A checkpoint kept outside of this store, already opened. */
  readonly saved?: Checkpoint;
}

/**
 * Recomputes the log from its raw rows. `queries` must see the store at one moment; it is read in pieces, and memory stays small however
 * long the log is.
 */
export async function verifyLog(queries: Queries, options: VerifyOptions): Promise<LogVerdict> {
  const last = await latestCheckpoint(queries);
  const walk = new Walk(queries, options, last?.size ?? 0);
  const fault = (await walk.run()) ?? (await afterTheTree(queries, options, last));
  return {
    ...(fault !== undefined && {fault}),
    proved: walk.proved,
    unsealed: await countUnsealed(queries),
    ...(last !== undefined && {last: {size: last.size, root: last.root, at: last.at}}),
    backdated: walk.backdated,
  };
}

async function afterTheTree(
  queries: Queries,
  {saved}: VerifyOptions,
  last: StoredCheckpoint | undefined,
): Promise<LogFault | undefined> {
  const inserted = await firstInserted(queries);
  if (inserted !== undefined) return {kind: 'entry-inserted', entryId: inserted};
  const size = last?.size ?? 0;
  if (saved !== undefined && saved.size > size) return {kind: 'history-cut', position: size, to: saved.size};
  const line = await insertedLine(queries);
  if (line === undefined) return undefined;
  const {orderId, version} = line;
  return {kind: 'order-line-inserted', line: {orderId, version}};
}

/** One pass over the leaves, from the first. */
class Walk {
  readonly #queries: Queries;
  readonly #options: VerifyOptions;
  readonly #size: number;
  #frontier: readonly HashedNode[] = [];
  #position = 0;
  /** The ids of the batch under way; in order as far as was looked. */
  #batch: string[] = [];
  /** Those that have still to be reached, smallest first. */
  #checkpoints: StoredCheckpoint[] = [];
  /** The size of the last one reached. */
  #reached = 0;
  /** When the present batch was sealed, and when the one before that was not sealed at the same time. */
  #batchAt = -Infinity;
  #earlierAt = -Infinity;
  #backdated: {count: number; firstId?: string} = {count: 0};

  constructor(queries: Queries, options: VerifyOptions, size: number) {
    this.#queries = queries;
    this.#options = options;
    this.#size = size;
  }

  get proved(): number {
    return this.#reached;
  }

  get backdated(): LogVerdict['backdated'] {
    return this.#backdated;
  }

  async run(): Promise<LogFault | undefined> {
    const ofNothing = this.#holdToSaved();
    if (ofNothing !== undefined) return ofNothing;
    for (;;) {
      const leaves = await leavesFrom(this.#queries, this.#position, LEAVES_A_READ);
      if (leaves.length === 0) break;
      const made: HashedNode[] = [];
      const from = this.#position;
      for (const leaf of leaves) {
        const fault = (await this.#step(leaf, made)) ?? this.#holdToSaved();
        if (fault !== undefined) {
          const before = leaves.filter(({position}) => position < this.#position);
          return (await this.#compareNodes(made, from)) ?? (await faultOfHistories(this.#queries, before)) ?? fault;
        }
      }
      const fault = (await this.#compareNodes(made, from)) ?? (await faultOfHistories(this.#queries, leaves));
      if (fault !== undefined) return fault;
    }
    return this.#position < this.#size ? this.#atTheEnd() : undefined;
  }

  /** More is said to be published than there is: it was cut off, unless nobody has signed that. */
  async #atTheEnd(): Promise<LogFault> {
    const next = await this.#nextCheckpoint();
    const forged = next !== undefined && openCheckpoint(next.note, this.#options.keys) === undefined;
    const [position, to] = [forged ? this.#reached : this.#position, this.#size];
    return {kind: forged ? 'checkpoint-forged' : 'leaf-missing', position, to};
  }

  async #step(leaf: LeafRow, made: HashedNode[]): Promise<LogFault | undefined> {
    const position = this.#position;
    const {entry, entryId} = leaf;
    if (leaf.position !== position) return {kind: 'leaf-missing', position, to: leaf.position};
    if (position >= this.#size) return {kind: 'entry-inserted', position, entryId};
    if (entry === undefined) return {kind: 'entry-missing', position, entryId};
    if (entryHash(entry) !== leaf.hash) return {kind: 'entry-changed', position, entryId};
    const next = await this.#nextCheckpoint();
    // Within a batch entries are sealed in the order of their ids.
    if (entryId < (this.#batch.at(-1) ?? '')) {
      const misplaced = this.#batch.findIndex((id) => id > entryId);
      return {kind: 'out-of-order', position: this.#reached + misplaced, entryId: this.#batch[misplaced] ?? ''};
    }
    this.#batch.push(entryId);
    if (next !== undefined) this.#lookAtTime(entryId, entry.at, next);
    const step = grown(sha256, this.#frontier, hexToBytes(leaf.hash));
    this.#frontier = step.frontier;
    made.push(...step.made.filter(({level}) => level > 0));
    this.#position += 1;
    return next?.size === this.#position ? this.#holdTo(next) : undefined;
  }

  /** The checkpoint that the next leaf is published in. */
  async #nextCheckpoint(): Promise<StoredCheckpoint | undefined> {
    if (this.#checkpoints.length === 0) {
      this.#checkpoints = [...(await listCheckpoints(this.#queries, this.#position, CHECKPOINTS_A_READ))];
    }
    return this.#checkpoints[0];
  }

  #holdTo(checkpoint: StoredCheckpoint): LogFault | undefined {
    const {size, root, at, note} = checkpoint;
    const range = {position: this.#reached, to: size};
    const signed = openCheckpoint(note, this.#options.keys);
    if (signed?.size !== size || signed.root !== root || signed.at !== at) return {kind: 'checkpoint-forged', ...range};
    if (this.#root() !== root) return {kind: 'tree-rewritten', ...range};
    this.#checkpoints.shift();
    this.#batch = [];
    this.#reached = size;
    return undefined;
  }

  #holdToSaved(): LogFault | undefined {
    const {saved} = this.#options;
    if (saved?.size !== this.#position || this.#root() === saved.root) return undefined;
    return {kind: 'history-rewritten', position: 0, to: saved.size};
  }

  #lookAtTime(entryId: string, at: number, batch: StoredCheckpoint): void {
    if (batch.at !== this.#batchAt) {
      this.#earlierAt = this.#batchAt;
      this.#batchAt = batch.at;
    }
    if (at >= this.#earlierAt - CLOCK_TOLERANCE_MS) return;
    this.#backdated = {firstId: this.#backdated.firstId ?? entryId, count: this.#backdated.count + 1};
  }

  #root(): string {
    return bytesToHex(rootOf(sha256, this.#frontier));
  }

  /** Holds the stored nodes to those computed: where they differ, the leaves below were exchanged after they were sealed. */
  async #compareNodes(made: readonly HashedNode[], from: number): Promise<LogFault | undefined> {
    const stored = await nodesBelow(this.#queries, from, this.#position);
    const wrong = made.filter(({level, index, hash}) => stored.get(`${level}/${index}`) !== bytesToHex(hash));
    const lowest = wrong.sort((a, b) => a.level - b.level || a.index - b.index)[0];
    if (lowest === undefined) return undefined;
    const position = lowest.index * 2 ** lowest.level;
    return {kind: 'tree-rewritten', position, to: position + 2 ** lowest.level};
  }
}
