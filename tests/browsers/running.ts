import {type ChildProcess, spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a browser needs to start. Everything it writes goes into `profile`; every host but this machine is behind `proxy`. */
export interface Launch {
  readonly address: string;
  readonly proxy: URL;
  readonly profile: string;
}

/** A browser that can be started, or what has to be done before it can. */
export type Prepared =
  {readonly start: (launch: Launch) => Promise<Running>} | {readonly missing: string; readonly install: string};

export interface Engine {
  readonly name: string;
  /** Part of what it says of itself. */
  readonly userAgent: string;
  /** Fetches what the run itself brings; never installs anything. */
  prepare(): Promise<Prepared>;
}

/** Programs of ours, each with all that it started in turn. */
export interface Running {
  /** Resolves when the browser has ended, of itself or not. */
  readonly ended: Promise<void>;
  /** What it wrote last. */
  said(): string;
  end(): Promise<void>;
}

const MOST_SAID = 4_000;
const groups = new Set<number>();
const folders = new Set<string>();

// However this program ends, nothing of it stays.
process.on('exit', () => {
  for (const group of groups) killGroup(group);
  for (const folder of folders) remove(folder);
});

/** Starts a program in a process group of its own, which ends as a whole. `more` ends with it. */
export function run(
  command: string,
  args: readonly string[],
  {env = {}, more}: {readonly env?: NodeJS.ProcessEnv; readonly more?: Running} = {},
): Running {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...env},
  });
  const {pid} = child;
  if (pid !== undefined) groups.add(pid);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const said = collect(child);
  return {
    ended,
    said,
    async end() {
      if (pid !== undefined) {
        killGroup(pid);
        groups.delete(pid);
      }
      await ended;
      await more?.end();
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-MOST_SAID);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  child.once('error', (cause) => add(Buffer.from(cause.message)));
  return () => text;
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody of it is left.
  }
}

/** The program's path, where the system finds it; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}

/** Gives `work` a folder that is gone afterwards. */
export async function withFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `haochaping-${name}-`));
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    remove(folder);
    folders.delete(folder);
  }
}

function remove(folder: string): void {
  // A process that was killed a moment ago may still be writing.
  fs.rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
}
