import fs from 'node:fs/promises';
import path from 'node:path';
import type {Files} from '@haochaping/backend';
import {systemCode} from './start-error.ts';

/** Where files lie within the data directory, unless told otherwise. */
export const FILES_FOLDER = 'files';

/**
 * Files in a folder of their own, each written beside its place, synced, and moved there: after a power cut a file is there whole
 * or not at all. Servers over one database share the folder. Only its owner may read it.
 */
export function directoryFiles(folder: string): Files {
  const placeOf = (name: string): string => {
    if (!/^[a-z0-9][a-z0-9/-]*$/.test(name)) throw new TypeError(`No name for a file: ${name}`);
    return path.join(folder, name);
  };
  return {
    async write(name, bytes) {
      const place = placeOf(name);
      await fs.mkdir(path.dirname(place), {recursive: true, mode: 0o700});
      const draft = `${place}.${String(process.pid)}-${crypto.randomUUID()}.new`;
      const handle = await fs.open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await fs.rename(draft, place);
      await syncFolders(path.dirname(place), folder);
    },

    async read(name) {
      try {
        return new Uint8Array(await fs.readFile(placeOf(name)));
      } catch (cause) {
        if (systemCode(cause) === 'ENOENT') return undefined;
        throw cause;
      }
    },

    async remove(name) {
      await fs.rm(placeOf(name), {force: true});
    },
  };
}

/** A folder that was just made is only there for good when its parent says so too. */
async function syncFolders(folder: string, top: string): Promise<void> {
  // Windows keeps its folders itself and lets nobody sync them.
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== top && folder.startsWith(top)) await syncFolders(path.dirname(folder), top);
}
