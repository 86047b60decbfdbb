import {type AreaTier, areaTier, padAreaCode} from '@haochaping/core';

/** How many digits of a code an area shares with everything below it. */
const OWN_DIGITS: Readonly<Record<AreaTier, number>> = {province: 2, city: 4, county: 6, township: 9, village: 12};

/** The first and last code that an area and everything below it can have, for a range of an index. */
export function areaRange(code: string): {readonly first: string; readonly last: string} {
  const first = padAreaCode(code);
  return {first, last: first.slice(0, OWN_DIGITS[areaTier(code)]).padEnd(first.length, '9')};
}
