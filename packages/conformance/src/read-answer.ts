import {Problem, ReviewOutcomes, type ReviewOutcome} from '@haochaping/protocol';

/** An outcome in the words of the fixtures. */
export interface SeenOutcome {
  readonly id: string;
  readonly says: string;
  readonly receivedAt?: string;
}

/** The outcomes of an answer; undefined when the body is not one that a client would take for an answer. */
export function readOutcomes(text: string): SeenOutcome[] | undefined {
  const parsed = ReviewOutcomes.safeParse(parseJson(text));
  return parsed.success ? parsed.data.outcomes.map(seen) : undefined;
}

function seen(one: ReviewOutcome): SeenOutcome {
  const {id} = one;
  switch (one.outcome) {
    case 'refused':
      return {id, says: `refused:${one.code}`};
    case 'already-recorded':
      return {id, says: one.by === 'this-review' ? 'known' : 'attempt', receivedAt: one.receivedAt};
    case 'recorded':
    case 'contested':
      return {id, says: one.outcome, receivedAt: one.receivedAt};
  }
}

/** The code of a problem of ours. */
export function problemCodeOf(text: string): string | undefined {
  return Problem.safeParse(parseJson(text)).data?.code;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
