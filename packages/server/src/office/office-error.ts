/** A command cannot be carried out as it was given. The message is one sentence for the terminal. */
export class OfficeError extends Error {
  override readonly name = 'OfficeError';
}
