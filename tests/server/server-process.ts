import {type ChildProcess, spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BIN = path.join(import.meta.dirname, '../../packages/server/bin.js');
const START_TIMEOUT_MS = 40_000;

/** A server program in a process of its own, with what it said so far. */
export class ServerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{readonly code: number | null; readonly signal: NodeJS.Signals | null}>;
  out = '';
  err = '';

  constructor(
    args: readonly string[],
    {entry = BIN, env = {}}: {readonly entry?: string; readonly env?: NodeJS.ProcessEnv} = {},
  ) {
    this.child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, DATABASE_URL: '', HCP_PAGES: '', NODE_TEST_CONTEXT: undefined, ...env},
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve({code, signal})));
  }

  /** The address it says it listens on. */
  async address(): Promise<string> {
    return this.saying(/(http:\/\/[^/\s]+)\/openapi\.json/);
  }

  /** The first group of a pattern, as soon as the program has said it. */
  async saying(pattern: RegExp): Promise<string> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline) {
      const found = pattern.exec(this.out);
      if (found !== null) return found[1] ?? found[0];
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`It never said ${String(pattern)}:\n${this.out}\n${this.err}`);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: {after(step: () => void): void}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-server-'));
  t.after(() => fs.rmSync(folder, {recursive: true, force: true}));
  return folder;
}
