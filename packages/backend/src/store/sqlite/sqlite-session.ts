import type {PreparedReview, RecordedReview, RecordingRules} from '../record-reviews/prepared-review.ts';
import {SqliteRecorder} from '../record-reviews/sqlite.ts';
import {StoreError} from '../store-error.ts';
import type {SqlRow, SqlValue, SyncSql, SyncStatement} from './sync-sql.ts';

/** Statements kept prepared; those of the use cases are fewer than this. */
const MOST_PREPARED = 200;

export interface SqliteAnswer {
  readonly rows: readonly SqlRow[];
  readonly changes: number;
}

/**
 * The one connection of a SQLite store, where it lives: a worker thread, a worker of a page, or the very thread of a test.
 * Statements of one asynchronous transaction at a time come in by `execute`; reviews that arrive meanwhile wait for its end.
 */
export class SqliteSession {
  readonly #sql: SyncSql;
  readonly #recorder: SqliteRecorder;
  readonly #prepared = new Map<string, SyncStatement>();
  /** What waits for the open transaction to end, in order. */
  #waiting: (() => void)[] = [];
  #closed = false;

  /** The database must have been migrated, or be about to be before the first review. */
  constructor(sql: SyncSql, rules: RecordingRules) {
    this.#sql = sql;
    this.#recorder = new SqliteRecorder(sql, rules);
  }

  execute(sql: string, values: readonly SqlValue[]): SqliteAnswer {
    try {
      const statement = this.#prepare(sql);
      if (statement.gives) return {rows: statement.all(values), changes: 0};
      return {rows: [], changes: statement.run(values)};
    } finally {
      this.#letWaitingOn();
    }
  }

  /** Records all of them in one transaction, and resolves once it is on disk; rejects when nothing of them was written. */
  async record(reviews: readonly PreparedReview[]): Promise<readonly RecordedReview[]> {
    while (this.#sql.inTransaction && !this.#closed) await new Promise<void>((go) => this.#waiting.push(go));
    if (this.#closed) throw new StoreError('closed', 'The store was closed.');
    return this.#recorder.record(reviews);
  }

  /** Rolls back what is open and closes the file. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const statement of this.#prepared.values()) statement.release();
    this.#prepared.clear();
    this.#recorder.release();
    this.#sql.close();
    this.#letWaitingOn();
  }

  #letWaitingOn(): void {
    if (this.#waiting.length === 0 || (!this.#closed && this.#sql.inTransaction)) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  #prepare(sql: string): SyncStatement {
    const known = this.#prepared.get(sql);
    this.#prepared.delete(sql);
    const statement = known ?? this.#sql.prepare(sql);
    this.#prepared.set(sql, statement);
    if (this.#prepared.size > MOST_PREPARED) {
      // A Map keeps the order of insertion: the first is the one used longest ago.
      for (const [oldest] of this.#prepared) {
        this.#prepared.get(oldest)?.release();
        this.#prepared.delete(oldest);
        break;
      }
    }
    return statement;
  }
}
