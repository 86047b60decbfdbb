import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {InlineConfig, Plugin} from 'vite';

/**
 * What `scripts/build.ts` can make: every page for a server (`pages`), the same pages with the backend inside them for a
 * static folder (`demo`), the element for other people's pages (`widget`).
 */
export type Mode = 'pages' | 'demo' | 'widget';

/** One run of Vite: what it makes in words, and its settings. The first run of a mode begins with an empty folder. */
export type Bundle = {what: string; config: InlineConfig};

const here = import.meta.dirname;

// One build for all: what Chromium 64 can parse runs from 69 on, and costs newer browsers under 1 KB.
const OLDEST = 'chrome64';
const CURRENT = 'es2022';
const CITIZENS_PAGES = ['public/index.html', 'bulletins/index.html', 'receipt/index.html'];

// Chromium has `globalThis` since 71; everywhere in a page it is `self`. It has `Object.hasOwn`, which the ciphers ask, since 93.
const oldGlobals = {globalThis: 'self', 'Object.hasOwn': 'Object.prototype.hasOwnProperty.call'};

/** The runs of Vite that make `mode` below `outDir`, in their order. */
export function bundlesOf(mode: Mode, outDir: string): Bundle[] {
  switch (mode) {
    case 'widget':
      return [widget(outDir), outbox(outDir), oneFile(outDir), serviceWorker(outDir), embed(outDir)];
    case 'pages':
      return [
        pages('portal', 'demo', ['index.html', 'portal/index.html', 'playground/index.html'], outDir, {
          build: {target: OLDEST, emptyOutDir: true},
          define: oldGlobals,
        }),
        // Citizens open these on whatever terminal they rated on.
        pages('public page, bulletins, receipt page', 'packages/console', CITIZENS_PAGES, outDir, {
          build: {target: OLDEST},
          define: oldGlobals,
        }),
        pages('staff console', 'packages/console', ['console/index.html'], outDir, {build: {target: CURRENT}}),
        widget(path.join(outDir, 'embed')),
        outbox(path.join(outDir, 'embed')),
        oneFile(path.join(outDir, 'embed')),
        serviceWorker(path.join(outDir, 'embed')),
        embed(path.join(outDir, 'embed')),
        // After the element, whose first run empties the folder that one of them stands in.
        ratingPages(outDir, {build: {target: OLDEST}, define: oldGlobals}),
      ];
    case 'demo':
      return [
        pages(
          'portal, with the backend inside',
          'demo',
          ['index.html', 'portal/index.html', 'playground/index.html'],
          outDir,
          {
            build: {target: CURRENT, emptyOutDir: true},
            plugins: [mockFirst(), mockWorker()],
          },
        ),
        consolePages(outDir, {build: {target: CURRENT}, plugins: [mockFirst()]}),
        ratingPages(outDir, {build: {target: CURRENT}, plugins: [mockFirst()]}),
      ];
  }
}

/** One classic script, for a page's own origin: browsers before Chromium 91 have no service workers that are modules. */
function serviceWorker(outDir: string): Bundle {
  return {
    what: 'service worker for portals',
    config: {
      ...shared,
      root: path.join(here, 'packages/sdk'),
      define: oldGlobals,
      build: {
        ...sharedBuild,
        outDir,
        emptyOutDir: false,
        target: OLDEST,
        rolldownOptions: {
          input: {'hcp-sw': path.join(here, 'packages/sdk/src/service-worker/hcp-sw.ts')},
          output: {format: 'iife', entryFileNames: '[name].js'},
        },
      },
    },
  };
}

function consolePages(outDir: string, rest: InlineConfig): Bundle {
  const html = ['console/index.html', ...CITIZENS_PAGES];
  return pages('staff console, public page, receipt page', 'packages/console', html, outDir, rest);
}

/** What links and codes open, and what stands in other pages' frames. */
function ratingPages(outDir: string, rest: InlineConfig): Bundle {
  return pages('rating page, framed page', 'packages/widget', ['r/index.html', 'embed/index.html'], outDir, rest);
}

