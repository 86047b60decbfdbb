/** Random bytes of one id, and of how many ids they are drawn at once: a draw costs far more than its bytes. */
const BYTES = 10;
const IDS_A_DRAW = 256;
const HEX = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

const drawn = new Uint8Array(BYTES * IDS_A_DRAW);
let used = drawn.length;

/** A new UUID of version 7 (RFC 9562) for the instant `at`, in lower case. Ids of one store sort by time, to the millisecond. */
export function uuidV7(at: number): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  const hex = (): string => HEX[drawn[used++] ?? 0] ?? '';
  const time = at.toString(16).padStart(12, '0');
  const version = (0x70 | ((drawn[used++] ?? 0) & 0x0f)).toString(16);
  const variant = (0x80 | ((drawn[used++] ?? 0) & 0x3f)).toString(16);
  const head = `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex()}-${variant}${hex()}`;
  return `${head}-${hex()}${hex()}${hex()}${hex()}${hex()}${hex()}`;
}
