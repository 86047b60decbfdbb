import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {brotliCompressSync} from 'node:zlib';

type Theme = ReadonlyMap<string, string>;
type Pair = readonly [foreground: string, background: string];

// WCAG 2.2: 1.4.6 (AAA) for words; 1.4.11 for the outline of a control and the focus ring.
const WORDS = 7;
const OUTLINES = 3;

const GROUNDS = ['surface', 'surface-raised', 'surface-sunken'];

const TOKEN_WORDS: readonly Pair[] = [
  ...['ink', 'ink-soft', 'primary', 'primary-deep', 'waiting', 'done', 'refused'].flatMap((word) =>
    GROUNDS.map((ground): Pair => [word, ground]),
  ),
  ...['waiting', 'done', 'refused'].flatMap((tone): Pair[] => [
    [tone, `${tone}-tint`],
    ['ink', `${tone}-tint`],
  ]),
  ['ink', 'primary-tint'],
  ['ink-soft', 'primary-tint'],
  ['primary', 'primary-tint'],
  ['primary-deep', 'primary-tint'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-deep'],
];

const TOKEN_OUTLINES: readonly Pair[] = ['line-strong', 'focus', 'primary'].flatMap((line) =>
  GROUNDS.map((ground): Pair => [line, ground]),
);

const FIGURE_WORDS: readonly Pair[] = [
  ['on-pale', 'step-1'],
  ['on-pale', 'step-2'],
  ['on-middle', 'step-3'],
  ['on-deep', 'step-4'],
  ['on-deep', 'step-5'],
];

function stylesheet(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** The custom properties of the first rule whose selectors hold `selector`, without their `--hcp-`. */
function theme(css: string, selector: string): Theme {
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors?.split(',').some((one) => one.trim() === selector) !== true) continue;
    const found = new Map<string, string>();
    for (const [, name, value] of (body ?? '').matchAll(/--hcp-([a-z0-9-]+):\s*([^;]+);/g)) {
      if (name !== undefined && value !== undefined) found.set(name, value.trim());
    }
    return found;
  }
  throw new Error(`no rule for ${selector}`);
}

function luminance(hex: string): number {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(hex)?.[1];
  if (digits === undefined) throw new Error(`not a hex colour: ${hex}`);
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const channel = (at: number): number => {
    const part = parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The pairs that stay under `least`, each with what it has. */
function faint(colours: Theme, pairs: readonly Pair[], least: number): string[] {
  return pairs.flatMap(([front, back]) => {
    const [one, other] = [colours.get(front), colours.get(back)];
    if (one === undefined || other === undefined) return [`${front} on ${back}: not defined`];
    const ratio = contrast(one, other);
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
  });
}

const tokens = stylesheet('tokens.css');
const figures = stylesheet('figures.css');

test('contrast is that of WCAG: 21 for black on white, 4.54 for #767676', () => {
  assert.equal(contrast('#000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#fff').toFixed(2), '4.54');
});

for (const selector of ["[data-theme='light']", "[data-theme='dark']"]) {
  test(`every word of ${selector} has 7:1 on every ground it may stand on`, () => {
    assert.deepEqual(faint(theme(tokens, selector), TOKEN_WORDS, WORDS), []);
  });

  test(`the outlines and the focus ring of ${selector} have 3:1 on every ground`, () => {
    assert.deepEqual(faint(theme(tokens, selector), TOKEN_OUTLINES, OUTLINES), []);
  });

  test(`the words on the five tiles of ${selector} have 7:1`, () => {
    assert.deepEqual(faint(theme(figures, selector), FIGURE_WORDS, WORDS), []);
  });
}

test('the system and the attribute lead to the same dark theme', () => {
  for (const css of [tokens, figures]) {
    assert.deepEqual(theme(css, ":root:not([data-theme='light'])"), theme(css, "[data-theme='dark']"));
  }
});

test('dark names every colour that light names', () => {
  for (const css of [tokens, figures]) {
    assert.deepEqual(
      [...theme(css, "[data-theme='dark']").keys()].sort(),
      [...theme(css, "[data-theme='light']").keys()].sort(),
    );
  }
});

test('a tile grows steadily away from the page, step by step, in both themes', () => {
  for (const selector of ["[data-theme='light']", "[data-theme='dark']"]) {
    const surface = theme(tokens, selector).get('surface') ?? '';
    const colours = theme(figures, selector);
    const away = [1, 2, 3, 4, 5].map((step) => contrast(colours.get(`step-${String(step)}`) ?? '', surface));
    assert.deepEqual(
      away,
      [...away].sort((a, b) => a - b),
    );
  }
});

test('the tokens stay under 1.6 KB of brotli, since the widget carries them in its first load', () => {
  assert.ok(brotliCompressSync(readFileSync(new URL('tokens.css', import.meta.url))).length < 1600);
});
