import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';
import {evidenceFileRoutes, FILE_PART_BYTES, type FileState} from '@haochaping/protocol/staff';
import {problemOf, type Failure} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';

/** How an upload stands: `reading` its digest, `sending`, `paused` by the person, `waiting` for the line, `ready`, or `failed` for good. */
export type UploadState = 'reading' | 'sending' | 'paused' | 'waiting' | 'ready' | 'failed';

const RETRY_MS = 5_000;

/**
 * Sends one file to an order, part by part. Nothing of it is kept here: after a lost line the server says how far the file has come,
 * and it goes on from there; the same file chosen again, after a reload too, goes on likewise. `changed` is called at every change.
 */
export class EvidenceUpload {
  readonly file: File;
  state: UploadState = 'reading';
  /** Bytes read for the digest, then bytes that the server has. */
  done = 0;
  /** Names the file once it is ready. */
  fileDigest: string | undefined;
  failure: Failure | undefined;
  readonly #desk: Desk;
  readonly #orderId: string;
  readonly #changed: () => void;
  #digest: string | undefined;
  #stopped = new AbortController();

  constructor(desk: Desk, orderId: string, file: File, changed: () => void) {
    this.#desk = desk;
    this.#orderId = orderId;
    this.file = file;
    this.#changed = changed;
  }

  /** Sends until the file is there, or somebody pauses it, or it is refused. */
  async run(): Promise<void> {
    this.#stopped = new AbortController();
    const {signal} = this.#stopped;
    this.failure = undefined;
    this.#digest ??= await this.#read(signal);
    while (!isStopped(signal) && this.#digest !== undefined) {
      const outcome = await this.#send(this.#digest, signal);
      if (isStopped(signal) || outcome === 'over') return;
      this.#become('waiting');
      await lineOrTime(signal);
    }
  }

  pause(): void {
    this.#stopped.abort();
    if (this.state !== 'ready' && this.state !== 'failed') this.#become('paused');
  }

  /** SHA-256 without `crypto.subtle`, which plain-http pages lack; piece by piece, so that a film does not fill the memory. */
  async #read(signal: AbortSignal): Promise<string | undefined> {
    this.#become('reading');
    const hash = sha256.create();
    for (let offset = 0; offset < this.file.size; offset += FILE_PART_BYTES) {
      if (signal.aborted) return undefined;
      hash.update(await this.#part(offset));
      this.done = Math.min(this.file.size, offset + FILE_PART_BYTES);
      this.#changed();
    }
    return bytesToHex(hash.digest());
  }

  async #part(offset: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.file.slice(offset, offset + FILE_PART_BYTES).arrayBuffer());
  }

  async #send(digest: string, signal: AbortSignal): Promise<'over' | 'again'> {
    const id = this.#orderId;
    const {size, name} = this.file;
    const announced = await this.#desk
      .connect(evidenceFileRoutes)
      .announceFile({params: {id}, body: {digest, size, name: name.slice(0, 200)}}, {signal});
    if (isStopped(signal)) return 'again';
    if (announced.kind !== 'ok') return this.#fail(announced);
    let come: FileState = announced.body;
    this.#take(come);
    while (come.state === 'receiving' && !isStopped(signal)) {
      const answer = await this.#desk.sendBytes(
        `/v1/work-orders/${encodeURIComponent(id)}/files/${digest}/parts/${come.received}`,
        await this.#part(come.received),
        signal,
      );
      if (isStopped(signal)) return 'again';
      if (answer.kind !== 'ok') return this.#fail(answer);
      come = answer.body;
      this.#take(come);
    }
    return 'over';
  }

  #take({received, state, fileDigest}: FileState): void {
    this.done = received;
    this.fileDigest = state === 'ready' ? fileDigest : undefined;
    this.#become(state === 'ready' ? 'ready' : 'sending');
  }

  /** A definite no ends it; without an answer of ours it is tried again, and so it is once somebody has signed in again. */
  #fail(failure: Failure): 'over' | 'again' {
    this.failure = failure;
    const problem = problemOf(failure);
    if (problem === undefined || problem.status >= 500) return 'again';
    this.#become(isSessionLost(failure) ? 'paused' : 'failed');
    return 'over';
  }

  #become(state: UploadState): void {
    this.state = state;
    this.#changed();
  }
}

/** Asked anew each time: it changes while something is awaited. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Resolves when the line may be back: when the browser says so, or after a while; at once when somebody pauses. */
async function lineOrTime(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, RETRY_MS);
    function done(): void {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    }
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
