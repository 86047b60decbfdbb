/** What the line does to one delivery on its way to the server and back. */
export type LineFault =
  | {readonly do: 'pass'; readonly delayMs: number}
  /** Somebody answers in the server's place; `forwarded`: after the server has had it and has answered. */
  | {
      readonly do: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly forwarded: boolean;
    }
  /** The connection breaks: before the server hears a word, in the middle of the request, or in the middle of the answer's body. */
  | {readonly do: 'cut'; readonly where: 'before' | 'in-request' | 'in-answer'; readonly chunked: boolean}
  /** No answer ever comes. */
  | {readonly do: 'hang'; readonly forwarded: boolean}
  /** A body arrives, and is not what was sent. `at` is the place, as a part of its length. */
  | {
      readonly do: 'damage';
      readonly side: 'request' | 'answer';
      readonly how: 'truncate' | 'flip';
      readonly at: number;
      readonly bit: number;
    };

/** One delivery, as the line sees it. */
export interface Delivery {
  /** Counted from 0 for each device. */
  readonly number: number;
  readonly body: string;
  /** How many reviews it holds. */
  readonly count: number;
}

/** Where one delivery is: it has come, the server has answered, the answer has gone out. */
export type DeliveryMoment = 'arrived' | 'recorded' | 'answered';

/** The line of one device. Reset by giving it no plan. */
export interface Line {
  plan: ((delivery: Delivery) => LineFault | undefined) | undefined;
  watch: ((moment: DeliveryMoment, delivery: Delivery) => void) | undefined;
  /** The bodies that came, in their order. */
  readonly bodies: string[];
}

export function goodLine(): Line {
  return {plan: undefined, watch: undefined, bodies: []};
}

/** Body with its end missing. */
export function truncated(body: Buffer, at: number): Buffer {
  return body.subarray(0, Math.floor(at * body.length));
}

/** Body with one bit turned over. */
export function flipped(body: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(body);
  const index = Math.min(body.length - 1, Math.floor(at * body.length));
  copy[index] = (copy[index] ?? 0) ^ (1 << bit);
  return copy;
}
