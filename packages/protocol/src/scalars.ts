import * as z from 'zod/mini';
import {INSTANT, LOCAL_DAY, UUID_V7} from './patterns.ts';

export const Instant = z.string().check(z.regex(INSTANT));
export type Instant = z.infer<typeof Instant>;

export const LocalDay = z.string().check(z.regex(LOCAL_DAY));
export type LocalDay = z.infer<typeof LocalDay>;

export const UuidV7 = z.string().check(z.regex(UUID_V7));
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
