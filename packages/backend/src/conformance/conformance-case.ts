import type {Engine} from '../ports.ts';

/** What a place lends a case: its own way to compare, so that a case runs under any test framework. */
export interface ConformanceTools {
  /** Throws when the two are not deeply and strictly equal. */
  readonly equal: (actual: unknown, expected: unknown, what?: string) => void;
}

/** One promise of a store. Each is run on an engine of its own, new and opened with `SAMPLE_RULES`. */
export interface ConformanceCase {
  readonly title: string;
  readonly run: (engine: Engine, tools: ConformanceTools) => Promise<void>;
}
