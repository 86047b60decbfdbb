import fs from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {runBrowserTests} from './browser-tests.ts';
import {build, isFresh, MODES} from './bundles.ts';
import {runNodeTests} from './node-tests.ts';

const USAGE = `npm test -- [--node] [--browser] [path …]
  --node      only the tests that run in Node
  --browser   only the tests that run in Chromium
  path        only files whose path contains one of these (also: --grep path)
HCP_REQUIRE_ALL=1 makes a skipped test a failed one.`;

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {
    node: {type: 'boolean', default: false},
    browser: {type: 'boolean', default: false},
    grep: {type: 'string', multiple: true, default: []},
    help: {type: 'boolean', short: 'h', default: false},
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

process.chdir(path.join(import.meta.dirname, '..'));
const wanted = [...positionals, ...values.grep];
const both = values.node === values.browser;
const nodeFiles = both || values.node ? find('test.ts') : [];
const browserFiles = both || values.browser ? find('browser-test.ts') : [];
if (wanted.length > 0 && nodeFiles.length + browserFiles.length === 0) {
  console.error(`No test file has ${wanted.join(' or ')} in its path.`);
  process.exit(1);
}

const skipped: string[] = [];
let passed = 0;
let failed = 0;

// These open what was built, as the people they stand for do.
if (nodeFiles.some((file) => /^tests\/(e2e|faults|browsers|frameworks)\//.test(file))) {
  for (const mode of MODES.filter((each) => !isFresh(each))) {
    console.log(`Building ${mode} …`);
    await build(mode, console.log);
  }
}
for (const [files, run] of [[nodeFiles, runNodeTests] as const, [browserFiles, runBrowserTests] as const]) {
  if (files.length === 0) continue;
  const figures = await run(files);
  passed += figures.passed;
  failed += figures.failed;
  skipped.push(...figures.skipped);
}

for (const title of skipped) console.log(`Skipped: ${title}`);
if (skipped.length > 0 && process.env['HCP_REQUIRE_ALL'] === '1') {
  console.log('HCP_REQUIRE_ALL=1: what was skipped counts as failed.');
  failed += skipped.length;
}
console.log(`${passed} passed, ${failed} failed`);
// Something may still be open after a test that hung; the figures are complete.
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function find(ending: string): string[] {
  return fs
    .globSync([`packages/*/src/**/*.${ending}`, `tests/**/*.${ending}`, `demo/**/*.${ending}`])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part.replace(/^\.\//, ''))))
    .sort();
}
