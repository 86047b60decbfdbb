export type SdkErrorCode =
  /** The browser gives this page no storage: cookies blocked, sandboxed frame, private window of an old browser. */
  | 'storage-blocked'
  /** Storage is there and did not do its work. */
  | 'storage-failed'
  /** The browser gives no more room. What lies there can still be read and deleted. */
  | 'storage-full'
  /** Storage did not answer within its limit. */
  | 'storage-timeout'
  /** Another tab keeps an old version of the store open, and ours waits for it. */
  | 'storage-upgrade-blocked'
  /** The outbox holds as much as it may. */
  | 'queue-full'
  /** A part of this library that is loaded later could not be loaded; it is tried again. */
  | 'part-not-loaded'
  /** The key that the backend tells is not the pinned one, or none that this release can seal to. */
  | 'sealing-key-foreign'
  /** What was said could not be sealed, and so was not stored. */
  | 'not-sealed'
  /** The server could not be reached, or something else answered in its place. */
  | 'not-delivered'
  /** The service worker could not be registered, or the browser would not promise to wake it. Pages deliver all the same. */
  | 'service-worker-failed'
  /** A listener of the host threw. */
  | 'listener-failed'
  /** The client was used after `close()`. */
  | 'closed';

/** The one error of this package. Decide by `code`; the message is for people who read logs. */
export class SdkError extends Error {
  // Declared, not defined: a field costs an old engine's build more code than the whole class.
  declare readonly code: SdkErrorCode;

  constructor(code: SdkErrorCode, message: string, options?: {readonly cause?: unknown}) {
    super(message, options);
    this.name = 'SdkError';
    this.code = code;
    // Chromium below 93 ignores the options of Error.
    if (options?.cause !== undefined) this.cause = options.cause;
  }
}
