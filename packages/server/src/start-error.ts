/** Something stands against starting that the one who starts can mend. The message is one sentence for the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The code of an error of the system, such as `EADDRINUSE`. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
