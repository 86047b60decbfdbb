import type {Cycle} from '../cycle.ts';
import type {LineFault} from '../line.ts';
import type {Kind} from './kind.ts';

const HTML = {'content-type': 'text/html; charset=utf-8'};
const PAGE = '<!doctype html><title>系统维护</title><p>请稍后再试。</p>';
const PROBLEM = {'content-type': 'application/problem+json'};

function ourProblem(status: number, code: string): string {
  return JSON.stringify({type: 'about:blank', title: code, status, code});
}

/** A kind that plays so many faults of a sort on the line, and lets the device try. */
function onTheLine(of: Omit<Kind, 'play'>, fault: (cycle: Cycle) => LineFault): Kind {
  return {
    ...of,
    async play(cycle) {
      const ratings = await cycle.citizens(1, 4);
      const faults = Array.from({length: cycle.dice.between(1, 4)}, () => fault(cycle));
      const tab = await cycle.openTab();
      cycle.playFaults(faults);
      await tab.submit(ratings);
      await cycle.deliveriesSeen(1, 1_000);
      // Somebody looks after it now and then.
      for (let looks = cycle.dice.between(0, 2); looks > 0; looks--) await tab.flush();
    },
  };
}

function answer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  forwarded: boolean,
): LineFault {
  return {do: 'answer', status, headers, body, forwarded};
}

function retryAfter({dice}: Cycle): Readonly<Record<string, string>> {
  const seconds = dice.between(0, 2);
  const date = new Date(Date.now() + seconds * 1_000).toUTCString();
  return {'retry-after': dice.pick([String(seconds), date])};
}

/** A refusal of a server that is there and cannot serve: of ours, or of what stands before it. */
function cannotServe(
  cycle: Cycle,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): LineFault {
  const forwarded = cycle.dice.chance(0.4);
  return cycle.dice.chance(0.5)
    ? answer(status, {...PROBLEM, ...headers}, ourProblem(status, code), forwarded)
    : answer(status, {...HTML, ...headers}, PAGE, forwarded);
}

export const badAnswers: readonly Kind[] = [
  onTheLine(
    {
      name: 'connection-cut',
      title: 'the connection breaks before, in the middle of the request or of the answer',
      weight: 4,
    },
    ({dice}) => ({
      do: 'cut',
      where: dice.pick(['before', 'in-request', 'in-answer', 'in-answer']),
      chunked: dice.chance(0.5),
    }),
  ),
  onTheLine({name: 'status-500', title: '500, whether or not it was recorded', weight: 3}, (cycle) =>
    cannotServe(cycle, cycle.dice.pick([500, 502, 504]), 'internal'),
  ),
  onTheLine({name: 'status-503', title: '503 without Retry-After', weight: 2}, (cycle) =>
    cannotServe(cycle, 503, 'overloaded'),
  ),
  onTheLine({name: 'status-503-retry-after', title: '503 with Retry-After', weight: 2}, (cycle) =>
    cannotServe(cycle, 503, 'overloaded', retryAfter(cycle)),
  ),
  onTheLine({name: 'status-429', title: '429, with and without Retry-After', weight: 2}, (cycle) =>
    cannotServe(cycle, 429, 'too-many-attempts', cycle.dice.chance(0.5) ? retryAfter(cycle) : {}),
  ),
  onTheLine({name: 'status-401', title: '401 with our code, then good again', weight: 2}, ({dice}) =>
    answer(401, PROBLEM, ourProblem(401, dice.pick(['key-missing', 'key-unknown', 'session-expired'])), false),
  ),
  onTheLine({name: 'strange-200', title: 'a 200 with a page of somebody else', weight: 3}, ({dice}) =>
    answer(
      200,
      dice.pick([HTML, {'content-type': 'application/json'}]),
      dice.pick([PAGE, '', '{}', '{"outcomes":[]}']),
      dice.chance(0.4),
    ),
  ),
  onTheLine({name: 'no-answer', title: 'answers that never come', weight: 2}, ({dice}) => ({
    do: 'hang',
    forwarded: dice.chance(0.6),
  })),
  onTheLine(
    {name: 'damaged-answer', title: 'an answer that was cut short or has a wrong bit', weight: 3},
    ({dice}) => ({
      do: 'damage',
      side: 'answer',
      how: dice.pick(['truncate', 'flip']),
      at: dice.next(),
      bit: dice.between(0, 7),
    }),
  ),
  onTheLine(
    {name: 'damaged-request', title: 'a request that reaches the server cut short or with a wrong byte', weight: 2},
    ({dice}) => ({
      do: 'damage',
      side: 'request',
      how: dice.pick(['truncate', 'flip']),
      at: dice.next(),
      // The highest one: of JSON in UTF-8 this leaves no UTF-8. Any other may leave other words, which nobody can see.
      bit: 7,
    }),
  ),
  {
    name: 'status-413',
    title: '413 for every batch of more than one',
    weight: 2,
    async play(cycle) {
      const ratings = await cycle.citizens(2, 4);
      const tab = await cycle.openTab();
      cycle.line.plan = () => answer(503, HTML, PAGE, false);
      await tab.submit(ratings);
      const byUs = cycle.dice.chance(0.5);
      cycle.line.plan = ({count}) => {
        if (count === 1) return undefined;
        return byUs ? answer(413, PROBLEM, ourProblem(413, 'batch-too-large'), false) : answer(413, HTML, PAGE, false);
      };
      await tab.flush();
    },
  },
];
