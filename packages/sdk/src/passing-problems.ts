import type {ProblemCode} from '@haochaping/protocol/citizen';

/** Problems that speak of the moment and not of what was asked: what the device knows serves as well as offline. */
export const PASSING_PROBLEMS: ReadonlySet<string> = new Set<ProblemCode>([
  'overloaded',
  'not-ready',
  'internal',
  'too-many-attempts',
]);
