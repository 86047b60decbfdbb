import type {Passwords} from '@haochaping/backend';
import {scryptAsync} from '@noble/hashes/scrypt.js';

/** The same bytes as `node:crypto` gives a server, without it. */
export const pagePasswords: Passwords = {
  hash: (password, salt) => scryptAsync(password, salt, {N: 2 ** 15, r: 8, p: 1, dkLen: 32}),
};
