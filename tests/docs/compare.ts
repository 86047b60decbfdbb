import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';

/** The share of pixels, 0 to 1, in which two pictures differ visibly; 1 where their sizes differ. */
export function differenceOf(one: Buffer, other: Buffer): number {
  const [left, right] = [PNG.sync.read(one), PNG.sync.read(other)];
  const {width, height} = left;
  if (right.width !== width || right.height !== height) return 1;
  return pixelmatch(left.data, right.data, undefined, width, height, {threshold: 0.2}) / (width * height);
}
