import {leafHash} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

/** What of an entry is sealed: all of it, `detail` as the very text that lies in the store. */
export interface LoggedEntry {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/**
 * The one text of an entry, version 1: the JSON object of its seven members as RFC 8785 (JCS) writes it. Members in the order of their
 * names, texts and the one whole number as `JSON.stringify` writes them, no white space. A released version is never changed.
 */
export function entryText({action, actor, at, detail, id, subject}: LoggedEntry): string {
  return JSON.stringify({action, actor, at, detail, id, subject, version: 1});
}

/** The hash of an entry as a leaf of the log, in hex. */
export function entryHash(entry: LoggedEntry): string {
  return bytesToHex(leafHash(sha256, utf8ToBytes(entryText(entry))));
}
