export {type DirectoryLock, lockDirectory} from './engines/lock.ts';
export {openPostgresEngine, type PostgresEngineOptions} from './engines/postgres.ts';
export {openSqliteEngine, SQLITE_FILE, type SqliteEngineOptions} from './engines/sqlite.ts';
export {parseOptions, type ParsedOptions, type ServerOptions} from './options.ts';
export {runReplay} from './replay/run-replay.ts';
export {runServer} from './run-server.ts';
export {StartError} from './start-error.ts';
export {type RunningServer, startServer, type StartOptions} from './start-server.ts';
export {serveFirstView} from './first-view.ts';
