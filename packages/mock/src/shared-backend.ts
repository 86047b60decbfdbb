import {messageToResponse, requestToMessage, type ChannelMessage, type ResponseMessage} from './message.ts';

/** The one worker that holds the database, as the tab that owns it sees it. */
export interface BackendHolder {
  answer(message: Extract<ChannelMessage, {type: 'request'}>): Promise<ResponseMessage>;
}

export interface SharedBackendOptions {
  /** Names the channel and the lock, so that two demonstrations on one origin stay apart. */
  readonly name: string;
  /** Starts the worker; called in the tab that got the lock, and again in the next one when that tab closes. */
  readonly open: () => Promise<BackendHolder>;
  readonly onProblem: (cause: unknown) => void;
}

interface Waiting {
  readonly message: Extract<ChannelMessage, {type: 'request'}>;
  readonly resolve: (response: ResponseMessage) => void;
}

/**
 * One backend for all tabs of an origin. The tab that holds the lock runs the worker and answers for all; the others ask
 * over a channel. When that tab closes, the browser hands the lock to the next one, which opens the same database and
 * says so; requests that nobody answered are then asked again. Such a request may have been carried out before its
 * answer was lost, which is harmless: reviews carry their ids and commands their idempotency keys.
 */
export class SharedBackend {
  readonly #options: SharedBackendOptions;
  readonly #channel: BroadcastChannel;
  readonly #waiting = new Map<string, Waiting>();
  readonly #closed = new AbortController();
  #holder: BackendHolder | undefined;
  #letGo: (() => void) | undefined;

  constructor(options: SharedBackendOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(options.name);
    this.#channel.onmessage = (event: MessageEvent<ChannelMessage>): void => this.#hear(event.data);
    navigator.locks
      .request(options.name, {signal: this.#closed.signal}, () => this.#hold())
      .catch((cause: unknown) => {
        if (!this.#closed.signal.aborted) options.onProblem(cause);
      });
  }

  /**
   * Asks for `path` what the request asks. Resolves when some tab's worker has answered, however often the worker changed hands
   * meanwhile.
   */
  async fetch(request: Request, path: string): Promise<Response> {
    const message = await requestToMessage(crypto.randomUUID(), request, path);
    const answer = await new Promise<ResponseMessage>((resolve) => {
      this.#waiting.set(message.id, {message, resolve});
      this.#ask(message);
    });
    return messageToResponse(answer);
  }

  /** Lets the next tab take over; requests still waiting here are never answered. */
  close(): void {
    this.#closed.abort();
    this.#letGo?.();
    this.#channel.close();
  }

  /** Runs while this tab holds the lock, which is until it closes. */
  async #hold(): Promise<void> {
    this.#holder = await this.#options.open();
    this.#channel.postMessage({type: 'taken-over'} satisfies ChannelMessage);
    for (const {message} of this.#waiting.values()) this.#ask(message);
    await new Promise<void>((resolve) => {
      this.#letGo = resolve;
    });
  }

  #ask(message: Extract<ChannelMessage, {type: 'request'}>): void {
    if (this.#holder === undefined) this.#channel.postMessage(message);
    else void this.#answer(this.#holder, message, (response) => this.#settle(response));
  }

  #hear(message: ChannelMessage): void {
    switch (message.type) {
      case 'request':
        if (this.#holder !== undefined)
          void this.#answer(this.#holder, message, (response) => this.#channel.postMessage(response));
        return;
      case 'response':
        this.#settle(message);
        return;
      case 'taken-over':
        for (const waiting of this.#waiting.values()) this.#channel.postMessage(waiting.message);
    }
  }

  async #answer(
    holder: BackendHolder,
    message: Extract<ChannelMessage, {type: 'request'}>,
    give: (response: ResponseMessage) => void,
  ): Promise<void> {
    try {
      give(await holder.answer(message));
    } catch (cause) {
      // Nobody is answered: the asking tab waits for the next holder rather than for a made-up answer.
      this.#options.onProblem(cause);
    }
  }

  #settle(response: ResponseMessage): void {
    this.#waiting.get(response.id)?.resolve(response);
    this.#waiting.delete(response.id);
  }
}
