import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';

type Json = Record<string, unknown>;
export type Outcome = Json & {readonly id: string; readonly outcome: string};

/** A POST of reviews on its way, and what the real backend said to it. */
export interface Passing {
  readonly reviews: readonly Json[];
  readonly status: number;
  readonly body: Json;
  readonly outcomes: readonly Outcome[];
}

/** What a broken backend answers instead. `text` is sent as it stands. */
export interface Answered {
  readonly status?: number;
  readonly contentType?: string;
  readonly body?: Json;
  readonly text?: string;
}

/**
 * One way in which a backend breaks the promise. `before` may answer without asking the real one; `ask` changes the request; `after`
 * changes the answer; `cut` hears of requests whose caller did not wait for the answer.
 */
export interface Mutant {
  readonly breaks: string;
  readonly before?: (reviews: readonly Json[]) => Answered | undefined;
  readonly ask?: (reviews: readonly Json[]) => readonly Json[];
  readonly after?: (passing: Passing) => Answered | undefined;
  readonly cut?: (passing: Passing) => void;
  readonly receipt?: (read: Json) => Json;
  readonly preflight?: (headers: Record<string, string>) => Record<string, string>;
}

const REVIEWS = '/v1/reviews';

/** The real backend behind a proxy that breaks one thing. */
export async function startMutant(real: string, mutant: Mutant): Promise<{address: string; stop(): Promise<void>}> {
  const server = http.createServer((request, response) => {
    void pass(real, mutant, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  real: string,
  mutant: Mutant,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const {method = 'GET', url = '/'} = request;
  const sent = await buffer(request);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name, value]) => typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name),
    ),
  ) as Record<string, string>;
  const forward = (body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(real + url, {method, headers, ...(method === 'GET' || method === 'OPTIONS' ? {} : {body})});
  const answer = (status: number, contentType: string, text: string, more: Record<string, string> = {}): void => {
    response.writeHead(status, {...more, 'content-type': contentType}).end(text);
  };

  const reviews = url === REVIEWS && method === 'POST' ? reviewsIn(sent) : undefined;
  const early = reviews && mutant.before?.(reviews);
  if (early !== undefined) {
    sendAnswered(answer, early, 200, {});
    return;
  }
  const asked = reviews && mutant.ask ? Buffer.from(JSON.stringify({reviews: mutant.ask(reviews)})) : sent;
  const answered = await forward(new Uint8Array(asked));
  const text = await answered.text();
  const contentType = answered.headers.get('content-type') ?? '';
  const body = parse(text);

  if (method === 'OPTIONS') {
    const passed = Object.fromEntries([...answered.headers].filter(([name]) => name.startsWith('access-control')));
    response.writeHead(answered.status, mutant.preflight?.(passed) ?? passed).end();
  } else if (url === '/v1/receipts/read' && mutant.receipt && answered.status === 200) {
    answer(200, contentType, JSON.stringify(mutant.receipt(body)));
  } else if (reviews !== undefined) {
    const outcomes = Array.isArray(body['outcomes']) ? (body['outcomes'] as Outcome[]) : [];
    const passing = {reviews, status: answered.status, body, outcomes};
    if (request.socket.destroyed) mutant.cut?.(passing);
    const changed = mutant.after?.(passing);
    if (changed === undefined) answer(answered.status, contentType, text);
    else sendAnswered(answer, changed, answered.status, body);
  } else answer(answered.status, contentType, text);
}

function sendAnswered(
  answer: (status: number, contentType: string, text: string) => void,
  changed: Answered,
  status: number,
  body: Json,
): void {
  const {contentType = 'application/json', text = JSON.stringify(changed.body ?? body)} = changed;
  answer(changed.status ?? status, contentType, text);
}

function reviewsIn(sent: Uint8Array): Json[] | undefined {
  const {reviews} = parse(Buffer.from(sent).toString());
  return Array.isArray(reviews) ? (reviews as Json[]) : undefined;
}

function parse(text: string): Json {
  try {
    return (JSON.parse(text) ?? {}) as Json;
  } catch {
    return {};
  }
}

function problem(status: number, code: string): Answered {
  const body = {type: 'about:blank', title: code, status, code};
  return {status, contentType: 'application/problem+json', body};
}

const withOutcomes = (outcomes: readonly Json[]): Answered => ({status: 200, body: {outcomes}});

type Changing = NonNullable<Mutant['after']>;

/** `already-recorded` by this review turned into something else. */
function forgetting(when: (one: Outcome, passing: Passing) => boolean, instead: (one: Outcome) => Json): Changing {
  return (passing) => {
    const known = (one: Outcome): boolean => one.outcome === 'already-recorded' && one['by'] === 'this-review';
    const {outcomes} = passing;
    if (!outcomes.some((one) => known(one) && when(one, passing))) return undefined;
    return withOutcomes(outcomes.map((one) => (known(one) && when(one, passing) ? instead(one) : one)));
  };
}

const asRecorded = ({id, receivedAt}: Outcome): Json => ({id, outcome: 'recorded', receivedAt, late: false});

function cutForgetting(): Mutant {
  const cut = new Set<string>();
  return {
    breaks: 'cut-before-the-answer',
    cut: ({outcomes}) => outcomes.forEach(({id}) => cut.add(id)),
    after: forgetting(
      ({id}) => cut.has(id),
      (one) => ({...one, by: 'another-review'}),
    ),
  };
}

