/** Believes that a time far ahead is far ahead, and not that the clock was set back. */
export function withoutGuard(): number {
  return Infinity;
}
