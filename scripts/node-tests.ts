import path from 'node:path';
import {run} from 'node:test';
import type {TestEvent} from 'node:test/reporters';
import {inspect} from 'node:util';

/** What a run of tests came to; `skipped` names each skipped test and its reason. */
export type Figures = {passed: number; failed: number; skipped: string[]};

// For a test that hangs; a slow machine may take its time.
const TEST_TIMEOUT_MS = 180_000;
// A file that says nothing for longer than any test may take has ended its tests and left something open.
const SILENCE_MS = TEST_TIMEOUT_MS + 15_000;
// The machine of a contributor or a build service may have two cores, and some tests start servers of their own.
const AT_ONCE = 2;
const LONGEST_OUTPUT = 4_000;

/** Runs the files in Node, each in a process of its own, and prints a line for each and what failed in it. */
export async function runNodeTests(files: readonly string[]): Promise<Figures> {
  const total: Figures = {passed: 0, failed: 0, skipped: []};
  const waiting = [...files];
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const figures = await runFile(file);
      total.passed += figures.passed;
      total.failed += figures.failed;
      total.skipped.push(...figures.skipped);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, worker));
  return total;
}

async function runFile(file: string): Promise<Figures> {
  const figures: Figures = {passed: 0, failed: 0, skipped: []};
  const report: string[] = [];
  const output: string[] = [];
  const from = performance.now();
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stillTalking = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  const fail = (title: string, reason: string): void => {
    figures.failed++;
    report.push(`    ✗ ${title}`, indent(reason));
  };

  stillTalking();
  const events = run({
    files: [path.resolve(file)],
    // The condition by which packages resolve to their sources reaches the child through our own arguments.
    execArgv: process.execArgv,
    timeout: TEST_TIMEOUT_MS,
    signal: silence.signal,
  });
  for await (const event of events as AsyncIterable<TestEvent>) {
    stillTalking();
    if (event.type === 'test:stdout' || event.type === 'test:stderr') output.push(event.data.message);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const {name, nesting, skip} = event.data;
    // Node reports a file under its own path when it held no test, or broke outside of one.
    const isFile = nesting === 0 && path.isAbsolute(name);
    if (skip !== undefined && skip !== false) {
      figures.skipped.push(`${file}: ${name}${typeof skip === 'string' ? ` (${skip})` : ''}`);
    } else if (event.type === 'test:fail') {
      const {error} = event.data.details;
      if (silence.signal.aborted && isFile)
        fail('the file did not end', 'Its tests are over, or hang, and something is still open.');
      else if (!isOnlyFromBelow(error)) fail(isFile ? 'the file' : name, reasonOf(error));
    } else if (isFile) {
      fail('the file', 'It holds no test.');
    } else if (event.data.details.type !== 'suite') {
      figures.passed++;
    }
  }
  clearTimeout(timer);
  if (silence.signal.aborted && figures.failed === 0)
    fail('the file did not end', 'It was stopped after a long silence.');

  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${figures.failed === 0 ? '✓' : '✗'} ${file} (${figures.passed + figures.failed}, ${seconds} s)`);
  if (figures.failed > 0) {
    console.log(report.join('\n'));
    if (output.length > 0)
      console.log(indent(`The end of its output:\n${output.join('').trimEnd().slice(-LONGEST_OUTPUT)}`));
  }
  return figures;
}

function isOnlyFromBelow(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function reasonOf(error: Error): string {
  const {cause} = error;
  if (cause instanceof Error) return inspect(cause, {depth: 4});
  const exit = 'exitCode' in error ? ` (exit code ${String(error.exitCode)})` : '';
  return `${typeof cause === 'string' ? cause : error.message}${exit}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}
