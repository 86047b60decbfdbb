import type {Answer, Problem} from '@haochaping/protocol/public';
import {PROBLEM, TROUBLE, type TroubleWords} from './locales/zh-CN.ts';

/** An answer that is not the one asked for. */
export type Failure = Exclude<Answer<unknown>, {kind: 'ok'}>;

/** The problem inside a failed answer, when the answer was ours. */
export function problemOf(failure: Failure): Problem | undefined {
  return failure.kind === 'problem' ? failure.problem : undefined;
}

// A backend may be newer than this page, and say what nobody here has words for.
const wordsByCode: Readonly<Partial<Record<string, TroubleWords>>> = PROBLEM;

/** What a failure is called, and what to do about it. */
export function troubleWords(failure: Failure): TroubleWords {
  switch (failure.kind) {
    case 'network-error':
      return TROUBLE.offline;
    case 'timeout':
      return TROUBLE.timeout;
    case 'foreign':
    case 'unchanged':
      return TROUBLE.foreign;
    case 'problem': {
      if (failure.problem === undefined) return failure.status === 503 ? TROUBLE.busy : TROUBLE.foreign;
      return wordsByCode[failure.problem.code] ?? TROUBLE.unexpected;
    }
  }
}

/** Whether asking once more could bring another answer. */
export function isWorthRetrying(failure: Failure): boolean {
  const code = problemOf(failure)?.code;
  return code !== 'role-not-allowed' && code !== 'work-order-unknown';
}
