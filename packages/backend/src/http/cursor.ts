import * as z from 'zod/mini';
import {base64Url, fromBase64Url} from '../access/keyed-hash.ts';

/** Where a page ended, as the caller carries it: nothing in it is a secret, and nothing of it may be relied on. */
export type Cursor = readonly (number | string)[];

const Written = z.array(z.union([z.number(), z.string()]));

export function writeCursor(cursor: Cursor): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(cursor)));
}

/** The cursor in a text of ours whose members are of these kinds; undefined for any other text. */
export function readCursor(text: string, ...kinds: readonly ('number' | 'string')[]): Cursor | undefined {
  try {
    const cursor = Written.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(text))));
    const fits = cursor.length === kinds.length && kinds.every((kind, place) => typeof cursor[place] === kind);
    return fits ? cursor : undefined;
  } catch {
    // Not base64, not JSON, not ours: the caller is told that the query is wrong.
    return undefined;
  }
}
