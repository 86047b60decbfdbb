import {exchange, get, post, postAndCut, type Backend} from './backend-call.ts';
import {Reviews} from './compose.ts';
import type {Fixture, Step} from './fixture.ts';
import {judge, type Finding, type Reply} from './judge.ts';
import {parseJson, readOutcomes} from './read-answer.ts';
import {sealerFor} from './seal-review.ts';

export interface FixtureRun {
  /** What is wrong, each with the step that showed it, from 1. Empty: the rule is kept. */
  readonly findings: readonly {readonly step: number; readonly finding: Finding}[];
  /** Steps that this backend gives no way to take. */
  readonly leftOut: readonly number[];
}

const REVIEWS = '/v1/reviews';
const encoder = new TextEncoder();

/** Takes the steps of one fixture one after another, and stops at the first that shows something wrong. */
export async function runFixture(
  fixture: Fixture,
  backend: Backend,
  invitations: readonly string[],
): Promise<FixtureRun> {
  const seal = fixture.steps.some(isSealed) ? await sealerFor(backend) : undefined;
  const reviews = new Reviews({invitation: (number) => invitations[number - 1] ?? '', now: Date.now, seal});
  const receivedAt = new Map<string, string>();
  const counts = fixture.steps.some((step) => step.do === 'count');
  const countBefore = counts ? await readCount(backend) : undefined;
  const leftOut: number[] = [];

  const remember = (reply: Reply): void => {
    for (const {id, receivedAt: at} of ('text' in reply ? readOutcomes(reply.text) : undefined) ?? []) {
      if (at !== undefined && !receivedAt.has(id)) receivedAt.set(id, at);
    }
  };
  const known = {idOf: (name: string) => String(reviews.body(name)['id']), receivedAt};

  const send = async (step: Extract<Step, {do: 'send'}>): Promise<Finding[]> => {
    const body = encoder.encode(JSON.stringify({reviews: reviews.compose(step.reviews, step.times)}));
    const posted = {path: REVIEWS, body};
    if (step.cut !== undefined) {
      await postAndCut(backend, posted, step.cut);
      return [];
    }
    const {expect = {}, expectOther} = step;
    const replies = await Promise.all([post(backend, posted), ...(step.twiceAtOnce ? [post(backend, posted)] : [])]);
    const [one, other] = replies;
    const judged = (reply: Reply | undefined, by = expect): Finding[] => (reply ? judge(reply, by, known) : []);
    const straight = [...judged(one), ...judged(other, expectOther)];
    const crossed = other === undefined ? straight : [...judged(other), ...judged(one, expectOther)];
    replies.forEach(remember);
    return crossed.length < straight.length ? crossed : straight;
  };

  const take = async (step: Step): Promise<Finding[] | 'left-out'> => {
    switch (step.do) {
      case 'send':
        return isSealed(step) && seal === undefined ? 'left-out' : send(step);
      case 'post': {
        const {contentType} = step;
        const reply = await post(backend, {path: REVIEWS, body: bytesOf(step), ...(contentType && {contentType})});
        return judge(reply, step.expect, known);
      }
      case 'preflight':
        return preflight(backend, step.origin);
      case 'read-receipt':
        return readReceipt(backend, String(reviews.body(step.of)['receiptCode']), step);
      case 'count': {
        const now = await readCount(backend);
        if (countBefore === undefined || now === undefined) return 'left-out';
        const grown = now - countBefore;
        return grown === step.grownBy
          ? []
          : [{code: 'count-other', wanted: `+${String(step.grownBy)}`, seen: `+${String(grown)}`}];
      }
    }
  };

  for (const [index, step] of fixture.steps.entries()) {
    const findings = await take(step);
    if (findings === 'left-out') leftOut.push(index + 1);
    else if (findings.length > 0) return {findings: findings.map((finding) => ({step: index + 1, finding})), leftOut};
  }
  return {findings: [], leftOut};
}

function isSealed(step: Step): boolean {
  return step.do === 'send' && step.reviews.some((item) => 'as' in item && item.sealed !== undefined);
}

function bytesOf({body, bodyBase64, bytes}: Extract<Step, {do: 'post'}>): Uint8Array {
  if (bytes !== undefined) return encoder.encode(JSON.stringify('x'.repeat(bytes)));
  return bodyBase64 === undefined ? encoder.encode(body ?? '') : Buffer.from(bodyBase64, 'base64');
}

/** The sum of the public counts; undefined where the backend publishes none. */
async function readCount(backend: Backend): Promise<number | undefined> {
  const reply = await get(backend, '/v1/public/summary');
  if ('broken' in reply || reply.status !== 200) return undefined;
  const {levels} = (parseJson(reply.text) ?? {}) as {readonly levels?: Readonly<Record<string, unknown>>};
  const numbers = Object.values(levels ?? {}).filter((value) => typeof value === 'number');
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0);
}

async function readReceipt(
  backend: Backend,
  receiptCode: string,
  {of, shows}: Extract<Step, {do: 'read-receipt'}>,
): Promise<Finding[] | 'left-out'> {
  const body = encoder.encode(JSON.stringify({receiptCode}));
  const reply = await post(backend, {path: '/v1/receipts/read', body});
  if ('broken' in reply) return [{code: 'no-answer', seen: reply.broken}];
  const read = parseJson(reply.text) as Readonly<Record<string, unknown>> | undefined;
  // A route that is not there, and not a receipt that is not known.
  if ((reply.status === 404 || reply.status === 405) && read?.['code'] !== 'receipt-unknown') return 'left-out';
  return Object.entries(shows).flatMap(([name, wanted]): Finding[] => {
    const seen = read?.[name];
    if (seen === wanted) return [];
    return [
      {
        code: 'receipt-other',
        of,
        wanted: `${name}: ${JSON.stringify(wanted)}`,
        seen: seen === undefined ? '-' : JSON.stringify(seen),
      },
    ];
  });
}

/** What a browser asks before a page of another origin may post. */
async function preflight(backend: Backend, origin: string): Promise<Finding[]> {
  const asked = {'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type'};
  const {reply, headers} = await exchange(backend, REVIEWS, {method: 'OPTIONS', headers: {origin, ...asked}});
  if ('broken' in reply) return [{code: 'no-answer', seen: reply.broken}];
  const rules: readonly (readonly [string, (value: string) => boolean])[] = [
    ['access-control-allow-origin', (value) => value === '*' || value === origin],
    ['access-control-allow-headers', (value) => value === '*' || /\bcontent-type\b/i.test(value)],
  ];
  return rules.flatMap(([name, fits]): Finding[] => {
    const seen = headers.get(name) ?? '';
    return reply.status < 300 && fits(seen)
      ? []
      : [{code: 'header-missing', wanted: name, seen: `HTTP ${String(reply.status)} ${seen}`.trimEnd()}];
  });
}
