/** The ways in which a network fails a developer's page, on purpose. */
export type Scenario =
  /** Every answer comes, but only after `afterMs`. */
  | {readonly name: 'slow'; readonly afterMs: number}
  /** The server is there and cannot serve; `retryAfterSeconds` is said in `Retry-After` where it is given. */
  | {readonly name: 'unavailable'; readonly retryAfterSeconds?: number}
  /** No answer at all: what `fetch` does without a network. */
  | {readonly name: 'offline'}
  /** The request arrives and is carried out, but its answer is lost. */
  | {readonly name: 'answer-lost'}
  /** A firewall says no with a page of its own. */
  | {readonly name: 'refused'};

type Fetch = (request: Request) => Promise<Response>;

/** The same backend behind a bad line. Without a scenario the line is good; it is asked anew for every request. */
export function withScenario(fetch: Fetch, scenario: () => Scenario | undefined): Fetch {
  return async (request) => {
    const now = scenario();
    switch (now?.name) {
      case undefined:
        return fetch(request);
      case 'slow':
        await pause(now.afterMs, request.signal);
        return fetch(request);
      case 'unavailable':
        return new Response('Service Unavailable', {
          status: 503,
          headers: now.retryAfterSeconds === undefined ? {} : {'retry-after': String(now.retryAfterSeconds)},
        });
      case 'offline':
        throw lineBroken();
      case 'answer-lost':
        await fetch(request);
        throw lineBroken();
      case 'refused':
        return new Response('<!doctype html><title>403</title>', {status: 403, headers: {'content-type': 'text/html'}});
    }
  };
}

function lineBroken(): TypeError {
  // What browsers throw, by kind; their words differ.
  return new TypeError('Failed to fetch');
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('The request was given up.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, {once: true});
  });
}
