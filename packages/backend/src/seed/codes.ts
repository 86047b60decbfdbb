import {creditCodeCheckCharacter} from '@haochaping/core';

// GB 11714: the ninth character of an organisation code.
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_CHECKS = '0X987654321';

/**
 * A 统一社会信用代码 of a government body (it begins with 11) with right check characters. The number itself is invented.
 */
export function inventedCreditCode(area: string, serial: number): string {
  const organisation = `MB${String(100_000 + serial)}`;
  const sum = Array.from(organisation).reduce(
    (total, character, place) => total + Number.parseInt(character, 36) * (ORGANISATION_WEIGHTS[place] ?? 0),
    0,
  );
  const first17 = `11${area.slice(0, 6)}${organisation}${ORGANISATION_CHECKS.charAt(sum % 11)}`;
  const check = creditCodeCheckCharacter(first17);
  if (check === undefined) throw new Error(`${first17} cannot begin a credit code.`);
  return first17 + check;
}

/** The level digit of an item code: 2 province, 3 city, 4 county. */
function levelDigit(tier: 'province' | 'city' | 'county'): string {
  return {province: '2', city: '3', county: '4'}[tier];
}

/** A 31-character item code: the body, its level, national catalogue, type, main item, no sub item. */
export function itemCode(department: string, tier: 'province' | 'city' | 'county', type: string, main: string): string {
  return `${department}${levelDigit(tier)}00${type}${main}000`;
}
