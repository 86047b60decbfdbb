import type {SessionCarrier} from '@haochaping/backend';

export interface CookieOptions {
  readonly https: boolean;
  /** @default 'hcp-session' */
  readonly name?: string;
}

/**
 * Carries a secret in a cookie that scripts cannot read and that no other site's request brings along. It
 * travels by itself, so `Origin` is checked as well.
 */
export function sessionCookie({https, name = 'hcp-session'}: CookieOptions): SessionCarrier {
  return {
    ambient: true,
    read(request) {
      const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
      const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
      return value === '' ? undefined : value;
    },
    write(headers, secret, maxAgeSeconds) {
      const age = secret === undefined ? 0 : maxAgeSeconds;
      const attributes = `Path=/v1; HttpOnly; SameSite=Strict; Max-Age=${String(age)}${https ? '; Secure' : ''}`;
      headers.append('set-cookie', `${name}=${secret ?? ''}; ${attributes}`);
    },
  };
}
