/**
 * `overloaded`: too much waits already, ask again later. `closed`: the store was closed. `schema-newer`: a newer release
 * has written here. `directory-in-use`: another process holds the data directory. `directory-unwritable`: it cannot be
 * made or written. `unavailable`: the thread that holds the database has ended.
 */
export type StoreErrorCode =
  'overloaded' | 'closed' | 'schema-newer' | 'directory-in-use' | 'directory-unwritable' | 'unavailable';

/** The one error a store throws of itself. Decide by `code`; the message is for operators. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Too many reviews wait for the disk: refuse this one, and let the device try again. */
export class StoreOverloadedError extends StoreError {
  override readonly name = 'StoreOverloadedError';

  constructor() {
    super('overloaded', 'Too many reviews wait to be written.');
  }
}
