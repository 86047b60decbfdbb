import {EvidenceFiles} from '../files/evidence.ts';
import type {Ports} from '../ports.ts';
import {abandonedFiles} from '../store/evidence-files.ts';

const DAY_MS = 86_400_000;
// Longer than anybody stays out in the field before the rest of a film is sent.
const KEPT_UNFINISHED_MS = 7 * DAY_MS;
const AT_ONCE = 100;

/** Removes files that were announced a week ago and never became whole; how many. */
export async function runForgetFiles({engine, files}: Pick<Ports, 'engine' | 'files'>, now: number): Promise<number> {
  const evidence = new EvidenceFiles(engine, files);
  const abandoned = await abandonedFiles(engine, now - KEPT_UNFINISHED_MS, AT_ONCE);
  for (const file of abandoned) await evidence.forget(file);
  return abandoned.length;
}
