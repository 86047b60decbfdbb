/**
 * Where bytes lie that are too large for the store. Names are made by the backend alone: lower-case letters, digits, hyphens and
 * slashes. Servers that share a database share this place too.
 */
export interface Files {
  /** Resolves when the bytes will outlive the process; whatever stood under the name is replaced as a whole. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as they were written, or undefined where there are none. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Harmless where there is nothing. */
  remove(name: string): Promise<void>;
}

/** Files that go with their process: for tests, and for a page that keeps nothing. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    write: (name, bytes) => Promise.resolve(void kept.set(name, bytes.slice())),
    read: (name) => Promise.resolve(kept.get(name)?.slice()),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  };
}
