import * as z from 'zod/mini';
import {Instant} from './scalars.ts';

/** The numbers that the place works by now, each by its path in the profile, and since when which version did. */
export const ProfileRead = z.object({
  version: z.string(),
  rules: z.array(z.object({field: z.string(), value: z.union([z.number(), z.boolean(), z.array(z.string())])})),
  /** Every version that orders were opened by, the latest first. */
  versions: z.array(z.object({version: z.string(), since: Instant})),
});
export type ProfileRead = z.infer<typeof ProfileRead>;
