import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type {SqliteAnswer} from './sqlite-session.ts';
import type {SqlValue} from './sync-sql.ts';

/** Runs one statement on the one connection, wherever that lives. */
export type ExecuteSqlite = (sql: string, values: readonly SqlValue[]) => Promise<SqliteAnswer>;

/**
 * Kysely over one SQLite connection that may live in another thread. Kysely hands the connection to one user at a time,
 * because the adapter supports no more than one.
 */
export function sqliteDialect(execute: ExecuteSqlite): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SingleConnectionDriver(execute),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SingleConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(execute: ExecuteSqlite) {
    this.#connection = new SqliteConnection(execute);
  }

  async init(): Promise<void> {
    // The place that made the connection opened it.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // At once as a writer: a reader that becomes one later can be refused half way.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {
    // There is but one, and it stays.
  }

  async destroy(): Promise<void> {
    // The place closes what it opened.
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #execute: ExecuteSqlite;

  constructor(execute: ExecuteSqlite) {
    this.#execute = execute;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const {rows, changes} = await this.#execute(query.sql, query.parameters as readonly SqlValue[]);
    return {rows: rows as unknown as Row[], numAffectedRows: BigInt(changes)};
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface wants a generator; nothing here streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    yield* [];
    throw new TypeError('This dialect does not stream.');
  }
}
