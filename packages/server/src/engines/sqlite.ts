import path from 'node:path';
import {Worker} from 'node:worker_threads';
import {
  type Engine,
  GroupCommit,
  type GroupCommitOptions,
  migrate,
  type PreparedReview,
  type RecordingRules,
  type Schema,
  sqliteDialect,
  StoreError,
} from '@haochaping/backend';
import {Kysely} from 'kysely';
import type {DirectoryLock} from './lock.ts';
import type {ThreadAnswer, ThreadFailure, ThreadOptions, ThreadRequest, Ticketed} from './sqlite-messages.ts';

export interface SqliteEngineOptions {
  /** Held for as long as the engine is open; the database lies in its directory. */
  readonly lock: DirectoryLock;
  readonly rules: RecordingRules;
  readonly groupCommit?: Pick<GroupCommitOptions, 'mostInCommit' | 'mostWaiting'>;
}

/** The database within a data directory, beside which SQLite keeps `-wal` and `-shm`. */
export const SQLITE_FILE = 'haochaping.sqlite';

/** Under full load two groups are on their way: while the thread writes one the other waits at its door. */
const GROUPS_UNDER_WAY = 2;

/** Opens the embedded store, makes or brings up its tables, and resolves when it can be used. */
export async function openSqliteEngine(options: SqliteEngineOptions): Promise<Engine> {
  const file = path.join(options.lock.directory, SQLITE_FILE);
  const thread = new SqliteThread({file, rules: options.rules});
  await thread.opened;
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(async (sql, values) => thread.ask('execute', {kind: 'execute', sql, values})),
  });
  const commits = new GroupCommit(
    async (reviews: readonly PreparedReview[]) => (await thread.ask('record', {kind: 'record', reviews})).outcomes,
    {...options.groupCommit, writers: GROUPS_UNDER_WAY, besideOnlyFull: true, defer: setImmediate},
  );
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await commits.close();
    await db.destroy();
    await thread.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect: 'sqlite',
    db,
    recordReviews: (reviews) => commits.add(reviews),
    close: () => (closing ??= close()),
  };
}

type AnswerTo<Kind extends ThreadAnswer['kind']> = Extract<ThreadAnswer, {readonly kind: Kind}>;

interface Asked {
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (cause: unknown) => void;
}

/** The thread of `sqlite-thread.ts`, as questions and answers. */
class SqliteThread {
  /** Resolves when the file is open; rejects when it cannot be. */
  readonly opened: Promise<unknown>;
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  readonly #ended: Promise<void>;
  #lastTicket = 0;
  #failure: unknown;

  constructor(options: ThreadOptions) {
    // tsc rewrites the endings of imports, but not of a URL.
    const url = new URL(import.meta.url.replace(/sqlite(\.[jt]s)$/, 'sqlite-thread$1'));
    this.#worker = new Worker(url, {workerData: options});
    this.opened = new Promise((resolve, reject) => this.#asked.set(0, {resolve, reject}));
    this.#worker.on('message', (answer: Ticketed<ThreadAnswer>) => this.#answered(answer));
    this.#worker.on('error', (error) => {
      this.#failure = error;
    });
    this.#ended = new Promise((resolve) =>
      this.#worker.once('exit', () => {
        this.#failure ??= new StoreError('closed', 'The store was closed.');
        for (const {reject} of this.#asked.values()) reject(this.#gone());
        this.#asked.clear();
        resolve();
      }),
    );
  }

  async ask<Kind extends ThreadRequest['kind']>(kind: Kind, request: ThreadRequest): Promise<AnswerTo<Kind>> {
    if (this.#failure !== undefined) throw this.#gone();
    const ticket = ++this.#lastTicket;
    const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
      this.#asked.set(ticket, {resolve, reject});
      this.#worker.postMessage({ticket, ...request} satisfies Ticketed<ThreadRequest>);
    });
    if (answer.kind !== kind) throw new TypeError(`The thread was asked to ${kind} and answered ${answer.kind}.`);
    return answer as AnswerTo<Kind>;
  }

  /** Closes the file and resolves when the thread has ended. */
  async close(): Promise<void> {
    if (this.#failure === undefined) await this.ask('close', {kind: 'close'});
    await this.#ended;
  }

  #answered({ticket, ...answer}: Ticketed<ThreadAnswer>): void {
    const asked = this.#asked.get(ticket);
    this.#asked.delete(ticket);
    if (answer.kind === 'failed') asked?.reject(errorOf(answer.failure));
    else asked?.resolve(answer);
  }

  #gone(): Error {
    if (this.#failure instanceof StoreError) return this.#failure;
    return new StoreError('unavailable', 'The thread that holds the database has ended.', {cause: this.#failure});
  }
}

function errorOf({message, code}: ThreadFailure): Error {
  if (code === 'closed') return new StoreError('closed', message);
  return Object.assign(new Error(message), code === undefined ? {} : {code});
}
