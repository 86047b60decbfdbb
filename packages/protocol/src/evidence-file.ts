import * as z from 'zod/mini';
import {Count, Instant} from './scalars.ts';
import {LARGEST_BODY_BYTES} from './review.ts';

/** Every part of a file but the last is this long. */
export const FILE_PART_BYTES = LARGEST_BODY_BYTES;

/** SHA-256 in lower-case hex. */
export const FileDigest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A file of evidence, before its first byte: what it will be, so that a lost connection can go on where it broke. */
export const FileAnnounced = z.strictObject({
  digest: FileDigest,
  size: z.int().check(z.minimum(1)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type FileAnnounced = z.infer<typeof FileAnnounced>;

/**
 * How far a file has come. `digest` is that of the file as it was announced; `fileDigest` names it once it is `ready`, and differs
 * where metadata was taken out of it.
 */
export const FileState = z.object({
  digest: FileDigest,
  name: z.string(),
  size: Count,
  received: Count,
  state: z.enum(['receiving', 'ready']),
  fileDigest: z.optional(FileDigest),
  mediaType: z.optional(z.string()),
});
export type FileState = z.infer<typeof FileState>;

/** A file of an order as its page lists it. */
export const EvidenceFile = z.object({
  fileDigest: FileDigest,
  name: z.string(),
  mediaType: z.string(),
  size: Count,
  addedAt: Instant,
  /** When it was erased, its time being over: nothing but its digest is left, and it has no name any more. */
  erasedAt: z.optional(Instant),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
