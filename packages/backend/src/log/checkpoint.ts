import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js';
import {type NoteKey, openNote, signNote} from './signed-note.ts';

/*
 * Checkpoints as C2SP (c2sp.org/tlog-checkpoint) has them: a signed note of the log's name, its size and its root, and in a line of
 * our own when that was.
 */

/** What the log was at one moment. */
export interface Checkpoint {
  /** The log's name: that of the deployment. */
  readonly origin: string;
  /** How many entries it has. */
  readonly size: number;
  /** The root of its tree, in hex. */
  readonly root: string;
  readonly at: number;
}

/** Whoever signs checkpoints: the deployment's name, and the 32-byte Ed25519 secret that its place keeps. */
export interface LogSigner {
  readonly name: string;
  readonly secret: Uint8Array;
}

export function signCheckpoint({origin, size, root, at}: Checkpoint, {name, secret}: LogSigner): string {
  const encoded = btoa(String.fromCharCode(...hexToBytes(root)));
  return signNote(`${origin}\n${size}\n${encoded}\n${AT}${new Date(at).toISOString()}\n`, name, secret);
}

/** The checkpoint of a note that one of the keys has signed; undefined when none has, or it is no checkpoint. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Checkpoint | undefined {
  const [origin, size = '', root = '', at = '', ...more] = openNote(note, keys)?.split('\n') ?? [];
  if (origin === undefined || more.join('') !== '' || !/^(?:0|[1-9]\d{0,15})$/.test(size)) return undefined;
  const [, instant = ''] = new RegExp(`^${AT}(\\S+)$`).exec(at) ?? [];
  const time = Date.parse(instant);
  if (!/^[A-Za-z0-9+/]{43}=$/.test(root) || Number.isNaN(time)) return undefined;
  const bytes = Uint8Array.from(atob(root), (character) => character.charCodeAt(0));
  return {origin, size: Number(size), root: bytesToHex(bytes), at: time};
}

const AT = 'at ';
