import type {Rate} from './metrics.ts';

// The 97.5 % quantile of the normal distribution: an interval that holds the true share nineteen times of twenty.
const Z = 1.959963984540054;

/**
 * Between which shares, 0 to 1, the true one lies with a probability of 95 %, as far as so many cases can tell (E. B. Wilson, Journal of
 * the American Statistical Association 22, 1927, 209–212). Undefined where there is nothing to divide by.
 */
export function wilsonInterval({
  numerator,
  denominator,
}: Rate): {readonly lower: number; readonly upper: number} | undefined {
  if (denominator === 0) return undefined;
  const share = numerator / denominator;
  const square = (Z * Z) / denominator;
  const middle = (share + square / 2) / (1 + square);
  const reach = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator));
  // All or none: the exact bound is 1 or 0, which the sum may miss by the last bit.
  return {
    lower: numerator === 0 ? 0 : Math.max(0, middle - reach),
    upper: numerator === denominator ? 1 : Math.min(1, middle + reach),
  };
}

/**
 * The place of each share, the highest lower bound first, so that three cases top no list; equal bounds share a place. Undefined for
 * those of fewer than `atLeast` cases: they are not ranked.
 */
export function placesByLowerBound(rates: readonly (Rate | null)[], atLeast: number): (number | undefined)[] {
  const bounds = rates.map((rate) =>
    rate === null || rate.denominator < Math.max(1, atLeast) ? undefined : wilsonInterval(rate)?.lower,
  );
  return bounds.map((own) =>
    own === undefined ? undefined : 1 + bounds.filter((other) => other !== undefined && other > own).length,
  );
}
