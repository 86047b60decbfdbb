import assert from 'node:assert/strict';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

// What Chromium 69, the oldest promised, does not have; by the version that brought it. The build lowers syntax, not these.
const NEWER: readonly (readonly [pattern: RegExp, since: number])[] = [
  [/\.at\(/, 92],
  [/\bObject\.fromEntries\b/, 73],
  [/\bObject\.(hasOwn|groupBy)\b|\bMap\.groupBy\b/, 93],
  [/\.matchAll\(/, 73],
  [/\.replaceAll\(/, 85],
  [/\.(replaceChildren|getHTML|setHTML\w*|moveBefore)\(/, 86],
  [/\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(/, 97],
  [/\bPromise\.(allSettled|any|try|withResolvers)\b/, 76],
  [/\b(queueMicrotask|structuredClone|WeakRef|FinalizationRegistry|CompressionStream)\b/, 71],
  [/\bglobalThis\b/, 71],
  [/\bAbortSignal\.(timeout|any|abort)\b|\.throwIfAborted\(/, 93],
  [/\.(randomUUID|attachInternals|getOrInsert\w*|union|intersection|difference)\(/, 77],
  [/\badoptedStyleSheets\.(push|splice|pop)\b/, 99],
  [/\bIntl\.(ListFormat|RelativeTimeFormat|Segmenter|DisplayNames|DurationFormat)\b/, 71],
  [/\bArray\.fromAsync\b|\bIterator\.|\bUint8Array\.from(Base64|Hex)\b|\.to(Base64|Hex)\(/, 121],
  [/\b(Response\.json|URL\.canParse|URL\.parse|Request\.bytes)\(/, 105],
  [/\bSymbol\.(dispose|asyncDispose)\b|\.description\b/, 70],
  [/\.(scrollIntoViewIfNeeded|checkVisibility|requestClose|showPopover|togglePopover|ariaNotify)\(/, 105],
  [/\bnew (EditContext|Highlight|URLPattern|CookieStore|BarcodeDetector)\b|\bscheduler\./, 83],
];

// What is called only after somebody has asked whether it is there, and methods of libraries' own by the same name.
const NOT_THE_BROWSERS =
  /typeof host\.attachInternals.*|const internals = host\.attachInternals\(\)|typeof Uint8Array\.from\(\[\]\)\.toHex.*|return (?:bytes\.toHex\(\)|Uint8Array\.fromHex\(hex\))|(?:this|publicKey)\.toHex\(/g;

async function bundled(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: ['./define.ts', './outbox.ts'].map((entry) => fileURLToPath(new URL(entry, import.meta.url))),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'chrome64',
    conditions: ['@haochaping/source'],
    // As in vite.config.ts.
    define: {globalThis: 'self', 'Object.hasOwn': 'Object.prototype.hasOwnProperty.call'},
    legalComments: 'none',
    write: false,
    outdir: 'nowhere',
  });
  return outputFiles.map(({text}) => text.replace(/^\s*\/\/.*$/gm, '').replace(NOT_THE_BROWSERS, '')).join('\n');
}

function foundIn(code: string): string[] {
  return NEWER.flatMap(([pattern, since]) => {
    const found = pattern.exec(code);
    return found === null ? [] : [`${found[0]} (Chromium ${String(since)})`];
  });
}

test('calls nothing that came after the oldest browser we promise', async () => {
  const code = await bundled();
  assert.match(code, /customElements\.define/);
  assert.deepEqual(foundIn(code), []);
});

test('would see such a call', () => {
  assert.deepEqual(foundIn('const last = list.at(-1); Object.fromEntries(pairs);'), [
    '.at( (Chromium 92)',
    'Object.fromEntries (Chromium 73)',
  ]);
});
