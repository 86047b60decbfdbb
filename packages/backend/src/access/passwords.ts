import type {Passwords} from '../ports.ts';
import {base64Url, fromBase64Url, sameText} from './keyed-hash.ts';

const SALT_BYTES = 16;
// What an attacker who floods the sign-in may keep waiting: each hash costs 60 to 140 ms and 32 MB.
const MOST_WAITING = 32;

/** A password as it is stored; both base64url. */
export interface HashedPassword {
  readonly passwordSalt: string;
  readonly passwordHash: string;
}

/**
 * Hashes one password after the other. Each sign-in takes its turn from reading the count of failures to writing it, so
 * that guesses sent at once are counted like guesses sent one by one.
 */
export class PasswordDesk {
  readonly #passwords: Passwords;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(passwords: Passwords) {
    this.#passwords = passwords;
  }

  /** Runs `work` when it is its turn; `full` when too many wait. */
  async inTurn<T>(work: () => Promise<T>): Promise<T | 'full'> {
    if (this.#waiting >= MOST_WAITING) return 'full';
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => (this.#waiting -= 1));
    // The next in line waits for this one's end, however it ends; its failure is its caller's.
    this.#last = turn.then(noMatter, noMatter);
    return turn;
  }

  async hash(password: string): Promise<HashedPassword> {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const hash = await this.#passwords.hash(typed(password), salt);
    return {passwordSalt: base64Url(salt), passwordHash: base64Url(hash)};
  }

  /** Takes as long for an account that does not exist, so that time does not tell which do. */
  async matches(password: string, stored: HashedPassword | undefined): Promise<boolean> {
    const salt = stored === undefined ? new Uint8Array(SALT_BYTES) : fromBase64Url(stored.passwordSalt);
    const hash = base64Url(await this.#passwords.hash(typed(password), salt));
    return stored !== undefined && sameText(hash, stored.passwordHash);
  }
}

/** Keyboards compose the same letter in different ways. */
function typed(password: string): string {
  return password.normalize('NFC');
}

function noMatter(): void {
  // How a turn ended is known to whoever took it.
}
