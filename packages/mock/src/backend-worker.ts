import {memoryFiles} from '@haochaping/backend';
import {isHeldElsewhere, openEngine, type OpenedEngine} from './engine.ts';
import {messageToRequest, type RequestMessage, responseToMessage} from './message.ts';
import {opfsFiles} from './opfs-files.ts';
import {createPlace, type Place} from './place.ts';

/** What the worker says of itself once it can answer, or that it never will. */
export type WorkerReady =
  | {readonly type: 'ready'; readonly storage: 'persistent' | 'memory'}
  | {readonly type: 'failed'; readonly message: string};

const TICK_MS = 30_000;
// A tab that was closed lets go of its files a moment after its lock.
const HELD_RETRY_MS = 100;
const HELD_TRIES = 100;

function report(what: string, cause: unknown): void {
  console.error(`The backend in this page met a problem (${what}).`, cause);
}

async function openWhenFree(): Promise<OpenedEngine> {
  for (let tries = 1; ; tries++) {
    try {
      return await openEngine({name: self.name});
    } catch (error) {
      if (!isHeldElsewhere(error) || tries === HELD_TRIES) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, HELD_RETRY_MS);
      });
    }
  }
}

async function start(): Promise<Place> {
  const {engine, storage} = await openWhenFree();
  const files = storage === 'persistent' ? await opfsFiles(self.name) : memoryFiles();
  const place = await createPlace({engine, files, clock: Date.now, report, storage});
  setInterval(() => void place.tick().catch((cause: unknown) => report('tick', cause)), TICK_MS);
  await place.tick();
  self.postMessage({type: 'ready', storage} satisfies WorkerReady);
  return place;
}

const place = start();
place.catch((cause: unknown) => {
  self.postMessage({type: 'failed', message: String(cause)} satisfies WorkerReady);
});

self.onmessage = (event: MessageEvent<RequestMessage>): void => {
  void answer(event.data);
};

async function answer(message: RequestMessage): Promise<void> {
  const response = await (await place).fetch(messageToRequest(message));
  self.postMessage(await responseToMessage(message.id, response));
}
