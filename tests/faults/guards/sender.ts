// How the SDK's way to the backend looks from outside: what a guard that is switched off wraps.

interface Sent {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly [more: string]: unknown;
}
interface Answered {
  readonly status: number;
  readonly ourBody: boolean;
  readonly code?: string;
  readonly outcomes?: readonly Outcome[];
}
export type SenderAnswer = Answered | 'timeout' | 'network-error';

export interface Sender {
  send(items: readonly Sent[], signal: AbortSignal): Promise<SenderAnswer>;
}

/** Another sender over each one that is made. */
export function wrapSender<Options>(
  wrap: (sender: Sender) => Sender['send'],
): (make: (options: Options) => Sender) => (options: Options) => Sender {
  return (make) => (options) => ({send: wrap(make(options))});
}

/** What our server says when it has taken all of them. */
export function allTaken(items: readonly Sent[]): SenderAnswer {
  const receivedAt = new Date().toISOString();
  return {
    status: 200,
    ourBody: true,
    outcomes: items.map(({id}) => ({id, outcome: 'recorded', receivedAt, late: false})),
  };
}

/** What our server says when it has refused all of them, each for itself. */
export function allRefused(items: readonly Sent[], code: string): SenderAnswer {
  return {status: 200, ourBody: true, outcomes: items.map(({id}) => ({id, outcome: 'refused', code}))};
}
