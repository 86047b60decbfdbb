import fs from 'node:fs';
import {type Figures, NOTHING, sum} from './ledger.ts';
import type {Told} from './page/contract.ts';

/** What one cycle came to. `broken`: what went wrong in the harness itself, so that the cycle proves nothing. */
export interface CycleResult extends Figures {
  readonly seed: string;
  readonly cycle: number;
  readonly kind: string;
  readonly ms: number;
  readonly broken?: string;
}

/** All cycles of a journal, in the form that is printed. */
export interface Totals extends Figures {
  readonly cycles: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly broken: number;
}

type Line =
  | {readonly told: Told; readonly seed: string; readonly cycle: number; readonly at: string}
  | {readonly result: CycleResult};

/**
 * What happened, line by line, each on disk before anything else goes on: what a citizen was told outlives the browser, the server
 * and the harness. Without a file it is kept for this run only.
 */
export class Journal {
  readonly #file: number | undefined;
  readonly #results: CycleResult[];

  constructor(file: string | undefined) {
    this.#results = file === undefined || !fs.existsSync(file) ? [] : readResults(file);
    this.#file = file === undefined ? undefined : fs.openSync(file, 'a');
  }

  /** The first cycle of the seed that is not in it yet. */
  nextCycle(seed: string): number {
    return this.#results
      .filter((result) => result.seed === seed)
      .reduce((next, {cycle}) => Math.max(next, cycle + 1), 0);
  }

  noteTold(told: Told, seed: string, cycle: number): void {
    this.#write({told, seed, cycle, at: new Date().toISOString()});
  }

  noteResult(result: CycleResult): void {
    this.#write({result});
    this.#results.push(result);
  }

  totals(): Totals {
    return totalsOf(this.#results);
  }

  close(): void {
    if (this.#file !== undefined) fs.closeSync(this.#file);
  }

  #write(line: Line): void {
    if (this.#file === undefined) return;
    fs.writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fs.fsyncSync(this.#file);
  }
}

/** The finished cycles. A last line that a crash cut off is taken away. */
function readResults(file: string): CycleResult[] {
  const written = fs.readFileSync(file);
  const whole = written.subarray(0, written.lastIndexOf('\n') + 1);
  fs.truncateSync(file, whole.length);
  return whole
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"result":'))
    .map((line) => (JSON.parse(line) as {readonly result: CycleResult}).result);
}

export function totalsOf(results: readonly CycleResult[]): Totals {
  const faults: Record<string, number> = {};
  for (const {kind} of results) faults[kind] = (faults[kind] ?? 0) + 1;
  const figures = results.reduce<Figures>(sum, NOTHING);
  const broken = results.filter((result) => result.broken !== undefined).length;
  return {cycles: results.length, ...figures, faults, broken};
}
