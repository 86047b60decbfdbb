import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {folderOf, isFresh} from './bundles.ts';

const root = path.join(import.meta.dirname, '..');
const onlyAsks = process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h');

if (!onlyAsks && !isFresh('pages')) {
  console.log('Building the pages …');
  // In a process of its own: the server that follows does not carry the bundler in its memory.
  const {status} = spawnSync(process.execPath, [...process.execArgv, path.join(root, 'scripts/build.ts'), 'pages'], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('The pages could not be built; the reason stands above.');
    process.exit(1);
  }
}
process.env['HCP_PAGES'] ??= folderOf('pages');
await import(new URL('../packages/server/bin.js', import.meta.url).href);
