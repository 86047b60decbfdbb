import {
  type Engine,
  GroupCommit,
  type GroupCommitOptions,
  migrate,
  type PostgresQueries,
  type PreparedReview,
  recordInPostgres,
  type RecordedReview,
  type RecordingRules,
  retryLostRaces,
  type Schema,
} from '@haochaping/backend';
import {Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient} from 'kysely';
import pg from 'pg';

export interface PostgresEngineOptions {
  /** `postgres://…` */
  readonly url: string;
  readonly rules: RecordingRules;
  /** The most connections. @default 10 */
  readonly connections?: number;
  readonly groupCommit?: Pick<GroupCommitOptions, 'mostInCommit' | 'mostWaiting'>;
  /** Told of a connection that broke while nobody used it; the pool replaces it. */
  readonly report?: (what: string, cause: unknown) => void;
}

const DEFAULT_CONNECTIONS = 10;
/** Two groups at once reached most of what the server gives; more only met each other's locks. */
const WRITERS = 2;
const CONNECT_TIMEOUT_MS = 10_000;

const {builtins} = pg.types;
/** Sums and counts: whole numbers, ours far below 2^53. */
const NUMBERS = [builtins.INT8, builtins.NUMERIC];

/** Reads every whole number as `number`. */
export const WHOLE_NUMBERS = new pg.TypeOverrides();
for (const kind of NUMBERS) WHOLE_NUMBERS.setTypeParser(kind, Number);

/** Opens a store on PostgreSQL 15 or newer, makes or brings up its tables, and resolves when it can be used. */
export async function openPostgresEngine(options: PostgresEngineOptions): Promise<Engine> {
  const pool = createPool(options);
  const db = new Kysely<Schema>({dialect: new PostgresDialect({pool: storablePool(pool)})});
  const names = new StatementNames();
  const commits = new GroupCommit(
    (reviews: readonly PreparedReview[]) => retryLostRaces(() => record(pool, names, reviews, options.rules)),
    {...options.groupCommit, writers: WRITERS, mayBeOfOne: isOfStatement},
  );
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await commits.close();
    // Kysely ends only a pool that it has used.
    await pool.end();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect: 'postgres',
    db,
    recordReviews: (reviews) => commits.add(reviews),
    close: () => (closing ??= close()),
  };
}

function createPool({url, connections, report}: PostgresEngineOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections ?? DEFAULT_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: WHOLE_NUMBERS,
  });
  // A connection that breaks rejects its query, if it has one, and is replaced by the pool; unheard, the event would end the process.
  pool.on('error', (error) => report?.('An idle connection to PostgreSQL broke.', error));
  pool.on('connect', (client) => {
    client.on('error', (error) => report?.('A connection to PostgreSQL broke.', error));
    // What a caller is told is on disk must be there: a server set to less is overruled, before anything else is asked.
    client
      .query('set synchronous_commit = on')
      .catch((error: unknown) => report?.('PostgreSQL refused a setting.', error));
  });
  return pool;
}

/** SQLSTATE classes that speak of the server, not of a statement: connection, resources, intervention, system. */
const SERVER_CLASSES: readonly string[] = ['08', '53', '57', '58'];

/** Whether the server refused what a statement said, rather than being out of reach or unwell. */
function isOfStatement(cause: unknown): boolean {
  return cause instanceof pg.DatabaseError && !SERVER_CLASSES.includes(cause.code?.slice(0, 2) ?? '');
}

async function record(
  pool: pg.Pool,
  names: StatementNames,
  reviews: readonly PreparedReview[],
  rules: RecordingRules,
): Promise<readonly RecordedReview[]> {
  const client = await pool.connect();
  const queries: PostgresQueries = {
    query: async <Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
      (await client.query({text, values: values.map(storable), name: names.of(text)})).rows as Row[],
  };
  let broken = false;
  try {
    await client.query('begin isolation level read committed');
    const outcomes = await recordInPostgres(queries, reviews, rules);
    await client.query('commit');
    return outcomes;
  } catch (error) {
    // A connection that cannot even roll back is thrown away; the error that counts is the first one.
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * PostgreSQL cannot store the character U+0000; a text that holds one must not be refused for it, again and again, while a device
 * retries. It has no meaning in a text and becomes U+FFFD.
 */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return Array.isArray(value) ? value.map(storable) : value;
}

/** The pool as Kysely sees it: every value made storable. */
function storablePool(pool: pg.Pool): PostgresPool {
  const storableClient = (client: pg.PoolClient): PostgresPoolClient => {
    // Of the two ways to ask, the other streams by a cursor, which this dialect was given none of.
    const query = (sql: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
      client.query(sql, values.map(storable));
    return {query: query as unknown as PostgresPoolClient['query'], release: (broken) => client.release(broken)};
  };
  return {
    options: pool.options,
    connect: async () => storableClient(await pool.connect()),
    end: () => pool.end(),
  };
}

/** Names by which a connection keeps the few statements of the ingest path prepared. */
class StatementNames {
  readonly #names = new Map<string, string>();

  of(text: string): string {
    const name = this.#names.get(text) ?? `record-reviews-${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
