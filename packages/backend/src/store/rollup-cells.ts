import {areaChain} from '@haochaping/core';
import type {DeltaCell} from './delta-sheet.ts';
import type {RollupDimension} from './schema.ts';

/** The key of a cell of the rollups. */
export interface RollupKey {
  readonly dimension: RollupDimension;
  readonly key: string;
  readonly period: string;
  readonly level: number;
}

/** Sums by rollup cell, in whatever order they were added. */
export class RollupSheet {
  readonly #sums = new Map<string, {readonly key: RollupKey; count: number}>();

  /** Adds to every cell that a cell of the deltas counts towards. */
  addDelta(cell: DeltaCell, count: number): void {
    for (const key of rollupCells(cell)) this.add(key, count);
  }

  add(key: RollupKey, count: number): void {
    const name = `${key.dimension} ${key.key} ${key.period} ${key.level}`;
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

/** Everything, each area up the chain, department, item and channel; each for the day, the month and ever. */
function* rollupCells({area, department, item_code, channel, day, level}: DeltaCell): Generator<RollupKey> {
  const places: [RollupDimension, string][] = [
    ['whole', ''],
    ...areaChain(area).map((code): [RollupDimension, string] => ['area', code]),
    ['department', department],
    ['item', item_code],
  ];
  // A service instance has no channel: only reviews come by one.
  if (channel !== null) places.push(['channel', channel]);
  for (const [dimension, key] of places) {
    for (const period of [day, day.slice(0, 7), EVER]) yield {dimension, key, period, level};
  }
}

export const EVER = 'ever';
