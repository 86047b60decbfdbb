import {viewOf} from './bytes.ts';

const ORIENTATION = 0x0112;
const SHORT = 3;

/** How a picture is to be turned, by the TIFF structure inside its EXIF (2.32 §4.6.4): 2 to 8, or undefined where it stands as it is. */
export function orientationOf(tiff: Uint8Array): number | undefined {
  const view = viewOf(tiff);
  if (tiff.length < 8) return undefined;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) return undefined;
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue;
    const turned = view.getUint16(at + 8, little);
    return turned >= 2 && turned <= 8 ? turned : undefined;
  }
  return undefined;
}

/** A TIFF structure that says how the picture is turned, and nothing else. */
export function tiffOfOrientation(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
