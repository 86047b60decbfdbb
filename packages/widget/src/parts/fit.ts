/** Puts the levels side by side where each word has room for itself on one line, else one below the other. */
export function fitLevels(root: ShadowRoot): void {
  const five = root.querySelector('.five');
  if (five === null) return;
  five.classList.add('wide');
  const fits = [...five.querySelectorAll('.word')].every((word) => word.scrollWidth <= word.clientWidth);
  five.classList.toggle('wide', fits);
}

/** Fits the levels anew whenever the room or the type changes in size. Undefined where nobody can tell. */
export function keepFitting(root: ShadowRoot): ResizeObserver | undefined {
  const probe = root.querySelector('.probe');
  if (probe === null || typeof ResizeObserver !== 'function') return undefined;
  const observer = new ResizeObserver(() => {
    fitLevels(root);
  });
  observer.observe(probe);
  return observer;
}
