import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

process.chdir(path.join(import.meta.dirname, '..'));
// Each prints one line of JSON; with --json nothing else is on stdout.
const json = process.argv.includes('--json');
const words = process.argv.slice(2).filter((word) => word !== '--json');
const wanted = words.filter((word) => !word.startsWith('--'));
// What a benchmark is told, such as --reviews=20000000.
const flags = words.filter((word) => word.startsWith('--'));
const files = fs
  .globSync('tests/bench/*.bench.ts')
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error('No benchmark in tests/bench/ has that name.');
  process.exit(1);
}

// One after the other, each alone in its process: they measure.
const failed = files.filter((file) => {
  if (!json) console.log(`\n${file}`);
  return spawnSync(process.execPath, [...process.execArgv, file, ...flags], {stdio: 'inherit'}).status !== 0;
});
if (failed.length > 0) {
  console.error(`\nOver budget or broken: ${failed.join(', ')}`);
  process.exit(1);
}
