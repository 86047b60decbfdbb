import {concatBytes} from '@noble/hashes/utils.js';
import {saysAt, viewOf} from './bytes.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** What a picture is made of, its colours and its movement (PNG third edition §11). Everything else was written about it. */
const KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs sPLT hIST acTL fcTL fdAT'.split(' '),
);

/** A PNG without metadata, and without what follows its end. Undefined where its chunks do not fit together. */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  if (!saysAt(bytes, 0, SIGNATURE)) return undefined;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, SIGNATURE.length)];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return concatBytes(...kept);
    at = end;
  }
  return undefined;
}
