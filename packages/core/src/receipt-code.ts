// Crockford's base 32: no I, L, O, U, so that a code can be read out and typed without doubt.
export const RECEIPT_CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const RECEIPT_CODE_BYTES = 10;

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
      code += RECEIPT_CODE_ALPHABET.charAt(held >>> bits);
      held &= (1 << bits) - 1;
    }
  }
  return code;
}
