/** How often one secret may be used: `burst` times at once, then once every `everyMs`. */
export interface AttemptRules {
  readonly burst: number;
  readonly everyMs: number;
}

/** What is left of a secret's uses: `left` at the moment `at`. */
export interface Allowance {
  readonly left: number;
  readonly at: number;
}

/**
 * Takes one use, as from a bucket into which one more falls every `everyMs`. `retryAfterMs` is 0 when there was one, else how long
 * until there is. A clock that went back gives nothing and takes nothing.
 */
export function takeAttempt(
  before: Allowance | undefined,
  at: number,
  {burst, everyMs}: AttemptRules,
): {readonly allowance: Allowance; readonly retryAfterMs: number} {
  const passed = before === undefined ? 0 : Math.max(0, at - before.at);
  const left = before === undefined ? burst : Math.min(burst, before.left + passed / everyMs);
  if (left >= 1) return {allowance: {left: left - 1, at}, retryAfterMs: 0};
  return {allowance: {left, at}, retryAfterMs: Math.ceil((1 - left) * everyMs)};
}

// Some megabytes at most. Whoever sends more secrets than this makes us forget the oldest, which only forgives them.
const MOST_SECRETS = 20_000;

/**
 * Counts the uses of each secret, by its keyed hash, in memory: a restart forgives. Per secret and not per address, because a whole
 * hall asks from one address (design: a receipt code of 80 bits cannot be guessed, so that there is nothing to count across codes;
 * what must not happen is that one link, shared or left open in a loop, keeps the store busy).
 */
export class AttemptCounter {
  readonly #rules: AttemptRules;
  readonly #most: number;
  readonly #allowances = new Map<string, Allowance>();

  constructor(rules: AttemptRules, most = MOST_SECRETS) {
    this.#rules = rules;
    this.#most = most;
  }

  /** Counts one use; how long to wait when it is one too many, else 0. */
  take(hash: string, at: number): number {
    const {allowance, retryAfterMs} = takeAttempt(this.#allowances.get(hash), at, this.#rules);
    // Set anew, so that the map's first is always the one that was not used for the longest time.
    this.#allowances.delete(hash);
    this.#allowances.set(hash, allowance);
    if (this.#allowances.size > this.#most) {
      const [oldest] = this.#allowances.keys();
      if (oldest !== undefined) this.#allowances.delete(oldest);
    }
    return retryAfterMs;
  }
}
