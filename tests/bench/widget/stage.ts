import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {OURS, type Peer} from './peers.ts';

const root = path.join(import.meta.dirname, '../../..');
const PINNED = path.join(import.meta.dirname, 'peers');
const INSTALL_LIMIT_MS = 180_000;

/** A folder with an `index.html` that rates. */
export interface Stage {
  readonly name: string;
  readonly folder: string;
  readonly ready: string;
}

/** Installs what `peers/package-lock.json` pins below build/, once per lock file. No script of any package runs. */
export function installPeers(): string {
  const folder = path.join(root, 'build/bench-widget/peers');
  const lock = fs.readFileSync(path.join(PINNED, 'package-lock.json'), 'utf8');
  const installed = path.join(folder, 'installed.json');
  if (fs.existsSync(installed) && fs.readFileSync(installed, 'utf8') === lock) return folder;
  fs.rmSync(folder, {recursive: true, force: true});
  fs.cpSync(PINNED, folder, {recursive: true});
  execFileSync('npm', ['ci', '--ignore-scripts', '--workspaces=false', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    timeout: INSTALL_LIMIT_MS,
  });
  fs.writeFileSync(installed, lock);
  return folder;
}

/** Bundles a peer as the smallest page would: one script, one sheet. */
export async function stagePeer({name, entry, ready}: Peer, installed: string): Promise<Stage> {
  const folder = folderFor(name);
  await build({
    stdin: {contents: entry, resolveDir: installed, sourcefile: 'page.js'},
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
    loader: {'.svg': 'dataurl', '.woff2': 'dataurl'},
    logLevel: 'error',
    outfile: path.join(folder, 'page.js'),
  });
  const sheet = fs.existsSync(path.join(folder, 'page.css')) ? '<link rel="stylesheet" href="./page.css" />' : '';
  writePage(folder, sheet, '<div id="root"></div><script type="module" src="./page.js"></script>');
  return {name, folder, ready};
}

/** Our own from what `npm run build` made in `built`. */
export function stageOurs(built: string): Stage {
  const folder = folderFor('ours');
  fs.cpSync(built, folder, {recursive: true});
  writePage(folder, '', '<hcp-review demo></hcp-review><script type="module" src="./hcp-review.js"></script>');
  return {...OURS, folder};
}

function folderFor(name: string): string {
  const folder = path.join(root, 'build/bench-widget', name.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
  fs.rmSync(folder, {recursive: true, force: true});
  fs.mkdirSync(folder, {recursive: true});
  return folder;
}

function writePage(folder: string, head: string, body: string): void {
  const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><title>rate</title><link rel="icon" href="data:," />${head}</head><body>${body}</body></html>`;
  fs.writeFileSync(path.join(folder, 'index.html'), page);
}
