import {problemCodeOf, readOutcomes, type SeenOutcome} from './read-answer.ts';
import type {Expect} from './fixture.ts';

/** What came back, as far as it is judged. `broken`: no answer came, and why. */
export type Reply =
  {readonly status: number; readonly contentType: string; readonly text: string} | {readonly broken: string};

/** One thing that is not as the promise has it. */
export type Finding =
  | {readonly code: 'no-answer'; readonly seen: string}
  | {readonly code: 'status'; readonly wanted: string; readonly seen: string}
  | {readonly code: 'not-our-body'; readonly seen: string}
  | {readonly code: 'outcome-missing'; readonly of: string}
  | {readonly code: 'outcome-extra'; readonly seen: string}
  | {readonly code: 'outcome-other'; readonly of: string; readonly wanted: string; readonly seen: string}
  | {readonly code: 'time-changed'; readonly of: string; readonly wanted: string; readonly seen: string}
  | {readonly code: 'problem-other'; readonly wanted: string; readonly seen: string}
  | {readonly code: 'count-other'; readonly wanted: string; readonly seen: string}
  | {readonly code: 'receipt-other'; readonly of: string; readonly wanted: string; readonly seen: string}
  | {readonly code: 'header-missing'; readonly wanted: string; readonly seen: string};

export interface Known {
  /** The id that a name of the fixture stands for. */
  readonly idOf: (name: string) => string;
  /** When each id was first received, as the backend said. */
  readonly receivedAt: ReadonlyMap<string, string>;
}

const LONGEST_QUOTE = 120;

/** What is wrong with a reply; empty when it is what the fixture expects. */
export function judge(reply: Reply, expect: Expect, known: Known): Finding[] {
  if ('broken' in reply) return [{code: 'no-answer', seen: reply.broken}];
  if (expect.problem !== undefined) return judgeProblem(reply, expect.problem);
  if (reply.status !== 200) return [{code: 'status', wanted: '200', seen: quote(reply)}];
  const outcomes = readOutcomes(reply.text);
  if (outcomes === undefined) return [{code: 'not-our-body', seen: quote(reply)}];
  return judgeOutcomes(outcomes, expect.outcomes ?? [], known);
}

function judgeOutcomes(
  outcomes: readonly SeenOutcome[],
  wanted: NonNullable<Expect['outcomes']>,
  {idOf, receivedAt}: Known,
): Finding[] {
  const left = [...outcomes];
  const findings: Finding[] = [];
  for (const {of, is, sameTimeAs} of wanted) {
    const id = idOf(of);
    const own = left.filter((one) => one.id === id);
    const may = [is].flat();
    const fit = own.find(({says}) => may.some((each) => says === each || says.startsWith(`${each}:`)));
    const seen = fit ?? own[0];
    if (seen === undefined) {
      findings.push({code: 'outcome-missing', of});
      continue;
    }
    left.splice(left.indexOf(seen), 1);
    if (fit === undefined) findings.push({code: 'outcome-other', of, wanted: may.join(' | '), seen: seen.says});
    const first = receivedAt.get(id);
    if (sameTimeAs === 'before' && first !== undefined && seen.receivedAt !== first) {
      findings.push({code: 'time-changed', of, wanted: first, seen: seen.receivedAt ?? ''});
    }
  }
  return [...findings, ...left.map(({id, says}): Finding => ({code: 'outcome-extra', seen: `${id} ${says}`}))];
}

function judgeProblem(reply: Exclude<Reply, {broken: string}>, codes: readonly string[]): Finding[] {
  if (reply.status < 400 || reply.status > 499) return [{code: 'status', wanted: '4xx', seen: quote(reply)}];
  const code = /^application\/problem\+json\b/.test(reply.contentType) ? problemCodeOf(reply.text) : undefined;
  if (code === undefined) return [{code: 'not-our-body', seen: quote(reply)}];
  return codes.includes(code) ? [] : [{code: 'problem-other', wanted: codes.join(' | '), seen: code}];
}

/** The start of an answer in one line. */
function quote({status, contentType, text}: Exclude<Reply, {broken: string}>): string {
  const body = text.replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE);
  return `HTTP ${String(status)} ${contentType || '-'} ${body}`.trimEnd();
}
