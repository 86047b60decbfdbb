/** A mainland mobile number, without country code. */
export function isMobileNumber(value: string): boolean {
  return /^1[3-9]\d{9}$/.test(value);
}

/** A mainland landline with its area code. */
export function isLandline(value: string): boolean {
  return /^0\d{2,3}-?\d{7,8}$/.test(value);
}
