const P = (BigInt(1) << BigInt(255)) - BigInt(19);
const A24 = BigInt(121_665);
const BITS = 255;
const BYTES = 32;

/**
 * X25519 by its ladder, as RFC 7748 §5 writes it down; throws when all is lost to a point of small order (§6.1). For keys that are
 * used once and forgotten, as a device has them: how long it takes depends on the key, and whoever keeps one for years must use the
 * library's. That one is four times the size, and the device has only to seal.
 */
export function x25519(scalar: Uint8Array, point: Uint8Array): Uint8Array {
  const k = decode(clamped(scalar));
  const x1 = decode(masked(point)) % P;
  let [x2, z2, x3, z3] = [BigInt(1), BigInt(0), x1, BigInt(1)];
  for (let bit = BITS - 1; bit >= 0; bit--) {
    const odd = ((k >> BigInt(bit)) & BigInt(1)) === BigInt(1);
    if (odd) [x2, z2, x3, z3] = [x3, z3, x2, z2];
    const [sum, difference] = [x2 + z2, x2 - z2];
    const [aa, bb] = [mod(sum * sum), mod(difference * difference)];
    const [da, cb] = [(x3 - z3) * sum, (x3 + z3) * difference];
    const e = aa - bb;
    x3 = mod((da + cb) ** BigInt(2));
    z3 = mod(x1 * mod((da - cb) ** BigInt(2)));
    x2 = mod(aa * bb);
    z2 = mod(e * (aa + A24 * e));
    if (odd) [x2, z2, x3, z3] = [x3, z3, x2, z2];
  }
  const shared = mod(x2 * inverse(z2));
  if (shared === BigInt(0)) throw new TypeError('This public key is of small order.');
  return encode(shared);
}

/** The public half of a key that is used once. */
export function publicKeyOf(scalar: Uint8Array): Uint8Array {
  return x25519(scalar, encode(BigInt(9)));
}

function mod(number: bigint): bigint {
  const rest = number % P;
  return rest < 0 ? rest + P : rest;
}

/** By Fermat: to the power of P − 2. */
function inverse(number: bigint): bigint {
  let [result, square] = [BigInt(1), number];
  for (let power = P - BigInt(2); power > 0; power >>= BigInt(1)) {
    if ((power & BigInt(1)) === BigInt(1)) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function clamped(scalar: Uint8Array): Uint8Array {
  const bytes = checked(scalar);
  bytes[0] = (bytes[0] ?? 0) & 248;
  bytes[BYTES - 1] = ((bytes[BYTES - 1] ?? 0) & 127) | 64;
  return bytes;
}

/** Without the highest bit, which says nothing. */
function masked(point: Uint8Array): Uint8Array {
  const bytes = checked(point);
  bytes[BYTES - 1] = (bytes[BYTES - 1] ?? 0) & 127;
  return bytes;
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== BYTES) throw new TypeError('A key of X25519 has 32 bytes.');
  return bytes.slice();
}

/** Least byte first. */
function decode(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << BigInt(8)) | BigInt(byte), BigInt(0));
}

function encode(number: bigint): Uint8Array {
  return Uint8Array.from({length: BYTES}, (_, index) => Number((number >> BigInt(8 * index)) & BigInt(255)));
}
