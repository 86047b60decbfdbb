/** `XXXX-XXXX-XXXX-XXXX`, for reading. */
export function formatReceiptCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
