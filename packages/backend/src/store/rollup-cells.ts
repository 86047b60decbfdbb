import {areaChain} from '@haochaping/core';
import type {DeltaCell} from './delta-sheet.ts';
import type {RollupDimension} from './schema.ts';

/** The key of a cell of the rollups. */
export interface RollupKey {
  readonly dimension: RollupDimension;
  readonly key: string;
  readonly period: string;
  readonly measure: number;
}

/** Sums by rollup cell, in whatever order they were added. */
export class RollupSheet {
  readonly #sums = new Map<string, {readonly key: RollupKey; count: number}>();

  /** Adds to every cell that a cell of the deltas counts towards. */
  addDelta(cell: DeltaCell, count: number): void {
    for (const key of rollupCells(cell)) this.add(key, count);
  }

  add(key: RollupKey, count: number): void {
    const name = `${key.dimension} ${key.key} ${key.period} ${key.measure}`;
    const sum = this.#sums.get(name);
    if (sum === undefined) this.#sums.set(name, {key, count});
    else sum.count += count;
  }

  /** The cells that are not zero, sorted, so that two writers meet their rows in one order. */
  cells(): {readonly key: RollupKey; readonly count: number}[] {
    return [...this.#sums]
      .filter(([, {count}]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sum]) => sum);
  }
}

/** A place under each dimension it is counted by. */
export type CountedPlace = Omit<DeltaCell, 'day' | 'measure'>;

/** Everything, each area up the chain, department, item, window and channel; each for the day, the month and ever. */
function* rollupCells({day, measure, ...place}: DeltaCell): Generator<RollupKey> {
  for (const dimension of ROLLUP_DIMENSIONS) {
    for (const key of keysOf(dimension, place)) {
      for (const period of [day, day.slice(0, 7), EVER]) yield {dimension, key, period, measure};
    }
  }
}

/** The keys under which a place is counted in a dimension; none where it has nothing to do with it. */
export function keysOf(dimension: RollupDimension, place: CountedPlace): readonly string[] {
  switch (dimension) {
    case 'whole':
      return [WHOLE];
    case 'area':
      return areaChain(place.area);
    case 'department':
      return [place.department];
    case 'item':
      return [place.item_code];
    case 'window':
      return place.window_number === null ? [] : [windowKey(place.department, place.window_number)];
    case 'channel':
      return place.channel === null ? [] : [place.channel];
  }
}

export const ROLLUP_DIMENSIONS = ['whole', 'area', 'department', 'item', 'window', 'channel'] as const;

/** A window's number is its own within its department only. */
export function windowKey(department: string, number: string): string {
  return `${department} ${number}`;
}

export const WHOLE = '';
export const EVER = 'ever';
