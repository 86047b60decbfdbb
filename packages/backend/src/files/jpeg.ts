import {concatBytes} from '@noble/hashes/utils.js';
import {saysAt, viewOf} from './bytes.ts';
import {orientationOf, tiffOfOrientation} from './orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const EXIF = 'Exif\0\0';
const PROFILE = 'ICC_PROFILE\0';

/**
 * A JPEG (ITU T.81 annex B) without metadata: of the application segments only JFIF, colour profile and Adobe's colour transform stay,
 * comments go, and so does whatever follows the end of the picture, where phones hide second pictures and films. Undefined where
 * the segments do not fit together.
 */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned: number | undefined;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return finished(kept, bytes.subarray(at, at + 2), turned);
    if (standsAlone(marker)) {
      kept.push(bytes.subarray(at, at + 2));
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    if (marker === APP1 && saysAt(bytes, at + 4, EXIF)) turned ??= orientationOf(bytes.subarray(at + 10, end));
    const stop = marker === SOS ? endOfScan(bytes, end) : end;
    if (isPicture(bytes, marker, at + 4)) kept.push(bytes.subarray(at, stop));
    at = stop;
  }
  return undefined;
}

function standsAlone(marker: number): boolean {
  return marker === TEM || (marker >= 0xd0 && marker <= 0xd7);
}

function isPicture(bytes: Uint8Array, marker: number, payload: number): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  return marker === APP0 || marker === APP14 || (marker === APP2 && saysAt(bytes, payload, PROFILE));
}

/** The scan's own bytes run to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? EOI;
    if (next !== 0x00 && next !== 0xff && !standsAlone(next)) return at;
  }
  return bytes.length;
}

function finished(kept: readonly Uint8Array[], end: Uint8Array, turned: number | undefined): Uint8Array {
  const [start = new Uint8Array(), ...rest] = kept;
  return concatBytes(start, ...(turned === undefined ? [] : [exifSegment(turned)]), ...rest, end);
}

function exifSegment(orientation: number): Uint8Array {
  const payload = concatBytes(new TextEncoder().encode(EXIF), tiffOfOrientation(orientation));
  const head = new Uint8Array([0xff, APP1, 0, payload.length + 2]);
  return concatBytes(head, payload);
}
