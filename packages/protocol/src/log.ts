import * as z from 'zod/mini';
import {Count, Instant} from './scalars.ts';

/** A SHA-256 in hex. */
export const LogHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type LogHash = z.infer<typeof LogHash>;

/** What was published of the log: `note` is the signed form (c2sp.org/tlog-checkpoint), the members beside it say the same. */
export const LogCheckpoint = z.object({size: Count, rootHash: LogHash, at: Instant, note: z.string()});
export type LogCheckpoint = z.infer<typeof LogCheckpoint>;

/** Checkpoints by size. `nextAfterSize` is absent on the last page. */
export const LogCheckpoints = z.object({checkpoints: z.array(LogCheckpoint), nextAfterSize: z.optional(z.string())});
export type LogCheckpoints = z.infer<typeof LogCheckpoints>;

/** Who signs checkpoints. `verifierKey` is the key as verifiers of signed notes take it. */
export const LogKey = z.object({origin: z.string(), verifierKey: z.string()});
export type LogKey = z.infer<typeof LogKey>;

/** That leaf `position` is in the tree of `size` leaves (RFC 9162, 2.1.3). */
export const LogInclusion = z.object({
  position: Count,
  size: Count,
  leafHash: LogHash,
  rootHash: LogHash,
  proof: z.array(LogHash),
});
export type LogInclusion = z.infer<typeof LogInclusion>;

/** That the tree of `newSize` leaves begins with that of `oldSize` (RFC 9162, 2.1.4). */
export const LogConsistency = z.object({
  oldSize: Count,
  newSize: Count,
  oldRootHash: LogHash,
  newRootHash: LogHash,
  proof: z.array(LogHash),
});
export type LogConsistency = z.infer<typeof LogConsistency>;

const Size = z.string().check(z.regex(/^(?:0|[1-9]\d{0,14})$/));

export const LogCheckpointQuery = z.strictObject({
  /** `nextAfterSize` of the page before. */
  afterSize: z.optional(Size),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});
export const LogInclusionQuery = z.strictObject({leaf: LogHash, size: z.optional(Size)});
export const LogConsistencyQuery = z.strictObject({oldSize: Size, newSize: z.optional(Size)});
