import {scrypt} from 'node:crypto';
import type {Passwords} from '@haochaping/backend';

// The same numbers as in a page; they need 32 MB, which is where Node's own limit lies.
const PARAMETERS = {N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1_048_576};
const HASH_BYTES = 32;

/** scrypt by Node: the same bytes as anywhere else, in half the time, outside the main thread. */
export const nodePasswords: Passwords = {
  hash: (password, salt) =>
    new Promise((resolve, reject) => {
      scrypt(password, salt, HASH_BYTES, PARAMETERS, (error, key) => {
        if (error === null) resolve(new Uint8Array(key));
        else reject(error);
      });
    }),
};