function pages(what: string, root: string, html: readonly string[], outDir: string, rest: InlineConfig): Bundle {
  const {build, plugins = [], ...others} = rest;
  return {
    what,
    config: {
      ...shared,
      root: path.join(here, root),
      ...others,
      plugins: [noNodeCrypto(), ...plugins],
      build: {
        ...sharedBuild,
        outDir,
        emptyOutDir: false,
        ...build,
        rolldownOptions: {input: html.map((file) => path.join(here, root, file))},
      },
    },
  };
}

function widget(outDir: string): Bundle {
  // The first run into its folder, and the one that `npm run size` measures.
  const input = {'hcp-review': path.join(here, 'packages/widget/src/define.ts')};
  return element('element for other pages', outDir, input, {emptyOutDir: true, manifest: true});
}

/** Beside the other element, and apart from it: whoever only rates loads nothing of this one. */
function outbox(outDir: string): Bundle {
  const input = {'hcp-outbox': path.join(here, 'packages/widget/src/outbox.ts')};
  return element('element that shows what waits', outDir, input, {emptyOutDir: false});
}

/** For a page that shows the rating in a frame: a few lines, which know nothing of ratings. */
function embed(outDir: string): Bundle {
  const input = {'hcp-embed': path.join(here, 'packages/widget/src/embed.ts')};
  return element('element that frames a rating', outDir, input, {emptyOutDir: false});
}

/**
 * The element as one classic script, and a page that shows it: browsers load no modules from a disk. It weighs what all parts weigh, so it is for
 * looking at, and for pages that must not load parts.
 */
function oneFile(outDir: string): Bundle {
  const input = {'hcp-review-one-file': path.join(here, 'packages/widget/src/define.ts')};
  const bundle = element('element in one file', outDir, input, {emptyOutDir: false});
  const {build, plugins, ...rest} = bundle.config;
  const output = {format: 'iife', codeSplitting: false, entryFileNames: '[name].js'} as const;
  return {
    ...bundle,
    config: {
      ...rest,
      // A classic script has no `import.meta`.
      define: {...oldGlobals, 'import.meta.url': 'document.baseURI'},
      plugins: [...(plugins ?? []), examplePage()],
      build: {...build, rolldownOptions: {input, output}},
    },
  };
}

/** Puts beside the one file the page that shows it. */
function examplePage(): Plugin {
  return {
    name: 'example-page',
    generateBundle() {
      const source = fs.readFileSync(path.join(here, 'examples/demo.html'));
      this.emitFile({type: 'asset', fileName: 'demo.html', source});
    },
  };
}

function element(what: string, outDir: string, input: Record<string, string>, rest: InlineConfig['build']): Bundle {
  return {
    what,
    config: {
      ...shared,
      root: path.join(here, 'packages/widget'),
      define: oldGlobals,
      plugins: [plainImports(), plainTemplates(), bareIdb(), noNodeCrypto()],
      build: {
        ...sharedBuild,
        outDir,
        target: OLDEST,
        ...rest,
        // Not `build.lib`: there Vite keeps the white space.
        rolldownOptions: {
          input,
          output: {entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js'},
        },
      },
    },
  };
}

const shared: InlineConfig = {
  // Everything is here; there is no file to look for.
  configFile: false,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  // A list replaces the default, so the usual conditions are repeated.
  resolve: {conditions: ['@haochaping/source', 'module', 'browser', 'production']},
  worker: {format: 'es', plugins: () => [noNodeCrypto()]},
};

const sharedBuild: InlineConfig['build'] = {
  // Neither preload helper nor polyfill: the pages are small, and both are inline or extra script.
  modulePreload: false,
  assetsInlineLimit: 0,
  reportCompressedSize: false,
  chunkSizeWarningLimit: 4096,
};

/**
 * Leaves of Vite's helper around each `import()` only the import: it preloads style sheets, the element's come as script, and
 * `modulePreload: false` keeps the helper in. Where Vite calls it otherwise one day, `npm run size` tells.
 */
function plainImports(): Plugin {
  // The first also where other chunks share it, and it is one of its exports. The second: with the names that are taken from it, which the code
  // after it takes once more.
  const loads = [
    /\b\w+\(\(\)=>(import\(`[^`]+`\)(?:\.then\(\w+=>\w+\.\w+\))?),(?:\w+|\[\]),import\.meta\.url\)/g,
    /\b\w+\(async\(\)=>\{let\{[^}]*\}=await (import\(`[^`]+`\));\s*return\{[^}]*\}\},\w+,import\.meta\.url\)/g,
  ];
  return {
    name: 'plain-imports',
    transform: {
      filter: {id: /^\0vite\/preload-helper/},
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const load of loads) output.code = output.code.replaceAll(load, '$1');
      }
    },
  };
}

