/** The words in a node, as they are read. */
export function textOf(node: Node | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

// What is there may be a whole page.
const MOST_WORDS = 300;
const LOOK_AGAIN_MS = 50;

// A lease that a page left behind when it went takes 10 s, and a browser on a busy machine its time.
const PATIENCE_MS = 20_000;

/** Resolves with the first value that is there; rejects when none came, and says what was waited for and what is there instead. */
export async function until<T>(
  what: string,
  get: () => T | null | undefined,
  instead: () => string = () => 'something else',
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = get();
    if (value !== undefined && value !== null) return value;
    if (Date.now() > deadline)
      throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}. There is: ${instead().slice(0, MOST_WORDS)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
