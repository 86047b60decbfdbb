import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The file that tells the hashes of the others in its folder. */
export const INTEGRITY_FILE = 'integrity.json';

/** Of each script and style sheet of a release: its path below the folder, and what to write into `integrity="…"`. */
export type Integrity = {readonly version: string; readonly files: Readonly<Record<string, string>>};

/** Writes `integrity.json` beside the built element, and returns what stands in it. */
export function writeIntegrity(folder: string, version: string): Integrity {
  const files = fs
    .globSync(['*.js', 'chunks/*.js', 'assets/*.css'], {cwd: folder})
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => [file, integrityOf(fs.readFileSync(path.join(folder, file)))] as const);
  const integrity: Integrity = {version, files: Object.fromEntries(files)};
  fs.writeFileSync(path.join(folder, INTEGRITY_FILE), `${JSON.stringify(integrity, null, 2)}\n`);
  return integrity;
}

/** As https://www.w3.org/TR/SRI/ writes it. */
function integrityOf(content: Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
