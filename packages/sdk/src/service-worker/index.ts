export {handleSync} from './handle-sync.ts';
export type {SyncEvent, SyncOptions, SyncScope} from './handle-sync.ts';
