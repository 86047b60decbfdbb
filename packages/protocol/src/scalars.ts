import * as z from 'zod/mini';

/** An instant in UTC as RFC 3339 with `Z`, milliseconds allowed: `2026-11-22T04:39:56.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/));
export type Instant = z.infer<typeof Instant>;

/** A day in the office's own time zone (UTC+8), `YYYY-MM-DD`. */
export const LocalDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export type LocalDay = z.infer<typeof LocalDay>;

/** A UUID of version 7 in lower case: time first, made on the device that submits. */
export const UuidV7 = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export type UuidV7 = z.infer<typeof UuidV7>;

/** 80 bits as 16 characters of Crockford's base32, without hyphens, in upper case. A bearer secret. */
export const ReceiptCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));
export type ReceiptCode = z.infer<typeof ReceiptCode>;

/** A whole number from zero. */
export const Count = z.int().check(z.minimum(0));

/** A rate as what it is made of. A denominator of zero means that there is nothing to speak of: it is shown as “—”, never as 100 %. */
export const Rate = z.object({numerator: Count, denominator: Count});
export type Rate = z.infer<typeof Rate>;

/** How many reviews of each level, by the level as key. Exact to the unit. */
export const LevelCounts = z.object({'5': Count, '4': Count, '3': Count, '2': Count, '1': Count});
export type LevelCounts = z.infer<typeof LevelCounts>;
