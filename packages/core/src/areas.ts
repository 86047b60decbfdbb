import type {LocalDate} from './calendar.ts';

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

/** An area code with the days on which it is in force, both included; open where absent. */
export type AreaValidity = {
  readonly code: string;
  readonly validFrom?: LocalDate;
  readonly validUntil?: LocalDate;
  /** The code that took its place when it ended. */
  readonly successorCode?: string;
};

/**
 * The code under which an area goes on a day, twelve digits: the code itself while it is in force, else that of the first
 * successor in force. Undefined where the table does not know it, or nothing followed. Codes change (370882 became 370812);
 * figures are rolled up by the code in force when the review was given.
 */
export function areaCodeOn(table: readonly AreaValidity[], code: string, day: LocalDate): string | undefined {
  const seen = new Set<string>();
  for (let next: string | undefined = padAreaCode(code); next !== undefined && !seen.has(next);) {
    seen.add(next);
    const wanted: string = next;
    const periods = table.filter((area) => padAreaCode(area.code) === wanted);
    if (periods.some((area) => isInForce(area, day))) return wanted;
    const ended = periods.find((area) => area.successorCode !== undefined && (area.validUntil ?? day) < day);
    next = ended?.successorCode === undefined ? undefined : padAreaCode(ended.successorCode);
  }
  return undefined;
}

function isInForce({validFrom, validUntil}: AreaValidity, day: LocalDate): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day <= validUntil);
}
