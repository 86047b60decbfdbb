/** Rows of one statement: with 25 columns far below the 32 766 values that SQLite takes. */
const ROWS_A_STATEMENT = 500;

/** A list in pieces that one statement can hold; none for an empty list. */
export function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += ROWS_A_STATEMENT) yield all.slice(from, from + ROWS_A_STATEMENT);
}
