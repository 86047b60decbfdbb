import fs from 'node:fs';
import path from 'node:path';
import {bundlesOf, type Mode} from '../vite.config.ts';
import {writeIntegrity} from './integrity.ts';

const root = path.join(import.meta.dirname, '..');

export const MODES: readonly Mode[] = ['pages', 'demo', 'widget'];

const ELEMENT = [
  'packages/core/src',
  'packages/protocol/src',
  'packages/theme/src',
  'packages/sdk/src',
  'packages/widget/src',
  'vite.config.ts',
  'package-lock.json',
];
const PAGES = [...ELEMENT, 'packages/views/src', 'packages/console', 'demo'];
const SOURCES: Readonly<Record<Mode, readonly string[]>> = {
  widget: ELEMENT,
  pages: PAGES,
  demo: [...PAGES, 'packages/backend/src', 'packages/mock/src'],
};
/** Where a mode puts the element for other people's pages. */
const ELEMENT_FOLDERS: Readonly<Record<Mode, readonly string[]>> = {widget: ['.'], pages: ['embed'], demo: []};
const NOT_A_SOURCE = /^(node_modules|dist)$|\.(browser-)?test\.ts$|\.tsbuildinfo$/;

export function isMode(name: string): name is Mode {
  return MODES.some((mode) => mode === name);
}

/** Where a mode's files stand once built. */
export function folderOf(mode: Mode): string {
  return path.join(root, 'build', mode);
}

/** Whether the mode was built, and nothing that goes into it is younger than that build. */
export function isFresh(mode: Mode): boolean {
  const stamp = fs.statSync(stampOf(mode), {throwIfNoEntry: false});
  if (stamp === undefined || !fs.existsSync(folderOf(mode))) return false;
  return SOURCES[mode].every((source) => newest(path.join(root, source)) < stamp.mtimeMs);
}

/**
 * Builds a mode and resolves with its folder. It is made beside its place and moved there when complete, so that an
 * interrupted build leaves the last good one.
 */
export async function build(mode: Mode, say: (line: string) => void): Promise<string> {
  // Vite takes seconds to load, and a start that finds a fresh build does without.
  const vite = await import('vite');
  const startedAt = new Date();
  const staging = path.join(root, 'build', `.${mode}-${process.pid}`);
  const bundles = bundlesOf(mode, staging);
  try {
    for (const [index, {what, config}] of bundles.entries()) {
      const from = performance.now();
      await vite.build(config);
      say(`  ${index + 1}/${bundles.length} ${what} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    }
    for (const folder of ELEMENT_FOLDERS[mode]) writeIntegrity(path.join(staging, folder), versionOfElement());
    fs.rmSync(folderOf(mode), {recursive: true, force: true});
    fs.renameSync(staging, folderOf(mode));
  } finally {
    fs.rmSync(staging, {recursive: true, force: true});
  }
  // As old as the start of the build: a file changed meanwhile may have been missed.
  fs.writeFileSync(stampOf(mode), '');
  fs.utimesSync(stampOf(mode), startedAt, startedAt);
  return folderOf(mode);
}

function versionOfElement(): string {
  const manifest = fs.readFileSync(path.join(root, 'packages/widget/package.json'), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}

function stampOf(mode: Mode): string {
  return path.join(root, 'build', `.${mode}.built`);
}

// Folders count too: a deleted file shows only there.
function newest(at: string): number {
  const stat = fs.statSync(at);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const below = fs
    .readdirSync(at)
    .filter((name) => !NOT_A_SOURCE.test(name))
    .map((name) => newest(path.join(at, name)));
  return Math.max(stat.mtimeMs, ...below);
}
