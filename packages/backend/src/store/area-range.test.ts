import assert from 'node:assert/strict';
import {test} from 'node:test';
import {areaContains} from '@haochaping/core';
import fc from 'fast-check';
import {areaRange} from './area-range.ts';

const digits = (count: number): fc.Arbitrary<string> =>
  fc.oneof(fc.constant('0'.repeat(count)), fc.stringMatching(new RegExp(`^[0-9]{${count}}$`)));
const areaCode = fc
  .tuple(fc.constantFrom('32', '33'), digits(2), digits(2), digits(3), digits(3))
  .map((parts) => parts.join(''));

test('holds exactly the areas that core finds inside', () => {
  fc.assert(
    fc.property(areaCode, areaCode, (outer, inner) => {
      const {first, last} = areaRange(outer);
      assert.equal(inner >= first && inner <= last, areaContains(outer, inner), `${inner} in ${outer}`);
    }),
    {numRuns: 2000},
  );
});