/** Leaves out of idb what nothing here asks for: shortcuts for one action on a database, and iteration over cursors. 500 bytes of the first render. */
function bareIdb(): Plugin {
  const part = /^const readMethods = [^]*^const advanceMethodProps = [^]*(?=^export )/m;
  // `transaction.store`, and asking what a transaction has.
  const traps =
    /^ {12}\/\/ Make tx\.store return [^]*?(?=^ {8}\}\n {8}\/\/ Else)|^ {4}has\(target, prop\) \{[^]*?^ {4}\},\n/gm;
  const asked = /\bfor await\b|\.iterate\(|\.store\b|\bdb\.(?:get|count|put|add|delete|clear)(?!Object)/;
  return {
    name: 'bare-idb',
    transform: {
      filter: {id: /\/(idb\/build\/index\.js|sdk\/src\/[^/]+\.ts)$/},
      handler(code, id) {
        if (id.endsWith('.ts')) {
          if (asked.test(code))
            this.error(`${id} asks for a part of idb that is left out: build idb as a whole again.`);
          return null;
        }
        if (!part.test(code)) this.error('idb no longer has its shortcuts and its iteration where they were.');
        if (code.replace(part, '').match(traps)?.length !== 2)
          this.error('idb no longer has its traps where they were.');
        return code.replace(part, '').replace(traps, '');
      },
    },
  };
}

/** Makes one space of each line's end and indentation in the templates: after minifying, only they still have any. */
function plainTemplates(): Plugin {
  return {
    name: 'plain-templates',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') output.code = output.code.replaceAll(/\n +/g, ' ');
      }
    },
  };
}

/** Stands for Node's `crypto`, which sm-crypto-v2 names for where there is no `globalThis.crypto`, and in a browser never imports. */
function noNodeCrypto(): Plugin {
  const id = '\0no-node-crypto';
  return {
    name: 'no-node-crypto',
    enforce: 'pre',
    resolveId: (source) => (source === 'crypto' ? id : null),
    load: (asked) => (asked === id ? 'export const webcrypto = undefined;' : null),
  };
}

/** In each page, starts the backend before the page's own script, which then finds its server there. */
function mockFirst(): Plugin {
  const script = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"[^>]*><\/script>/g;
  return {
    name: 'mock-first',
    transformIndexHtml: {
      order: 'pre',
      handler(html, {path: page, filename}) {
        const sources = [...html.matchAll(script)].map(([, source]) => source);
        if (sources.length === 0)
          throw new Error(`${filename} has no <script type="module" src="…"> to start after the backend.`);
        const up = '../'.repeat(page.split('/').length - 2) || './';
        const module = [
          `import {startMock} from '@haochaping/mock/browser';`,
          // Not a top-level await: a page's script that shares code with this module would wait for it for ever.
          `startMock({serviceWorker: new URL('${up}mockServiceWorker.js', document.baseURI).href}).then(async () => {`,
          ...sources.map((source) => `  await import(${JSON.stringify(source)});`),
          '});',
        ].join('\n');
        let first = true;
        return html.replaceAll(script, () => {
          const replacement = first ? `<script type="module">\n${module}\n</script>` : '';
          first = false;
          return replacement;
        });
      },
    },
  };
}

/** Puts msw's service worker at the root of the folder: its folder is its scope. */
function mockWorker(): Plugin {
  return {
    name: 'mock-worker',
    generateBundle() {
      const require = createRequire(path.join(here, 'packages/mock/package.json'));
      const source = fs.readFileSync(require.resolve('msw/mockServiceWorker.js'));
      this.emitFile({type: 'asset', fileName: 'mockServiceWorker.js', source});
    },
  };
}
