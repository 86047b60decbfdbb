/** What tells an exported outbox from any other JSON. */
export const OUTBOX_FILE_FORMAT = 'haochaping-outbox';

/**
 * The text whose SHA-256 (of its UTF-8, in lower-case hexadecimal) is an item's `digest`: its id, kind and body as `JSON.stringify` writes
 * them, members in the order in which they stand in the file.
 */
export function digestedOfItem({
  id,
  kind,
  body,
}: {
  readonly id: string;
  readonly kind: string;
  readonly body?: unknown;
}): string {
  return JSON.stringify([id, kind, body]);
}

/** The same for the whole file: the digests of its items, one a line. */
export function digestedOfFile(digests: readonly string[]): string {
  return digests.join('\n');
}
