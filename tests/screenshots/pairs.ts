/** What one picture shows. */
export type Picture = {
  readonly state: string;
  readonly width: number;
  readonly look: string;
  readonly language: string;
};

const STATES = [
  'first',
  'bad-tags',
  'good-tags',
  'reason-missing',
  'words',
  'contact',
  'saved',
  'delivered',
  'refused',
  'unsaved',
  'expired',
] as const;
const WIDTHS = [390, 1024, 1920] as const;
const LOOKS = ['light', 'dark', 'elder'] as const;
const LANGUAGES = ['zh-CN', 'ug', 'mn-Mong'] as const;

/** The name of a picture's file, without its ending. */
export function nameOf({state, width, look, language}: Picture): string {
  return [state, String(width), look, language].join('.');
}

/**
 * Pictures in which every two values of two columns meet at least once: of each two the first combination that meets most of what is still
 * apart is taken next, so that the list is the same each time.
 */
export function pairwise(): Picture[] {
  const every = STATES.flatMap((state) =>
    WIDTHS.flatMap((width) =>
      LOOKS.flatMap((look) => LANGUAGES.map((language): Picture => ({state, width, look, language}))),
    ),
  );
  const apart = new Set(every.flatMap(pairsOf));
  const chosen: Picture[] = [];
  while (apart.size > 0) {
    const best = every.reduce((best, picture) => (meets(picture, apart) > meets(best, apart) ? picture : best));
    for (const pair of pairsOf(best)) apart.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

function meets(picture: Picture, apart: ReadonlySet<string>): number {
  return pairsOf(picture).filter((pair) => apart.has(pair)).length;
}

/** Each two values of a picture, by their columns. */
export function pairsOf(picture: Picture): string[] {
  const values = Object.entries(picture).map(([column, value]) => `${column} ${String(value)}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one}, ${other}`));
}
