/**
 * Keeps the page behind a dialog where it is. Its scroll bar's room stays, so that nothing jumps. Returns the way back. Written by script, which
 * no policy on styles forbids.
 */
export function lockPage(): () => void {
  const {style, clientWidth} = document.documentElement;
  const before = {overflow: style.overflow, paddingRight: style.paddingRight};
  const bar = innerWidth - clientWidth;
  style.overflow = 'hidden';
  if (bar > 0) style.paddingRight = `${String(bar)}px`;
  return () => {
    style.overflow = before.overflow;
    style.paddingRight = before.paddingRight;
  };
}

/** The element that has the focus, through shadow roots. */
export function focusedElement(): HTMLElement | undefined {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement ? found : undefined;
}
