import type {WechatRandomness} from './wechat-api.ts';

/*
 * What the SDK takes for granted and a mini program does not have: as much of each as the SDK uses, put in its place only where there is
 * none.
 */

type Globals = Record<string, unknown>;

/** Resolves when everything is there. Random bytes come from the platform's cryptography, some thousand at a time. */
export async function provideGlobals(wx: WechatRandomness): Promise<void> {
  const globals = globalThis as unknown as Globals;
  const {getRandomValues} = (globals['crypto'] ?? {}) as {getRandomValues?: unknown};
  if (typeof getRandomValues !== 'function') {
    globals['crypto'] = {getRandomValues: await randomPool(wx)};
  }
  globals['TextEncoder'] ??= Utf8Encoder;
  globals['atob'] ??= decodeBase64;
  globals['AbortController'] ??= SmallAbortController;
  globals['Request'] ??= SmallRequest;
}

// A review takes 26.
const POOL_BYTES = 8_192;

async function randomPool(wx: WechatRandomness): Promise<(into: Uint8Array) => Uint8Array> {
  const draw = (): Promise<Uint8Array> =>
    new Promise((resolve, reject) =>
      wx.getUserCryptoManager().getRandomValues({
        length: POOL_BYTES,
        success: ({randomValues}) => resolve(new Uint8Array(randomValues)),
        fail: ({errMsg}) => reject(new Error(errMsg)),
      }),
    );
  let pool = await draw();
  let used = 0;
  let drawing = false;
  const refill = async (): Promise<void> => {
    if (drawing) return;
    drawing = true;
    try {
      pool = await draw();
      used = 0;
    } catch {
      // Asked for again by the next who draws; what is left is enough for many more.
      return;
    } finally {
      drawing = false;
    }
  };
  return (into) => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    // Never the same bytes twice: an id that is not one of its own would lose a review.
    if (used + bytes.length > pool.length) throw new Error('No random bytes are left for the moment.');
    bytes.set(pool.subarray(used, used + bytes.length));
    used += bytes.length;
    if (used > pool.length / 2) void refill();
    return into;
  };
}

class Utf8Encoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    for (const character of text) {
      const said = character.codePointAt(0) ?? 0;
      // Half of a pair is none.
      const code = said >= 0xd800 && said <= 0xdfff ? 0xfffd : said;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else {
        bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      }
    }
    return new Uint8Array(bytes);
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(text: string): string {
  let bits = 0;
  let held = 0;
  let decoded = '';
  for (const character of text.replace(/[=\s]/g, '')) {
    const value = BASE64.indexOf(character);
    if (value < 0) throw new TypeError('This is not base64.');
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded += String.fromCharCode((held >> bits) & 255);
    }
  }
  return decoded;
}

class SmallAbortController {
  readonly #listeners = new Set<() => void>();
  readonly signal = {
    aborted: false,
    addEventListener: (_: 'abort', listener: () => void): void => void this.#listeners.add(listener),
    removeEventListener: (_: 'abort', listener: () => void): void => void this.#listeners.delete(listener),
  };

  abort(): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    for (const listener of [...this.#listeners]) listener();
  }
}

class SmallRequest {
  readonly url: string;
  readonly method: string;
  readonly signal: unknown;
  readonly headers: {forEach(listener: (value: string, name: string) => void): void};
  readonly #body: string;

  constructor(url: string, init: {method?: string; headers?: Record<string, string>; body?: string; signal?: unknown}) {
    const {method = 'GET', headers = {}, body = '', signal} = init;
    this.url = url;
    this.method = method;
    this.signal = signal;
    this.#body = body;
    this.headers = {
      forEach(listener) {
        for (const [name, value] of Object.entries(headers)) listener(value, name);
      },
    };
  }

  text(): Promise<string> {
    return Promise.resolve(this.#body);
  }
}
