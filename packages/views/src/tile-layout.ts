/** Where a tile stands: column and row of a grid, from 1. */
export type TilePlace = {readonly column: number; readonly row: number};

/** The thirteen cities of Jiangsu by their area codes, roughly where they lie. No outline: a map needs an approval number (审图号). */
const JIANGSU: Readonly<Record<string, TilePlace>> = {
  '320300000000': {column: 1, row: 1},
  '320700000000': {column: 3, row: 1},
  '321300000000': {column: 2, row: 2},
  '320800000000': {column: 3, row: 2},
  '320900000000': {column: 4, row: 2},
  '320100000000': {column: 2, row: 3},
  '321000000000': {column: 3, row: 3},
  '321200000000': {column: 4, row: 3},
  '320600000000': {column: 5, row: 3},
  '321100000000': {column: 3, row: 4},
  '320400000000': {column: 4, row: 4},
  '320200000000': {column: 5, row: 4},
  '320500000000': {column: 6, row: 4},
};

/** A place for every area, or undefined when one has none: then the tiles stand in a plain row. */
export function tilePlaces(codes: readonly string[]): ReadonlyMap<string, TilePlace> | undefined {
  const places = new Map<string, TilePlace>();
  for (const code of codes) {
    const place = JIANGSU[code];
    if (place === undefined) return undefined;
    places.set(code, place);
  }
  return places.size === 0 ? undefined : places;
}

export type Step = 1 | 2 | 3 | 4 | 5;
const STEPS = 5;

/**
 * The shade of each value, in five equal steps from zero to the largest: zero-based, so that a small difference does not
 * look like a large one. Undefined where there is no value.
 */
export function shadeSteps(values: readonly (number | undefined)[]): (Step | undefined)[] {
  const largest = Math.max(0, ...values.filter((value) => value !== undefined));
  return values.map((value) => {
    if (value === undefined) return undefined;
    if (largest === 0) return 1;
    return Math.max(1, Math.ceil((value / largest) * STEPS)) as Step;
  });
}
