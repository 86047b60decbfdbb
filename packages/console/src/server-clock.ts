/** Whoever has the time. */
export type Clock = {at: () => number};

// The Date header has whole seconds, and travels for a while: less than this is no fault of the device's clock.
const TOLERATED_MS = 60_000;

/**
 * The server's time, as far as its answers tell it: a deadline must not look different on a desk whose clock is wrong.
 * Until an answer has said otherwise it is the device's own.
 */
export class ServerClock implements Clock {
  readonly #deviceClock: () => number;
  #offsetMs = 0;

  constructor(deviceClock: () => number = Date.now) {
    this.#deviceClock = deviceClock;
  }

  at(): number {
    return this.#deviceClock() + this.#offsetMs;
  }

  /** Takes the time that an answer carries. */
  hear(headers: Headers): void {
    const said = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(said)) return;
    const offset = said - this.#deviceClock();
    this.#offsetMs = Math.abs(offset) < TOLERATED_MS ? 0 : offset;
  }
}
