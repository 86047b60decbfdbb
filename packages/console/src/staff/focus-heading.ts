/** Puts the keyboard on the page's first heading that can be seen; false when there is none yet. */
export function focusHeading(root: ParentNode): boolean {
  const heading = [...root.querySelectorAll<HTMLElement>('h1')].find((known) => known.checkVisibility());
  heading?.focus();
  return heading !== undefined;
}
