import {uuidV7} from './uuid-v7.ts';

/** One cell of the counts. A service instance has no channel: only reviews come by one. */
export interface DeltaCell {
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
  readonly channel: string | null;
  readonly day: string;
  /** What is counted, by `measures.ts`. */
  readonly measure: number;
}

export interface DeltaRow extends DeltaCell {
  readonly id: string;
  readonly count: number;
}

/** The changes of one transaction to the counts, one sum a cell, so that a batch writes few rows. */
export class DeltaSheet {
  readonly #sums = new Map<string, {readonly cell: DeltaCell; count: number}>();

  add(cell: DeltaCell, count: number): void {
    const {area, department, item_code, window_number, channel, day, measure} = cell;
    const key = `${area} ${department} ${item_code} ${channel ?? ''} ${day} ${measure} ${window_number ?? ''}`;
    const sum = this.#sums.get(key);
    if (sum === undefined) {
      this.#sums.set(key, {cell: {area, department, item_code, window_number, channel, day, measure}, count});
    } else sum.count += count;
  }

  /** A row for each cell that changed. */
  rows(at: number): DeltaRow[] {
    return [...this.#sums.values()]
      .filter(({count}) => count !== 0)
      .map(({cell, count}) => ({id: uuidV7(at), ...cell, count}));
  }
}
