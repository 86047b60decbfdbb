import type {DrainerName, Lab, QueueName} from './contract.ts';
import {openOurs, openOursToDrain, submitOne} from './our-queue.ts';
import {keepInLocalforage, openLocalforage, openWorkbox, pushToWorkbox} from './peer-queues.ts';
import {drainRaw, openRaw, putRaw} from './raw-queue.ts';
import {requestOf} from './sample.ts';

/** Keeps one more review; resolves when the queue says that it is kept, and rejects when it is not. */
type Enqueue = () => Promise<void>;

async function openQueue(name: QueueName, waiting: number): Promise<Enqueue> {
  switch (name) {
    case 'ours': {
      const client = await openOurs('ours', waiting);
      return () => submitOne(client);
    }
    case 'rawStrict':
    case 'rawRelaxed': {
      const db = await openRaw(name, waiting);
      return () => putRaw(db, name === 'rawStrict' ? 'strict' : 'relaxed');
    }
    case 'workbox':
      await openWorkbox(waiting);
      return pushToWorkbox;
    case 'localforage': {
      const store = await openLocalforage('kept', waiting);
      return () => keepInLocalforage(store);
    }
  }
}

/** Makes a queue with so many waiting, and returns how to send them. */
async function openDrain(
  name: DrainerName,
  waiting: number,
  batch: number,
  onAnswer: () => void,
): Promise<() => Promise<unknown>> {
  const post = async (request: Request): Promise<Response> => {
    const response = await fetch(request);
    onAnswer();
    return response;
  };
  const own = `drain-${crypto.randomUUID()}`;
  switch (name) {
    case 'ours': {
      const client = await openOursToDrain(own, waiting, batch, post);
      return async () => {
        const {delivered, waiting: left} = await client.flush();
        if (delivered !== waiting || left > 0) throw new Error(`Only ${delivered} of ${waiting} were delivered.`);
      };
    }
    case 'bare': {
      const db = await openRaw(own, waiting);
      return () => drainRaw(db, batch, onAnswer);
    }
    case 'workbox': {
      const queue = await openWorkbox(waiting);
      return () => queue.replayRequests();
    }
    case 'localforage': {
      const store = await openLocalforage(own, waiting);
      return async () => {
        for (const id of await store.keys()) {
          const response = await post(requestOf([await store.getItem(id)]));
          if (!response.ok) throw new Error(`HTTP ${response.status}`);
          await store.removeItem(id);
        }
      };
    }
  }
}

function usedHeap(): number {
  return (performance as {readonly memory?: {readonly usedJSHeapSize: number}}).memory?.usedJSHeapSize ?? NaN;
}

const opened = new Map<QueueName, Enqueue>();

const lab: Lab = {
  async open(queues, waiting) {
    for (const name of queues) opened.set(name, await openQueue(name, waiting));
  },
  async enqueue(times) {
    const taken: Partial<Record<QueueName, number[]>> = {};
    for (let time = 0; time < times; time++) {
      for (const [name, enqueue] of opened) {
        const began = performance.now();
        await enqueue();
        (taken[name] ??= []).push(performance.now() - began);
      }
    }
    return taken;
  },
  async burst(name, count) {
    const enqueue = await openQueue(name, 0);
    const began = performance.now();
    const kept = await Promise.allSettled(Array.from({length: count}, enqueue));
    const ms = performance.now() - began;
    const unkept = kept.filter((one) => one.status === 'rejected').length;
    return {ms, unkept};
  },
  async drain(name, count, batch) {
    let heapPeak = 0;
    const send = await openDrain(name, count, batch, () => {
      heapPeak = Math.max(heapPeak, usedHeap());
    });
    const began = performance.now();
    await send();
    return {ms: performance.now() - began, heapPeak};
  },
};
Object.assign(window, {lab});
