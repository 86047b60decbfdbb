const BYTES = 16;
const HEX = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A new UUID of version 7 (RFC 9562) for the instant `at`, in lower case. Ids of one store sort by time, to the millisecond. */
export function uuidV7(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(at / 0x10000));
  view.setUint16(4, at % 0x10000);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  let hex = '';
  for (const byte of bytes) hex += HEX[byte] ?? '';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
