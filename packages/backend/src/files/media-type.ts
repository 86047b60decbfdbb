import {fileTypeFromBuffer} from 'file-type';

/** What may serve as evidence (design §8: image, audio, video, PDF), by what the bytes are. No format here can hold a script that a browser runs. */
const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'audio/ogg',
  'audio/webm',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'video/3gpp',
  'application/pdf',
]);

/** The media type of a file by its first bytes; undefined for whatever may not be evidence. Its name is never asked. */
export async function evidenceMediaType(bytes: Uint8Array): Promise<string | undefined> {
  // Where a file ends in the middle of its own head the sniffer gives up: then nobody knows what it is.
  const sniffed = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = sniffed?.mime.split(';')[0];
  return type !== undefined && MEDIA_TYPES.has(type) ? type : undefined;
}
