import {ed25519} from '@noble/curves/ed25519.js';
import {sha256} from '@noble/hashes/sha2.js';
import {concatBytes, utf8ToBytes} from '@noble/hashes/utils.js';

/*
 * Signed notes as C2SP (c2sp.org/signed-note) and Go's sumdb have them: a text, an empty line, and for each signature a line
 * `— name base64(key id, signature)`. Only Ed25519, algorithm 1.
 */

const ED25519 = 1;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** A public key with the name it signs under. */
export interface NoteKey {
  /** Without white space and `+`. */
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** The public key of a 32-byte Ed25519 secret. */
export function noteKeyOf(name: string, secret: Uint8Array): NoteKey {
  return {name, publicKey: ed25519.getPublicKey(secret)};
}

/** The note of a text, which ends with a line feed and has no empty line. */
export function signNote(text: string, name: string, secret: Uint8Array): string {
  const signature = ed25519.sign(utf8ToBytes(text), secret);
  return `${text}\n— ${name} ${base64(concatBytes(keyId(noteKeyOf(name, secret)), signature))}\n`;
}

/** The text of a note, if one of the keys has signed it; signatures of others are passed over. */
export function openNote(note: string, keys: readonly NoteKey[]): string | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  return lines.some((line) => keys.some((key) => isSignedBy(text, line, key))) ? text : undefined;
}

/** A key as verifiers take it: `name+hash+key`. */
export function verifierKey(key: NoteKey): string {
  const id = Array.from(keyId(key), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${key.name}+${id}+${base64(Uint8Array.of(ED25519, ...key.publicKey))}`;
}

/** The key of its text; undefined when it is none, or its parts do not fit together. */
export function parseVerifierKey(text: string): NoteKey | undefined {
  const [, name, encoded] = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes?.[0] !== ED25519 || bytes.length !== 1 + PUBLIC_KEY_BYTES) return undefined;
  const key = {name, publicKey: bytes.slice(1)};
  return verifierKey(key) === text.trim() ? key : undefined;
}

function isSignedBy(text: string, line: string, key: NoteKey): boolean {
  const head = `— ${key.name} `;
  const bytes = line.startsWith(head) ? fromBase64(line.slice(head.length)) : undefined;
  if (bytes?.length !== KEY_ID_BYTES + SIGNATURE_BYTES) return false;
  if (!keyId(key).every((byte, place) => byte === bytes[place])) return false;
  return ed25519.verify(bytes.slice(KEY_ID_BYTES), utf8ToBytes(text), key.publicKey);
}

function keyId({name, publicKey}: NoteKey): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, KEY_ID_BYTES);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    // What comes from outside may be no base64 at all: then it is no signature.
    return undefined;
  }
}
