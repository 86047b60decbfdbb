export {parseOptions, type ParsedOptions, type ServerOptions} from './options.ts';
export {runServer} from './run-server.ts';
export {StartError} from './start-error.ts';
export {type RunningServer, startServer, type StartOptions} from './start-server.ts';
