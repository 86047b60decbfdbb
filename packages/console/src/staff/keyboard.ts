/** What a key can reach on the console, as far as it is there now. */
export type KeyTargets = {
  readonly inbox: {move: (step: 1 | -1) => boolean; focusSearch: () => void} | null;
  readonly commands: {readonly hasOpenForm: boolean; closeForm: () => void} | null;
  readonly leaveOrder: (() => void) | undefined;
  readonly help: {toggle: () => void} | null;
};

/** Carries out a key of the console; true when it was one. Whoever is typing keeps every key. */
export function handleKey(event: KeyboardEvent, {inbox, commands, leaveOrder, help}: KeyTargets): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  switch (event.key) {
    case 'j':
    case 'ArrowDown':
      return inbox?.move(1) ?? false;
    case 'k':
    case 'ArrowUp':
      return inbox?.move(-1) ?? false;
    case '/':
      inbox?.focusSearch();
      return inbox !== null;
    case '?':
      help?.toggle();
      return help !== null;
    case 'Escape':
      if (commands?.hasOpenForm === true) commands.closeForm();
      else leaveOrder?.();
      return leaveOrder !== undefined;
    default:
      return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
