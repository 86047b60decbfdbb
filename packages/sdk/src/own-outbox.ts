export {memoryOutbox} from './memory-outbox.ts';
export {queueOver} from './queue-over.ts';
export type {OutboxStore, QueueLimits} from './queue-over.ts';
export type {Begun, PassQueue, Queue} from './queue.ts';
export type {ParkedItem, StoredItem} from './stored-item.ts';
export type {Settled} from './settlement.ts';
export type {EndpointState} from './endpoint-state.ts';
export {SdkError} from './errors.ts';
