import fs from 'node:fs';
import path from 'node:path';

/** Writes a file so that after a power cut it is there whole, or not at all; only its owner may read it. */
export function writeDurably(file: string, content: string): void {
  const draft = `${file}.${String(process.pid)}.new`;
  const handle = fs.openSync(draft, 'w', 0o600);
  try {
    fs.writeSync(handle, content);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** Removes a file, for good; whether it was there makes no difference. */
export function removeDurably(file: string): void {
  fs.rmSync(file, {force: true});
  syncFolder(path.dirname(file));
}

function syncFolder(folder: string): void {
  // Windows keeps its folders itself and lets nobody sync them.
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
