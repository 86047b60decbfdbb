export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A prepared statement with `?` for each value. */
export interface SyncStatement {
  /** Runs it and says how many rows it changed. */
  run(values: readonly SqlValue[]): number;
  all(values: readonly SqlValue[]): readonly SqlRow[];
  /** Whether it gives rows. */
  readonly gives: boolean;
  /** Frees what it holds; it is not used again. */
  release(): void;
}

/** A SQLite connection in the thread that calls it: all that the ingest procedure and the Kysely dialect need of one. */
export interface SyncSql {
  prepare(sql: string): SyncStatement;
  readonly inTransaction: boolean;
  close(): void;
}
