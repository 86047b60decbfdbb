// How the SDK's outbox looks from outside: what a guard that is switched off wraps.

export interface Outbox {
  put(item: unknown): Promise<'stored' | 'full'>;
}

/** The same outbox with another way of putting. */
export function wrapPut<Args extends readonly unknown[], Made extends Outbox>(
  wrap: (outbox: Made) => Outbox['put'],
): (make: (...args: Args) => Made) => (...args: Args) => Made {
  return (make) =>
    (...args) => {
      const outbox = make(...args);
      return {...outbox, put: wrap(outbox)};
    };
}
