import fs from 'node:fs';
import path from 'node:path';
import {build, type Plugin} from 'vite';

/**
 * A rule of the SDK that is switched off, in the harness's bundle only: `module` then exports, in the place of its `name`, what
 * `withoutGuard` in the file `off` makes of it.
 */
export interface GuardOff {
  readonly module: string;
  readonly name: string;
  readonly off: string;
}

const root = path.join(import.meta.dirname, '../..');

/** The queues that can be led: ours, and those that it is measured beside. */
export type QueueName = 'haochaping' | 'workbox-background-sync' | 'localforage';

const SCRIPTS: Readonly<Record<QueueName, Readonly<Record<string, string>>>> = {
  haochaping: {rig: 'page/rig.ts', worker: 'page/worker.ts'},
  'workbox-background-sync': {rig: 'page/workbox-rig.ts'},
  localforage: {rig: 'page/localforage-rig.ts'},
};

/** Bundles the page into the folder, from the sources of the SDK as they stand. */
export async function bundlePage(folder: string, queue: QueueName = 'haochaping', off?: GuardOff): Promise<void> {
  const replaced = {done: false};
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    publicDir: false,
    // A dependency's look at Node's `crypto` is no news in a page.
    logLevel: 'error',
    resolve: {conditions: ['@haochaping/source', 'module', 'browser', 'production']},
    plugins: off === undefined ? [] : [guardOff(off, replaced)],
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(SCRIPTS[queue]).map(([name, file]) => [name, path.join(import.meta.dirname, file)]),
        ),
        output: {entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'},
      },
    },
  });
  if (off !== undefined && !replaced.done) throw new Error(`Nothing in the page imports ${off.module}.`);
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><script type="module" src="rig.js"></script>');
}

function guardOff({module, name, off}: GuardOff, replaced: {done: boolean}): Plugin {
  const target = path.join(root, module);
  const virtual = `\0guard-off.ts`;
  return {
    name: 'guard-off',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || importer === virtual) return undefined;
      const resolved = await this.resolve(source, importer, {skipSelf: true});
      if (resolved?.id !== target) return undefined;
      replaced.done = true;
      return virtual;
    },
    load(id) {
      if (id !== virtual) return undefined;
      return [
        `import {${name} as original} from ${JSON.stringify(target)};`,
        `import {withoutGuard} from ${JSON.stringify(path.join(import.meta.dirname, off))};`,
        `export * from ${JSON.stringify(target)};`,
        `export const ${name} = withoutGuard(original);`,
      ].join('\n');
    },
  };
}
