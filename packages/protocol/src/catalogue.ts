import * as z from 'zod/mini';
import {INDICATORS_SHOWN} from './closed-sets.ts';
import {SealingKey} from './sealed-review.ts';

const LevelNumber = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);

/**
 * What a device must know to ask for a review: levels and indicators in their official wording, the numbers of the
 * profile that bind the form, and the notice of domain §8.4. Versioned; kept by devices and used while offline.
 */
export const Catalogue = z.object({
  version: z.string(),
  levels: z.array(z.object({level: LevelNumber, name: z.string()})),
  indicatorsVersion: z.string(),
  indicators: z.array(
    z.object({code: z.string(), level: LevelNumber, text: z.string(), shown: z.enum(INDICATORS_SHOWN)}),
  ),
  rules: z.object({
    /** Characters (code points) that may be written. */
    textMax: z.number(),
    indicatorsMax: z.number(),
    /** Whether a bad review needs a tag or a word. */
    negativeNeedsReason: z.boolean(),
  }),
  notice: z.object({version: z.string(), text: z.string()}),
  /** What devices seal to; absent where the backend takes nothing sealed. */
  sealing: z.optional(SealingKey),
});
export type Catalogue = z.infer<typeof Catalogue>;
