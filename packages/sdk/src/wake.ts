/**
 * Calls when the page comes into sight, goes out of it, which is the last that many a page hears, or is put away as it is to be shown
 * again (`left`), and when the browser thinks that the network is back: hints to try, no more. Returns the way to stop.
 */
export function onWake(wake: (cause: 'online' | 'left' | DocumentVisibilityState) => void): () => void {
  const online = (): void => wake('online');
  const seen = (): void => wake(document.visibilityState);
  // Older WebKit tells a page that is left only by the second.
  const left = ({persisted}: PageTransitionEvent): void => wake(persisted ? 'left' : 'hidden');
  addEventListener('online', online);
  addEventListener('pagehide', left);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', online);
    removeEventListener('pagehide', left);
    document.removeEventListener('visibilitychange', seen);
  };
}

const IDLE_WITHIN_MS = 2_000;
const AFTER_PAINT_MS = 200;

/** Calls once the page has painted and has nothing better to do. Returns the way to stop. */
export function whenIdle(work: () => void): () => void {
  // WebKit has no requestIdleCallback.
  const idle = (window as {readonly requestIdleCallback?: typeof requestIdleCallback}).requestIdleCallback;
  if (idle === undefined) {
    const timer = setTimeout(work, AFTER_PAINT_MS);
    return () => clearTimeout(timer);
  }
  const handle = idle(work, {timeout: IDLE_WITHIN_MS});
  return () => cancelIdleCallback(handle);
}
