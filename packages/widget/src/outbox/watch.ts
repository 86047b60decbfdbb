import {SdkError} from '@haochaping/sdk';
import type {Client, ExportedOutbox} from '@haochaping/sdk';
import {FIRST_OUTBOX_STATE, outboxStep, type OutboxEvent, type OutboxState} from './state.ts';

/** A look at what lies on this device, kept up to date while somebody looks. */
export interface OutboxWatch {
  state(): OutboxState;
  retry(): void;
  export(): void;
  stop(): void;
}

// A drain of thousands speaks thousands of times; each look reads them all.
const LOOK_AGAIN_MS = 500;

/** `save` hands the file to the person. */
export function watchOutbox(client: Client, changed: () => void, save: (file: ExportedOutbox) => void): OutboxWatch {
  let state = FIRST_OUTBOX_STATE;
  let stopped = false;
  let looking: ReturnType<typeof setTimeout> | undefined;

  function send(event: OutboxEvent): void {
    const before = state;
    state = outboxStep(before, event);
    if (state !== before && !stopped) changed();
  }

  async function look(): Promise<void> {
    try {
      send({type: 'read', reviews: await client.pending()});
    } catch (cause) {
      send({type: 'unreadable', code: cause instanceof SdkError ? cause.code : 'storage-failed'});
    }
  }

  function lookSoon(): void {
    if (stopped) return;
    looking ??= setTimeout(() => {
      looking = undefined;
      void look();
    }, LOOK_AGAIN_MS);
  }

  async function retry(): Promise<void> {
    try {
      send({type: 'flushed', report: await client.flush()});
    } catch {
      // Storage that is there and cannot be read; the look tells its code.
      send({type: 'flushed', report: {delivered: 0, refused: 0, waiting: 0, stopped: 'storage'}});
    }
    await look();
  }

  async function exportFile(): Promise<void> {
    try {
      const file = await client.export();
      save(file);
      send({type: 'exported', name: file.name});
    } catch {
      send({type: 'exported', name: undefined});
    }
  }

  const stopListening = client.subscribe((event) => {
    send({type: 'heard', event});
    lookSoon();
  });
  void look();
  return {
    state: () => state,
    retry() {
      if (state.work !== 'none') return;
      send({type: 'retry'});
      void retry();
    },
    export() {
      if (state.work !== 'none') return;
      send({type: 'export'});
      void exportFile();
    },
    stop() {
      stopped = true;
      clearTimeout(looking);
      stopListening();
    },
  };
}
