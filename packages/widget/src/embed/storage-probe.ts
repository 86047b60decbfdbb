const PROBE = 'hcp-probe';
// A store that has not opened by then would keep nobody's rating waiting either.
const PATIENCE_MS = 3_000;

/** Whether this page may keep anything: in a frame on another site's page many browsers say no, some at once, some after a while. */
export function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    const answer = (can: boolean): void => {
      clearTimeout(timer);
      resolve(can);
    };
    try {
      const request = indexedDB.open(PROBE);
      request.onerror = () => answer(false);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(PROBE);
        answer(true);
      };
    } catch {
      // A getter that throws: a sandbox, or a site whose data is blocked.
      answer(false);
    }
  });
}
