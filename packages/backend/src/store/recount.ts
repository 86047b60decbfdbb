import type {Engine} from '../ports.ts';

/** How far the counts are from the reviews and instances themselves. */
export interface Drift {
  /** Sum of all differences, without sign. Zero, or there is a bug. */
  readonly drift: number;
  readonly counted: number;
}

/** Counts reviews and service instances anew, of one day or of all, and compares with rollups and deltas, in one snapshot. */
export async function recount(engine: Engine, day?: string): Promise<Drift> {
  throw new Error(`${engine.dialect} ${day}`);
}
