import type {Cycle} from '../cycle.ts';

/** One way in which the world fails: what happens to a cycle between the first tap and the repair. */
export interface Kind {
  readonly name: string;
  /** What happens, in a sentence. */
  readonly title: string;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  /** Whether a rating may end refused for good, kept and shown with its code. */
  readonly mayPark?: true;
  /** Why it cannot be played on this machine; undefined where it can. */
  readonly cannot?: () => string | undefined;
  /** Leaves things broken: the harness repairs. */
  readonly play: (cycle: Cycle) => Promise<void>;
}
