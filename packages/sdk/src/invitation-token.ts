/**
 * When an invitation ends by its own word, in epoch milliseconds; undefined when it does not say so readably. Not verified. This is
 * a second, smaller reading beside protocol's `peekInvitation`, which looks at all claims and is loaded later: a submit must not wait.
 */
export function expiryOf(invitation: string): number | undefined {
  const payload = invitation.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    const seconds = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
    return typeof seconds === 'number' ? seconds * 1_000 : undefined;
  } catch {
    // Not base64 or not JSON: whatever it is, it does not say when it ends.
    return undefined;
  }
}

const MARK_LENGTH = 96;

/** By what an invitation is found again in the outbox: the end of its signature. */
export function markOf(invitation: string): string {
  return invitation.slice(-MARK_LENGTH);
}
