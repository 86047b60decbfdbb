import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Figures} from './node-tests.ts';

/** Runs the files in Chromium by @web/test-runner, which prints what failed. */
export function runBrowserTests(files: readonly string[]): Figures {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-browser-tests-'));
  const asked = path.join(folder, 'figures.json');
  try {
    const {status} = spawnSync(
      process.execPath,
      [
        ...process.execArgv,
        'node_modules/@web/test-runner/dist/bin.js',
        '--config',
        'wtr.config.js',
        '--files',
        ...files,
      ],
      {stdio: 'inherit', env: {...process.env, HCP_BROWSER_FIGURES: asked}},
    );
    if (!fs.existsSync(asked)) {
      console.log(`✗ the browser tests did not run to their end (exit code ${String(status)})`);
      return {passed: 0, failed: 1, skipped: []};
    }
    const figures = JSON.parse(fs.readFileSync(asked, 'utf8')) as Figures;
    // An exit code without a failed test: the runner itself failed.
    return status === 0 || figures.failed > 0 ? figures : {...figures, failed: 1};
  } finally {
    fs.rmSync(folder, {recursive: true, force: true});
  }
}
