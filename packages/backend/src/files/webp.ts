import {concatBytes} from '@noble/hashes/utils.js';
import {saysAt, viewOf} from './bytes.ts';
import {orientationOf, tiffOfOrientation} from './orientation.ts';

const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WebP (RFC 9649) without metadata. Undefined where its chunks do not fit together. */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  if (!saysAt(bytes, 0, 'RIFF') || !saysAt(bytes, 8, 'WEBP')) return undefined;
  const view = viewOf(bytes);
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.length) return undefined;
  const kept: Uint8Array[] = [];
  let turned: number | undefined;
  let at = 12;
  while (at + 8 <= whole) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    // The last chunk's padding is left out by some writers.
    const end = Math.min(at + 8 + size + (size % 2), whole);
    if (at + 8 + size > whole) return undefined;
    if (type === 'EXIF') turned ??= orientationOf(tiffIn(bytes.subarray(at + 8, at + 8 + size)));
    if (KEPT.has(type)) kept.push(bytes.slice(at, end));
    at = end;
  }
  if (kept.length === 0) return undefined;
  return container(kept, turned);
}

/** Some writers put JPEG's own words before the structure. */
function tiffIn(exif: Uint8Array): Uint8Array {
  return saysAt(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif;
}

function container(kept: readonly Uint8Array[], turned: number | undefined): Uint8Array {
  const [first] = kept;
  // Only an extended file has flags, and only it can hold what they tell of.
  const extended = first !== undefined && saysAt(first, 0, 'VP8X') && first.length >= 9;
  const exif = extended && turned !== undefined ? [exifChunk(turned)] : [];
  if (extended) first[8] = ((first[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (exif.length > 0 ? EXIF_FLAG : 0);
  const body = concatBytes(...kept, ...exif);
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode('RIFF\0\0\0\0WEBP'));
  viewOf(head).setUint32(4, body.length + 4, true);
  return concatBytes(head, body);
}

function exifChunk(orientation: number): Uint8Array {
  const tiff = tiffOfOrientation(orientation);
  const head = new Uint8Array(8);
  head.set(new TextEncoder().encode('EXIF'));
  viewOf(head).setUint32(4, tiff.length, true);
  return concatBytes(head, tiff);
}
