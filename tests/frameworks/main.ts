import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {startServer} from '@haochaping/server';
import {chromium, type Browser} from 'playwright-core';
import {build as buildMode, folderOf, isFresh} from '../../scripts/bundles.ts';
import {chromiumPath} from '../chromium.ts';
import {installPacked} from './install-packed.ts';
import {openPortal} from './portal.ts';
import {rateOnce} from './rate-once.ts';

// Small real apps that install what `npm publish` would publish, are built by their own tools, and rate once against a real server.

const APPS = ['react', 'vue', 'svelte', 'plain'] as const;
const here = import.meta.dirname;

let passed = 0;
let failed = 0;

async function check(title: string, step: () => Promise<void> | void): Promise<void> {
  try {
    await step();
    passed += 1;
    console.log(`✓ ${title}`);
  } catch (cause) {
    failed += 1;
    console.log(`✗ ${title}\n${String(cause instanceof Error ? cause.message : cause).replaceAll(/^/gm, '    ')}`);
  }
}

/** Runs a tool that was installed, in the folder of the installation; throws with what it said. */
function run(folder: string, args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

async function tryApps(folder: string, pages: string, browser: Browser): Promise<void> {
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    data: path.join(folder, 'data'),
    reset: false,
    https: false,
    report: (what, cause) => console.error(what, cause),
  });
  const portal = await openPortal(pages, server.address);
  try {
    for (const app of APPS) {
      await check(`${app}: rates once under the strict policy, and hears of it by typed events`, () =>
        rateOnce(browser, {backend: server.address, page: `${portal.address}/${app}/`}),
      );
    }
  } finally {
    await portal.close();
    await server.stop();
  }
}

function buildApps(folder: string, pages: string): void {
  fs.cpSync(folderOf('widget'), path.join(pages, 'embed'), {recursive: true});
  const {files} = JSON.parse(fs.readFileSync(path.join(pages, 'embed/integrity.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  for (const app of APPS) {
    if (app !== 'plain') {
      run(folder, ['node_modules/vite/bin/vite.js', 'build', app, '--outDir', path.join(pages, app), '--base', './']);
      continue;
    }
    fs.cpSync(path.join(folder, app), path.join(pages, app), {recursive: true});
    const page = path.join(pages, app, 'index.html');
    const html = fs.readFileSync(page, 'utf8').replace('%INTEGRITY%', files['hcp-review.js'] ?? '');
    fs.writeFileSync(page, html);
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-frameworks-'));
try {
  if (!isFresh('widget')) await buildMode('widget', console.log);
  const pages = path.join(folder, 'pages');
  await check('the packed packages install beside React, Vue and Svelte', () => {
    installPacked(folder);
    fs.cpSync(path.join(here, 'apps'), folder, {recursive: true});
  });
  await check('what they export loads where there is no page', () => {
    const entries = ['widget', 'widget/define', 'widget/outbox', 'sdk', 'sdk/outbox', 'core', 'protocol/citizen'];
    const code = entries.map((entry) => `await import('@haochaping/${entry}');`).join('');
    run(folder, ['--input-type=module', '--eval', code]);
  });
  await check('TypeScript knows the element and its events, in a page and in React', () => {
    run(folder, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json']);
  });
  await check('React renders the element on a server', () => {
    const vite = ['node_modules/vite/bin/vite.js', 'build', 'react', '--ssr', 'server.tsx', '--outDir', '../rendered'];
    run(folder, vite);
    const html = run(folder, ['rendered/server.js']);
    if (!html.includes('<hcp-review endpoint="/" invitation="a.b.c"></hcp-review>')) throw new Error(html);
  });
  await check('their own tools build the apps', () => buildApps(folder, pages));
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await tryApps(folder, pages, browser);
  } finally {
    await browser.close();
  }
} finally {
  fs.rmSync(folder, {recursive: true, force: true, maxRetries: 5});
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
