/** Whether a code lies in the namespace of local tags (`L` and digits), which is never exported as official. */
export function isLocalIndicator(code: string): boolean {
  return /^L\d+$/.test(code);
}
