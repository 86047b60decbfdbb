import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
// What a page needs: the element and all below it.
const PACKAGES = ['core', 'protocol', 'theme', 'sdk', 'widget'];

/**
 * Packs what `npm publish` would publish, and installs it in an empty project beside the frameworks of pinned.json, from the registry that npm
 * is set to. No script of any package runs.
 */
export function installPacked(folder: string): void {
  npm(root, ['exec', '--no', '--', 'tsc', '-b']);
  const args = ['pack', '--json', '--pack-destination', folder];
  const said = npm(root, [...args, ...PACKAGES.flatMap((name) => ['--workspace', `packages/${name}`])]);
  const packed = JSON.parse(said) as readonly {readonly name: string; readonly filename: string}[];
  const own = packed.map(({name, filename}) => [name, `file:./${filename}`] as const);
  const pinned = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'pinned.json'), 'utf8')) as object;
  const dependencies = {...pinned, ...Object.fromEntries(own)};
  const manifest = {name: 'a-portal', version: '1.0.0', private: true, type: 'module', dependencies};
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  npm(folder, ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']);
}

function npm(cwd: string, args: readonly string[]): string {
  return execFileSync('npm', args, {cwd, encoding: 'utf8', shell: process.platform === 'win32'});
}
