import * as z from 'zod/mini';
import {OUTBOX_FILE_FORMAT} from './outbox-file-digest.ts';
import {Count, Instant} from './scalars.ts';

const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * One item as it lay on the device. `body` is what would have gone over the wire, sealed where it lay sealed; of a record that the
 * device could not read (`kind` is then `unreadable`) it is the record. `digest` is SHA-256 over `digestedOfItem`.
 */
export const OutboxFileItem = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['waiting', 'parked']),
  /** Why it is parked, or the last refusal. */
  code: z.optional(z.string()),
  since: Instant,
  attempts: Count,
  body: z.unknown(),
  digest: Digest,
});
export type OutboxFileItem = z.infer<typeof OutboxFileItem>;

/**
 * What waits on one device, as a file in which it travels when the device cannot deliver it any more. `digest` is SHA-256 over
 * `digestedOfFile`: it shows damage and missing items; it proves nothing of who wrote the file. Items are read one by one, so that a
 * damaged one does not hold up its neighbours.
 */
export const OutboxFile = z.object({
  format: z.literal(OUTBOX_FILE_FORMAT),
  version: z.literal(1),
  madeAt: Instant,
  device: z.object({
    /** Whose page it was. Absent where a place has no origin. */
    origin: z.optional(z.string()),
    storageName: z.string(),
  }),
  count: Count,
  digest: Digest,
  items: z.array(z.unknown()),
});
export type OutboxFile = Omit<z.infer<typeof OutboxFile>, 'items'> & {readonly items: readonly OutboxFileItem[]};
