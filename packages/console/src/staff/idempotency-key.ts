const KEY_BYTES = 16;

/** A key for one sending, 32 hexadecimal digits. `crypto.randomUUID` is missing on plain-http origins; random values are not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
