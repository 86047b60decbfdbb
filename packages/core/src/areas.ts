/** The five tiers of administration, from the top. */
export const AREA_TIERS = ['province', 'city', 'county', 'township', 'village'] as const;
export type AreaTier = (typeof AREA_TIERS)[number];

// How many digits of the 12 each tier fixes: GB/T 2260 for the first three, statistics codes below.
const TIER_DIGITS: Readonly<Record<AreaTier, number>> = {province: 2, city: 4, county: 6, township: 9, village: 12};

/** An area code: the six digits of GB/T 2260, or twelve with township and village. */
export function isAreaCode(value: string): boolean {
  return /^[1-9]\d{5}(\d{6})?$/.test(value);
}

/** The twelve-digit form; six digits are filled up with zeros. */
export function padAreaCode(code: string): string {
  return code.padEnd(12, '0');
}

/**
 * The area and all above it, from the province down, each with twelve digits. A tier the code leaves at zero is left out:
 * cities without counties (东莞) have townships directly below.
 */
export function areaChain(code: string): string[] {
  const full = padAreaCode(code);
  const chain: string[] = [];
  let above = 0;
  for (const tier of AREA_TIERS) {
    const digits = TIER_DIGITS[tier];
    if (/[1-9]/.test(full.slice(above, digits))) chain.push(padAreaCode(full.slice(0, digits)));
    above = digits;
  }
  return chain;
}

/** The tier of the area itself. */
export function areaTier(code: string): AreaTier {
  const full = padAreaCode(code);
  let tier: AreaTier = 'province';
  let above = 0;
  for (const candidate of AREA_TIERS) {
    if (/[1-9]/.test(full.slice(above, TIER_DIGITS[candidate]))) tier = candidate;
    above = TIER_DIGITS[candidate];
  }
  return tier;
}

/** Whether `inner` is `outer` or lies in it. */
export function areaContains(outer: string, inner: string): boolean {
  return areaChain(inner).includes(padAreaCode(outer));
}
