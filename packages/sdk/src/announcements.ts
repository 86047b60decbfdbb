import {SdkError} from './errors.ts';
import type {ClientEvent, ClientListener} from './event.ts';

const EVENT_TYPES: readonly string[] = ['saved', 'delivered', 'refused', 'retrying', 'paused'];

/** Says what happened to all who listen, in this tab and, where there is a BroadcastChannel, in the others of the origin. */
export interface Announcements {
  announce(event: ClientEvent): void;
  subscribe(listener: ClientListener): () => void;
  /** The one who hears what another tab, or another client in this one, said. */
  onElsewhere(listener: ClientListener): void;
  close(): void;
}

export function createAnnouncements(name: string, onProblem: (problem: SdkError) => void): Announcements {
  const listeners = new Set<ClientListener>();
  const channel = openChannel(name);
  let elsewhere: ClientListener | undefined;

  const tell = (event: ClientEvent): void => {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (cause) {
        // The host's mistake must not stop a delivery.
        onProblem(new SdkError('listener-failed', 'A listener of the host threw.', {cause}));
      }
    }
  };

  channel?.addEventListener('message', ({data}: MessageEvent<unknown>) => {
    if (!isClientEvent(data)) return;
    tell(data);
    elsewhere?.(data);
  });

  return {
    announce(event) {
      channel?.postMessage(event);
      tell(event);
    },
    subscribe(listener) {
      // A function of its own, so that one listener given twice is called twice and stopped once.
      const own: ClientListener = (event) => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    onElsewhere(listener) {
      elsewhere = listener;
    },
    close() {
      channel?.close();
      listeners.clear();
    },
  };
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Older WebKit has none: other tabs then learn by their own timers.
    return undefined;
  }
}

function isClientEvent(data: unknown): data is ClientEvent {
  return typeof data === 'object' && data !== null && 'type' in data && EVENT_TYPES.includes(String(data.type));
}
