import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';

type Manifest = {
  name: string;
  version: string;
  license?: string;
  exports: Record<string, unknown>;
  dependencies?: Record<string, string>;
};

process.chdir(path.join(import.meta.dirname, '..'));
const folders = fs.globSync('packages/*/package.json').map((file) => path.dirname(file));
const manifests = new Map(folders.map((folder) => [folder, manifestOf(folder)]));
const names = new Set([...manifests.values()].map(({name}) => name));
let bad = 0;

for (const [folder, manifest] of [...manifests].sort(([a], [b]) => a.localeCompare(b))) {
  const {messages} = await publint({pkgDir: folder, strict: true});
  for (const message of messages) complain(folder, formatMessage(message, manifest) ?? message.code);

  for (const [name, version] of Object.entries(manifest.dependencies ?? {})) {
    const found = names.has(name) ? manifest.version : undefined;
    if (found !== undefined && version !== found) complain(folder, `${name} is ${found} here, not ${version}.`);
    if (/^[\^~><*]/.test(version)) complain(folder, `${name} has the range ${version}: name one version.`);
  }

  // Packages of style sheets alone have no types to be wrong.
  if (Object.keys(manifest.exports).every((entry) => entry.endsWith('.css'))) continue;
  const entries = Object.keys(manifest.exports).filter((entry) => !entry.includes('*'));
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [
      'node_modules/@arethetypeswrong/cli/dist/index.js',
      '--pack',
      folder,
      '--profile',
      'esm-only',
      '--no-color',
      '--no-emoji',
      '--entrypoints',
      ...entries,
    ],
    {encoding: 'utf8'},
  );
  if (status !== 0) complain(folder, `${stdout}${stderr}`.trim());
}
checkLock();
process.exitCode = bad === 0 ? 0 : 1;

// npm leaves an optional package that its registry lacks out of the lock file without a word, and the next `npm ci`
// refuses that file. And the address of one registry would bind everybody to it.
function checkLock(): void {
  const {packages} = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, {resolved?: string; optionalDependencies?: Record<string, string>}>;
  };
  for (const [at, {resolved, optionalDependencies}] of Object.entries(packages)) {
    if (resolved?.includes('://') === true) complain('package-lock.json', `${at} names an address: ${resolved}`);
    for (const name of Object.keys(optionalDependencies ?? {})) {
      const found = Object.keys(packages).some((other) => `/${other}`.endsWith(`/node_modules/${name}`));
      if (!found)
        complain('package-lock.json', `${name}, optional in ${at || 'the root'}, is missing: pin a complete release.`);
    }
  }
}

function complain(folder: string, what: string): void {
  bad++;
  console.error(`${folder}: ${what}`);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
