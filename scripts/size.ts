import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import {build, folderOf, isFresh} from './bundles.ts';

/** One entry of Vite's manifest: a file, and what it imports by the names of other entries. */
type Chunk = {file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[]};

// The promises of docs/decisions/0001-toolchain.md, 0019-size-of-a-submit.md and 0025-ways-to-appear.md. Raise a number only in the commit that needs it, and say why there.
const KB = 1024;
const FIRST_RENDER_LIMIT = 14 * KB;
const SUBMIT_LIMIT = 27.55 * KB;
const CONTACT_LIMIT = 37.75 * KB;

const DICTIONARY = 'src/locales/zh-CN.ts';
// What a submit in one language never asks for; who comes back with a receipt code, a broken store, and a text full of digits do. A backend has one suite of
// sealing: this counts the international one.
const NOT_FOR_A_SUBMIT =
  /\/locales\/(?!zh-CN\.)|\/sdk\/src\/(export|mending|after-review|background-sync|diagnosis)\.|\/(shared-device|sealing-sm|warning|explanations|drafts|stepwise|aids|demo|form-association|ways)\.ts$/;
// Fetched once somebody opens the contact.
const FOR_A_CONTACT = /\/(contact|seal[^/]*)\.ts$/;

if (!isFresh('widget')) await build('widget', console.log);
const folder = folderOf('widget');
const manifest = JSON.parse(fs.readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
const dictionary = Object.keys(manifest).filter((key) => key.endsWith(DICTIONARY));

const firstRender = reach([...entries, ...dictionary], (chunk) => chunk.imports ?? []);
const withContact = reach([...entries, ...dictionary], neededBy);
const submit = reach([...entries, ...dictionary], (chunk) => neededBy(chunk).filter((key) => !FOR_A_CONTACT.test(key)));

let over = false;
over = report('widget, first render (JS, CSS, zh-CN)', firstRender, FIRST_RENDER_LIMIT) || over;
over = report('widget, all that a submit loads, without contact', submit, SUBMIT_LIMIT) || over;
over = report('widget, all that a submit loads, with contact', withContact, CONTACT_LIMIT) || over;

// docs/decisions/0024: 100 KB until the public page can be read, less what its figures weigh in the HTML that a server writes.
const PUBLIC_FIGURES = 10 * KB;
const PUBLIC_PAGE_LIMIT = 100 * KB - PUBLIC_FIGURES;
if (!isFresh('pages')) await build('pages', console.log);
over =
  report('public page, until it can be read', filesOf('public/index.html'), PUBLIC_PAGE_LIMIT, folderOf('pages')) ||
  over;
process.exitCode = over ? 1 : 0;

/** A page, and everything it names and that names in turn, but for what is imported later. */
function filesOf(page: string): Set<string> {
  const files = new Set([page]);
  for (const file of files) {
    const text = fs.readFileSync(path.join(folderOf('pages'), file), 'utf8');
    const named = file.endsWith('.html')
      ? text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(\.[^"]+\.(?:js|css))"/g)
      : text.matchAll(/\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g);
    for (const [, name = ''] of named) files.add(path.posix.join(path.posix.dirname(file), name));
  }
  return files;
}

function neededBy({imports = [], dynamicImports = []}: Chunk): string[] {
  return [...imports, ...dynamicImports].filter((key) => !NOT_FOR_A_SUBMIT.test(key));
}

/** The files of the chunks that `from` leads to, each once. */
function reach(from: readonly string[], next: (chunk: Chunk) => string[]): Set<string> {
  const keys = new Set(from);
  const files = new Set<string>();
  // A Set yields what is added while it is walked.
  for (const key of keys) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest of the widget has no chunk ${key}.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const other of next(chunk)) keys.add(other);
  }
  return files;
}

function report(what: string, files: ReadonlySet<string>, limit: number, within = folder): boolean {
  const sizes = [...files].map((file) => [file, brotli(path.join(within, file))] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const verdict = total <= limit ? 'within' : 'OVER';
  console.log(`${what}: ${kilobytes(total)} brotli, ${verdict} its budget of ${kilobytes(limit)}`);
  for (const [file, size] of sizes) console.log(`    ${kilobytes(size).padStart(9)}  ${file}`);
  return total > limit;
}

function brotli(file: string): number {
  return zlib.brotliCompressSync(fs.readFileSync(file)).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(2)} KB`;
}
