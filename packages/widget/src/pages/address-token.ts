/**
 * The invitation behind `#`, taken out of the address at once: it is a right to rate, and addresses are looked at over shoulders, copied, and kept
 * in lists of visited pages. A reload finds it again in the entry's state, which nobody sees and which goes with the tab.
 */
export function takeInvitation(): string {
  const behind = location.hash.slice(1);
  if (behind !== '') history.replaceState({invitation: behind}, '', location.pathname + location.search);
  const kept: unknown = history.state;
  return typeof kept === 'object' && kept !== null && 'invitation' in kept ? String(kept.invitation) : '';
}
