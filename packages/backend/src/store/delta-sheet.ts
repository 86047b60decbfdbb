import {uuidV7} from './uuid-v7.ts';

/** One cell of the counts. Level 0 counts service instances. */
export interface DeltaCell {
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly channel: string | null;
  readonly day: string;
  readonly level: number;
}

export interface DeltaRow extends DeltaCell {
  readonly id: string;
  readonly count: number;
}

/** The changes of one transaction to the counts, one sum a cell, so that a batch writes few rows. */
export class DeltaSheet {
  readonly #sums = new Map<string, {readonly cell: DeltaCell; count: number}>();

  add(cell: DeltaCell, count: number): void {
    const key = `${cell.area} ${cell.department} ${cell.item_code} ${cell.channel ?? ''} ${cell.day} ${cell.level}`;
    const sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, {cell, count});
    else sum.count += count;
  }

  /** A row for each cell that changed. */
  rows(at: number): DeltaRow[] {
    return [...this.#sums.values()]
      .filter(({count}) => count !== 0)
      .map(({cell, count}) => ({id: uuidV7(at), ...cell, count}));
  }
}
