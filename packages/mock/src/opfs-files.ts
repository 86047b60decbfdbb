import type {Files} from '@haochaping/backend';

/** Files in the origin's private folder, for a page that holds the whole backend. Of names that differ in a slash only, none is made. */
export async function opfsFiles(name: string): Promise<Files> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(`haochaping-files-${name.replaceAll(/[^\w-]/g, '_')}`, {create: true});
  const nameOf = (file: string): string => file.replaceAll('/', '_');
  return {
    async write(file, bytes) {
      const handle = await folder.getFileHandle(nameOf(file), {create: true});
      // The stream writes beside the file and takes its place when it closes.
      const stream = await handle.createWritable();
      await stream.write(bytes as Uint8Array<ArrayBuffer>);
      await stream.close();
    },
    async read(file) {
      try {
        const handle = await folder.getFileHandle(nameOf(file));
        return new Uint8Array(await (await handle.getFile()).arrayBuffer());
      } catch (cause) {
        if (isMissing(cause)) return undefined;
        throw cause;
      }
    },
    async remove(file) {
      try {
        await folder.removeEntry(nameOf(file));
      } catch (cause) {
        if (!isMissing(cause)) throw cause;
      }
    },
  };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'NotFoundError';
}
