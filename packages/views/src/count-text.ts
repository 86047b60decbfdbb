import {truncatedPercent, truncatedQuotient, type Rate} from '@haochaping/core';
const DASH = '—';

/** A whole number with a comma every three digits: exact to the unit, never 万 or 亿. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A rate in per cent, cut and never rounded up; a dash where there is nothing to divide by. */
export function percentText(rate: Rate, decimals: number): string {
  const percent = truncatedPercent(rate, decimals);
  return percent === null ? DASH : `${percent}%`;
}

/** How many of the numerator fall on ten thousand of the denominator, cut after two decimals. */
export function perTenThousandText(rate: Rate): string {
  const quotient = truncatedQuotient({numerator: rate.numerator * 10_000, denominator: rate.denominator}, 2);
  if (quotient === null) return DASH;
  const [whole = '', decimals = ''] = quotient.split('.');
  return `${countText(Number(whole))}.${decimals}`;
}
