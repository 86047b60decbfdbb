// Crockford's base 32: no I, L, O, U, so that a code can be read out and typed without doubt.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const RECEIPT_CODE_BYTES = 10;
const RECEIPT_CODE_LENGTH = 16;

/** 80 random bits as 16 characters. The bytes are the caller's; any other number of them throws. */
export function receiptCode(bytes: Uint8Array): string {
  if (bytes.length !== RECEIPT_CODE_BYTES)
    throw new RangeError(`a receipt code is made of ${String(RECEIPT_CODE_BYTES)} bytes`);
  let code = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      code += ALPHABET.charAt(held >>> bits);
      held &= (1 << bits) - 1;
    }
  }
  return code;
}

/** `XXXX-XXXX-XXXX-XXXX`, for reading. */
export function formatReceiptCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** The code a person meant: any case, with spaces or hyphens, full width, O for 0, I or L for 1. Undefined when it cannot be one. */
export function normalizeReceiptCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const readable =
    code.length === RECEIPT_CODE_LENGTH && Array.from(code).every((character) => ALPHABET.includes(character));
  return readable ? code : undefined;
}