function racing(): Mutant {
  const under = new Map<string, number>();
  const raced = new Set<string>();
  return {
    breaks: 'twice-at-once',
    before(reviews) {
      for (const id of idsOf(reviews)) {
        const now = (under.get(id) ?? 0) + 1;
        under.set(id, now);
        if (now > 1 && reviews.length === 1) raced.add(id);
      }
      return undefined;
    },
    after(passing) {
      const changed = forgetting(({id}) => raced.has(id), asRecorded)(passing);
      for (const id of idsOf(passing.reviews)) {
        under.set(id, (under.get(id) ?? 1) - 1);
        if (changed !== undefined) raced.delete(id);
      }
      return changed;
    },
  };
}

function idsOf(reviews: readonly unknown[]): string[] {
  return reviews.flatMap((one) => {
    const {id} = (one ?? {}) as Json;
    return typeof id === 'string' ? [id] : [];
  });
}

const DAY_MS = 86_400_000;

/** Each breaks one rule, and no other. */
export const MUTANTS: readonly (() => Mutant)[] = [
  () => ({
    breaks: 'answers-with-outcomes',
    after: ({status}) => (status === 200 ? {status: 200, text: ''} : undefined),
  }),
  () => ({
    breaks: 'one-outcome-each',
    after: ({outcomes}) => (outcomes.length > 1 ? withOutcomes(outcomes.slice(0, -1)) : undefined),
  }),
  () => ({
    breaks: 'recorded-once',
    after: forgetting((_, {reviews}) => reviews.length === 1, asRecorded),
  }),
  () => ({
    breaks: 'twice-in-a-batch',
    after: forgetting((_, {reviews}) => reviews.length > 1, asRecorded),
  }),
  racing,
  cutForgetting,
  () => ({
    breaks: 'id-with-another-body',
    after: ({outcomes}) =>
      outcomes.some(({code}) => code === 'id-reused')
        ? withOutcomes(
            outcomes.map((one) =>
              one['code'] === 'id-reused'
                ? {id: one.id, outcome: 'already-recorded', by: 'this-review', receivedAt: new Date().toISOString()}
                : one,
            ),
          )
        : undefined,
  }),
  () => ({
    breaks: 'contested',
    after: ({outcomes}) =>
      outcomes.some(({outcome}) => outcome === 'contested')
        ? withOutcomes(
            outcomes.map((one) =>
              one.outcome === 'contested' ? {...one, outcome: 'already-recorded', by: 'another-review'} : one,
            ),
          )
        : undefined,
  }),
  () => ({
    breaks: 'second-of-a-service',
    after: ({outcomes}) => {
      const [one, ...others] = outcomes;
      return one?.['by'] === 'another-review' && others.length === 0 ? withOutcomes([asRecorded(one)]) : undefined;
    },
  }),
  () => ({
    breaks: 'sealed-reviews',
    after: ({outcomes}) =>
      outcomes.some(({code}) => code === 'sealed-unreadable')
        ? withOutcomes(outcomes.map((one) => asRecorded({...one, receivedAt: new Date().toISOString()})))
        : undefined,
  }),
  () => ({
    breaks: 'bad-item-alone',
    after: ({outcomes}) =>
      outcomes.length > 1 && outcomes.some(({outcome}) => outcome === 'refused')
        ? problem(422, 'batch-invalid')
        : undefined,
  }),
  () => ({
    breaks: 'final-refusals',
    after: ({outcomes}) =>
      outcomes.length === 1 && outcomes.some(({code}) => code === 'reason-missing')
        ? problem(400, 'body-invalid')
        : undefined,
  }),
  () => ({
    breaks: 'unreadable-id',
    before: (reviews) =>
      reviews.some((one) => (one as Json | null)?.['id'] === undefined)
        ? {status: 500, contentType: 'text/html', text: '<h1>Internal Server Error</h1>'}
        : undefined,
  }),
  () => ({
    breaks: 'batch-of-200',
    before: (reviews) => (reviews.length > 100 && reviews.length <= 200 ? {status: 413, text: 'too large'} : undefined),
  }),
  () => ({
    breaks: 'batch-of-201',
    before: (reviews) => (reviews.length > 200 ? withOutcomes([]) : undefined),
  }),
  () => ({
    breaks: 'clock-skewed',
    before(reviews) {
      const [{id, submittedAt} = {}] = reviews;
      const off = Math.abs(Date.parse(String(submittedAt)) - Date.now());
      return off > DAY_MS ? withOutcomes([{id, outcome: 'refused', code: 'review-invalid'}]) : undefined;
    },
  }),
  () => ({
    breaks: 'unknown-members',
    before(reviews) {
      const [one = {}] = reviews;
      if (!('mood' in one)) return undefined;
      return withOutcomes([{id: one['id'], outcome: 'refused', code: 'review-invalid'}]);
    },
  }),
  () => ({
    breaks: 'words-kept',
    ask: (reviews) => JSON.parse(JSON.stringify(reviews).replaceAll('👍🏽', '')) as Json[],
  }),
  () => ({
    breaks: 'other-origins',
    preflight: (headers) => ({...headers, 'access-control-allow-origin': 'https://www.example'}),
  }),
];
