/** `XXXX-XXXX-XXXX-XXXX`, for reading. */
export function formatReceiptCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}
