/** How a citizen wants to read. */
type Choice = 'language' | 'view';

/** On a device that others use too: as long as this citizen sits there. */
const choices = new WeakMap<HTMLElement, Map<Choice, string>>();

/** What the citizen chose at this element, else earlier on this device; undefined where nothing was chosen or may be kept. */
export function kept(host: HTMLElement, choice: Choice): string | undefined {
  return choices.get(host)?.get(choice) ?? stored(host, choice);
}

/** Keeps a choice: on a personal device for the next visit, on a shared one until the screen is cleared. */
export function keep(host: HTMLElement, choice: Choice, value: string): void {
  const chosen = choices.get(host) ?? new Map<Choice, string>();
  choices.set(host, chosen.set(choice, value));
  if (isShared(host)) return;
  try {
    localStorage.setItem(`hcp-${choice}`, value);
  } catch {
    // It holds for this visit, which is all that a device without storage can do.
    return;
  }
}

/** Forgets what was chosen at this element. */
export function forgetChoices(host: HTMLElement): void {
  choices.delete(host);
}

function stored(host: HTMLElement, choice: Choice): string | undefined {
  if (isShared(host)) return undefined;
  try {
    return localStorage.getItem(`hcp-${choice}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function isShared(host: HTMLElement): boolean {
  return host.hasAttribute('shared-device');
}
