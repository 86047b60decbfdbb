import type {WorkerReady} from './backend-worker.ts';
import type {RequestMessage, ResponseMessage} from './message.ts';
import type {BackendHolder} from './shared-backend.ts';

export interface WorkerHolder extends BackendHolder {
  /** Whether what is written outlives the tab. */
  readonly storage: 'persistent' | 'memory';
}

/** Starts the worker that holds the backend; resolves when it answers, rejects when it says that it never will. */
export async function startWorker(name: string): Promise<WorkerHolder> {
  const worker = new Worker(new URL('./backend-worker.ts', import.meta.url), {type: 'module', name});
  const waiting = new Map<string, (response: ResponseMessage) => void>();
  const storage = await new Promise<'persistent' | 'memory'>((resolve, reject) => {
    worker.onerror = (event): void => reject(new Error(`The worker of the backend broke: ${event.message}`));
    worker.onmessage = ({data}: MessageEvent<WorkerReady | ResponseMessage>): void => {
      switch (data.type) {
        case 'ready':
          resolve(data.storage);
          return;
        case 'failed':
          worker.terminate();
          reject(new Error(data.message));
          return;
        case 'response':
          waiting.get(data.id)?.(data);
          waiting.delete(data.id);
      }
    };
  });
  return {
    storage,
    answer: (message: RequestMessage) =>
      new Promise((resolve) => {
        waiting.set(message.id, resolve);
        worker.postMessage(message);
      }),
  };
}
