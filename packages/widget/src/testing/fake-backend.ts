import type {Catalogue, ReviewItem, ReviewOutcome} from '@haochaping/protocol/citizen';
import {catalogue, SUBJECT} from './facts.ts';

type Reading = {readonly state?: 'open' | 'rated' | 'expired'; readonly about?: typeof SUBJECT};
type Verdict = 'recorded' | 'contested' | {readonly refused: string};

const RECEIVED_AT = '2026-11-22T04:00:00.000Z';

/** The citizen's half of the backend at the network's edge: what `fetch` would answer. */
export class FakeBackend {
  online = true;
  /** What reading the invitation answers; a string is a problem's code. */
  reading: Reading | string = {};
  /** What devices seal to; a backend without takes nothing sealed. */
  sealing: Catalogue['sealing'];
  /** What becomes of each review. */
  verdict: Verdict = 'recorded';
  readonly received: ReviewItem[] = [];

  readonly fetch = async (request: Request): Promise<Response> => {
    if (!this.online) throw new TypeError('Failed to fetch');
    const {pathname} = new URL(request.url);
    switch (pathname) {
      case '/v1/catalogue':
        return json({...catalogue(), ...(this.sealing && {sealing: this.sealing})});
      case '/v1/invitations/read':
        return this.#read();
      case '/v1/reviews': {
        const {reviews} = (await request.json()) as {reviews: ReviewItem[]};
        return json({outcomes: reviews.map((review) => this.#record(review))});
      }
      default:
        return problem('route-unknown', 404);
    }
  };

  #read(): Response {
    if (typeof this.reading === 'string') return problem(this.reading, 422);
    const {state = 'open', about = SUBJECT} = this.reading;
    return json({state, about, channel: 'web-widget', expiresAt: '2099-01-01T00:00:00.000Z'});
  }

  #record(review: ReviewItem): unknown {
    this.received.push(review);
    const {id} = review;
    if (typeof this.verdict === 'object') return {id, outcome: 'refused', code: this.verdict.refused};
    const outcome: ReviewOutcome =
      this.verdict === 'recorded'
        ? {id, outcome: 'recorded', receivedAt: RECEIVED_AT, late: false}
        : {id, outcome: 'contested', receivedAt: RECEIVED_AT};
    return outcome;
  }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), {headers: {'content-type': 'application/json'}});
}

function problem(code: string, status: number): Response {
  return new Response(JSON.stringify({type: 'about:blank', title: code, status, code}), {
    status,
    headers: {'content-type': 'application/problem+json'},
  });
}
