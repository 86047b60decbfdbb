import type {ReviewOutcome} from '@haochaping/protocol/citizen';
import type {StoredItem} from '../stored-item.ts';
import type {Transport, TransportAnswer} from '../transport.ts';

type Json = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;

/** What a foreign answer to one review means here. `refused`: for good; the item is parked with this code. */
export type ForeignMeaning = 'recorded' | 'already-recorded' | 'contested' | {readonly refused: string};

export interface JsonApiOptions {
  /** Where reviews are posted to. */
  readonly url: string;
  /**
   * Their members, each from one of ours by its name, or by a function of the whole review. Ours are those of protocol's `ReviewItem`:
   * `id`, `receiptCode`, `invitation`, `level`, `indicators`, `text`, `identityMode`, `submittedAt`.
   */
  readonly fields: Readonly<Record<string, string | ((review: Json) => unknown)>>;
  /** The body around the mapped reviews. @default (records) => ({items: records}) */
  readonly envelope?: (records: readonly Json[]) => unknown;
  readonly answer: {
    /** Where in the answer's body the list of outcomes is, with dots, such as `data.results`. */
    readonly list: string;
    /** In an outcome: the id that we sent. */
    readonly id: string;
    /** In an outcome: what became of it. */
    readonly code: string;
    /** Each value of it that is understood. Whatever is not here is no answer: the review stays and is sent again. */
    readonly meanings: Readonly<Record<string, ForeignMeaning>>;
  };
  /** Sent with each request; a function is asked anew each time. */
  readonly headers?: Headers | (() => Headers | Promise<Headers>);
  /** Fetches fresh credentials after a 401; then the request is sent once more, with what `headers` says by then. */
  readonly refresh?: () => Promise<unknown>;
  /** @default the global fetch */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How long an answer may take, its body included. @default 20000 */
  readonly timeoutMs?: number;
  /** Epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
}

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * The way to a backend that is not ours, but takes reviews as JSON and says of each by its id what became of it. It has to know an id
 * again: what was recorded and is sent once more must not be recorded twice. An answer that is not understood deletes nothing.
 */
export function jsonApiTransport(options: JsonApiOptions): Transport {
  const {fetch: send = fetch, timeoutMs = DEFAULT_TIMEOUT_MS} = options;

  const ask = async (items: readonly StoredItem[], signal: AbortSignal): Promise<Response> => {
    const {headers, envelope = (records: readonly Json[]): unknown => ({items: records})} = options;
    return send(options.url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(typeof headers === 'function' ? await headers() : headers),
      },
      body: JSON.stringify(envelope(items.map(({body}) => mapped(body, options.fields)))),
      credentials: 'omit',
      signal,
    });
  };

  const exchange = async (items: readonly StoredItem[], signal: AbortSignal): Promise<TransportAnswer> => {
    let response = await ask(items, signal);
    if (response.status === 401 && options.refresh !== undefined) {
      await response.body?.cancel();
      await options.refresh();
      response = await ask(items, signal);
    }
    const {status, ok} = response;
    const text = await response.text();
    if (!ok) return {status, retryAfter: response.headers.get('retry-after'), ourBody: false};
    const outcomes = outcomesIn(text, items, options);
    return outcomes === undefined ? {status, ourBody: false} : {status, ourBody: true, outcomes};
  };

  return {
    async send(items, signal) {
      // Follow-ups and objections speak of a receipt, which only our own backend knows. They wait.
      if (items.some(({kind}) => kind !== 'review')) return {status: 501, ourBody: false};
      const limit = new AbortController();
      const waited = {tooLong: false};
      const timer = setTimeout(() => {
        waited.tooLong = true;
        limit.abort();
      }, timeoutMs);
      const cancel = (): void => limit.abort();
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel);
      try {
        return await exchange(items, limit.signal);
      } catch {
        // Also what `headers` or `refresh` failed with: no credentials, no answer.
        return waited.tooLong ? 'timeout' : 'network-error';
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}

function mapped(review: Json, fields: JsonApiOptions['fields']): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([theirs, ours]) => [theirs, typeof ours === 'string' ? review[ours] : ours(review)]),
  );
}

/** The outcomes that are understood; undefined when this is no answer at all. */
function outcomesIn(text: string, items: readonly StoredItem[], options: JsonApiOptions): ReviewOutcome[] | undefined {
  const {list, id, code, meanings} = options.answer;
  const found = list
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), parse(text));
  if (!Array.isArray(found)) return undefined;
  const sent = new Set(items.map((item) => item.id));
  const receivedAt = new Date((options.clock ?? Date.now)()).toISOString();
  return found.flatMap((one: unknown): ReviewOutcome[] => {
    if (!isRecord(one)) return [];
    const own = one[id];
    const value = one[code];
    if (typeof own !== 'string' || !sent.has(own)) return [];
    // Not by the prototype: a code named `constructor` means nothing either.
    const known = (typeof value === 'string' || typeof value === 'number') && Object.hasOwn(meanings, value);
    const meaning = known ? meanings[value] : undefined;
    return meaning === undefined ? [] : [outcomeOf(own, meaning, receivedAt)];
  });
}

function outcomeOf(id: string, meaning: ForeignMeaning, receivedAt: string): ReviewOutcome {
  switch (meaning) {
    case 'recorded':
      return {id, outcome: 'recorded', receivedAt, late: false};
    case 'already-recorded':
      return {id, outcome: 'already-recorded', by: 'this-review', receivedAt};
    case 'contested':
      return {id, outcome: 'contested', receivedAt};
    default:
      return {id, outcome: 'refused', code: meaning.refused};
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of something on the way.
    return undefined;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
