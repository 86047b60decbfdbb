import type {RouteTable} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {Call, Handled, Handlers} from './serve.ts';

/**
 * What everybody reads may be kept: by a browser if it asks each time whether it still holds, by a proxy that many share for ten
 * seconds. So whoever rates sees the number change at once, and a crowd of readers is one question in ten seconds.
 */
export const FOR_EVERYBODY = 'public, max-age=0, s-maxage=10, must-revalidate';

/** Whether a list of entity tags names this one. Weak ones count: the bytes may have been compressed on the way. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

/** A weak tag of what an answer says, whenever it was said: `asOf` alone makes no other answer. */
export function tagOf(body: object): string {
  const text = JSON.stringify(body, (name, value: unknown) => (name === 'asOf' ? undefined : value));
  return `W/"${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)}"`;
}

/** The same handlers, whose good answers carry a tag, and are not sent again to whoever holds them. */
export function conditional<Table extends RouteTable>(handlers: Handlers<Table>): Handlers<Table> {
  const wrapped: Record<string, unknown> = {};
  for (const [name, handler] of Object.entries(handlers)) {
    wrapped[name] = async (call: Call<Table[string]>): Promise<Handled<Table[string]>> => {
      const handled = await (handler as (call: Call<Table[string]>) => Promise<Handled<Table[string]>>)(call);
      if (handled.kind !== 'reply') return handled;
      const headers = new Headers(handled.headers);
      headers.set('etag', tagOf(handled.body as object));
      headers.set('cache-control', FOR_EVERYBODY);
      const known = isKnown(call.request.headers.get('if-none-match'), headers.get('etag') ?? '');
      return known ? {kind: 'unchanged', headers} : {...handled, headers};
    };
  }
  // One for each, under the same names.
  return wrapped as Handlers<Table>;
}
