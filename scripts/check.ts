import {spawnSync} from 'node:child_process';
import path from 'node:path';

// Each is an npm script of its own: run one alone as `npm run check:lint`.
const STEPS = ['check:format', 'check:lint', 'check:floors', 'check:types', 'check:unused', 'check:packages', 'size'];

process.chdir(path.join(import.meta.dirname, '..'));
const failed: string[] = [];
for (const step of STEPS) {
  const from = performance.now();
  const {status, stdout, stderr} = spawnSync('npm', ['run', '--silent', step], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${step} (${seconds} s)`);
  if (status !== 0) failed.push(step);
  // The sizes are worth a look even when they fit.
  if (status !== 0 || step === 'size') console.log(`${stdout}${stderr}`.trimEnd().replaceAll(/^/gm, '    '));
}
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
