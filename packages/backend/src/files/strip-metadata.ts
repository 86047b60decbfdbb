import {jpegWithoutMetadata} from './jpeg.ts';
import {pngWithoutMetadata} from './png.ts';
import {webpWithoutMetadata} from './webp.ts';

const STRIPPERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
};

/**
 * An image without what cameras and editors wrote into it: place, time, device, author, thumbnails, comments. The picture itself is
 * copied as it is, byte for byte, and keeps its orientation and colours. Undefined where the image is broken; other files come
 * back as they are.
 */
export function withoutMetadata(mediaType: string, bytes: Uint8Array): Uint8Array | undefined {
  const strip = STRIPPERS[mediaType];
  return strip === undefined ? bytes : strip(bytes);
}
