import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {Catalogue} from './catalogue.ts';
import {
  isCatalogue,
  isInvitationClaims,
  isInvitationReading,
  isReviewOutcome,
  readReviewOutcomes,
} from './citizen-guards.ts';
import {CHANNELS, INDICATORS_SHOWN, INVITATION_STATES, RECORDED_BEFORE_BY} from './closed-sets.ts';
import type {Guard} from './guard.ts';
import {InvitationClaims, InvitationReading} from './invitation.ts';
import {isProblem} from './problem-guard.ts';
import {Problem, PROBLEM_CODES} from './problem.ts';
import {isProgress} from './progress-guard.ts';
import {
  ANSWER_OUTCOMES,
  APPEAL_STATES,
  CITIZENS_DUTIES,
  CITIZEN_ACTIONS,
  OFFICE_GROUNDS,
  PROGRESS_STEPS,
  STANDINGS,
} from './progress-sets.ts';
import {Progress} from './receipt.ts';
import {REVIEW_REFUSALS, ReviewOutcome, ReviewOutcomes} from './review.ts';
import type {Schema} from './routes/route.ts';

const text = fc.string({maxLength: 4});
const level = fc.constantFrom(5, 4, 3, 2, 1);
const instant = fc
  .date({min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true})
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().replace(/\.\d{3}/, '')));
const day = instant.map((at) => at.slice(0, 10));
const id = fc.uuid({version: 7});
const few = {maxLength: 2};

const subject = fc.record(
  {itemName: text, departmentName: text, windowName: text, staffNumber: text, caseNumber: text, servedOn: day},
  {requiredKeys: ['itemName', 'departmentName', 'caseNumber', 'servedOn']},
);
const catalogue = fc.record(
  {
    version: text,
    levels: fc.array(fc.record({level, name: text}), few),
    indicatorsVersion: text,
    indicators: fc.array(fc.record({code: text, level, text, shown: fc.constantFrom(...INDICATORS_SHOWN)}), few),
    rules: fc.record({textMax: fc.nat(), indicatorsMax: fc.nat(), negativeNeedsReason: fc.boolean()}),
    sealing: fc.record({suite: text, keyId: text, publicKey: text, fingerprint: text}),
    notice: fc.record({version: text, text}),
  },
  {requiredKeys: ['version', 'levels', 'indicatorsVersion', 'indicators', 'rules', 'notice']},
);
const claims = fc.record({
  aud: text,
  sub: text,
  jti: text,
  iat: fc.nat(),
  exp: fc.nat(),
  channel: fc.constantFrom(...CHANNELS),
  about: subject,
});
const reading = fc.record({
  state: fc.constantFrom(...INVITATION_STATES),
  about: subject,
  channel: fc.constantFrom(...CHANNELS),
  expiresAt: instant,
});
const outcome = fc.oneof(
  fc.record({id, outcome: fc.constant('recorded'), receivedAt: instant, late: fc.boolean()}),
  fc.record({
    id,
    outcome: fc.constant('already-recorded'),
    receivedAt: instant,
    by: fc.constantFrom(...RECORDED_BEFORE_BY),
  }),
  fc.record({id, outcome: fc.constant('contested'), receivedAt: instant}),
  fc.record({id, outcome: fc.constant('refused'), code: fc.constantFrom(...REVIEW_REFUSALS)}),
);
const step = fc.constantFrom(...PROGRESS_STEPS);
const progress = fc.record(
  {
    about: subject,
    level: fc.nat(5),
    indicators: fc.array(text, few),
    text,
    receivedAt: instant,
    standing: fc.constantFrom(...STANDINGS),
    late: fc.boolean(),
    may: fc.array(fc.oneof(fc.constantFrom(...CITIZEN_ACTIONS), text), few),
    workOrder: fc.record(
      {
        number: text,
        step,
        reached: fc.array(fc.record({step, at: instant}), few),
        until: fc.record({on: day, provisional: fc.boolean(), what: fc.constantFrom(...CITIZENS_DUTIES)}),
        answer: fc.record(
          {text, outcome: fc.constantFrom(...ANSWER_OUTCOMES), repliedAt: instant, staffNumber: text},
          {requiredKeys: ['text', 'outcome', 'repliedAt']},
        ),
        appeal: fc.record(
          {
            ground: fc.constantFrom(...OFFICE_GROUNDS),
            state: fc.constantFrom(...APPEAL_STATES),
            reason: text,
            objectUntil: fc.record({on: day, provisional: fc.boolean()}),
          },
          {requiredKeys: ['ground', 'state']},
        ),
      },
      {requiredKeys: ['number', 'step', 'reached']},
    ),
  },
  {requiredKeys: ['about', 'level', 'indicators', 'text', 'receivedAt', 'standing', 'late']},
);
const detail = fc.record({pointer: text, code: text, detail: text}, {requiredKeys: ['pointer', 'code']});
const problem = fc.record(
  {
    type: text,
    title: text,
    status: fc.integer({min: 400, max: 599}),
    code: fc.constantFrom(...PROBLEM_CODES),
    detail: text,
    errors: fc.array(detail, few),
    refusal: text,
    currentVersion: fc.nat(),
  },
  {requiredKeys: ['type', 'title', 'status', 'code']},
);

/** What can stand in the place of a value: every kind that JSON has, and strings that are almost one of ours. */
const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  2.5,
  6,
  1e999,
  '',
  'of-a-later-release',
  'toString',
  '2026-11-22',
  '2026-11-22T04:39:56Z\n',
  '2026-11-22 04:39:56',
  '019aa9b4-6c00-4abc-8def-0123456789ab',
  [],
  [null],
  {},
];

/** The value with one place in it changed: each member removed, each value exchanged, one member added, at every depth. */
function* spoilt(value: unknown): Generator {
  yield* OTHERS;
  if (typeof value === 'string') yield value + ' ';
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const [place, item] of items.entries()) for (const other of spoilt(item)) yield items.with(place, other);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  yield {...value, aMemberOfALaterRelease: {}};
  for (const [name, member] of Object.entries(value)) {
    const {[name]: _, ...others} = value as Record<string, unknown>;
    yield others;
    for (const other of spoilt(member)) yield {...value, [name]: other};
  }
}

function agrees(guard: Guard<unknown>, schema: Schema, valid: fc.Arbitrary<unknown>): void {
  const seen = {taken: 0, left: 0};
  fc.assert(
    fc.property(valid, (value) => {
      assert.equal(z.safeParse(schema, value).success, true, `a sample is not valid: ${JSON.stringify(value)}`);
      assert.equal(guard(value), true, JSON.stringify(value));
      for (const other of spoilt(value)) {
        const taken = z.safeParse(schema, other).success;
        assert.equal(guard(other), taken, JSON.stringify(other));
        seen[taken ? 'taken' : 'left'] += 1;
      }
    }),
    {numRuns: 60},
  );
  assert.ok(seen.taken > 0 && seen.left > 0, 'one side was never asked');
}

test('reads a catalogue exactly as its schema does, whatever is missing or wrong in it', () => {
  agrees(isCatalogue, Catalogue, catalogue);
});

test('reads the claims of an invitation exactly as their schema does', () => {
  agrees(isInvitationClaims, InvitationClaims, claims);
});

test('reads what an invitation invites to exactly as its schema does', () => {
  agrees(isInvitationReading, InvitationReading, reading);
});

test('reads an outcome of each kind exactly as its schema does', () => {
  agrees(isReviewOutcome, ReviewOutcome, outcome);
});

test('reads where a review stands exactly as its schema does', () => {
  agrees(isProgress, Progress, progress);
});

test('reads a problem exactly as its schema does', () => {
  agrees(isProblem, Problem, problem);
});

test('reads a whole answer about reviews as its schema does, when all its outcomes are of kinds it knows', () => {
  fc.assert(
    fc.property(fc.array(outcome, {maxLength: 3}), (outcomes) => {
      const body: unknown = JSON.parse(JSON.stringify({outcomes}));
      assert.deepEqual(readReviewOutcomes(body), ReviewOutcomes.parse(body));
    }),
  );
  for (const body of [undefined, null, [], {}, {outcomes: {}}, {outcomes: [{}]}, {outcomes: [{id: 'a', outcome: 'x'}]}])
    assert.equal(readReviewOutcomes(body), undefined, JSON.stringify(body));
});

test('leaves an outcome of a kind it has never heard of unread, and reads its neighbours', () => {
  fc.assert(
    fc.property(outcome, id, instant, (known, other, receivedAt) => {
      const later = {id: other, outcome: 'of-a-later-release', receivedAt};
      assert.deepEqual(readReviewOutcomes({outcomes: [later, known]}), {outcomes: [known]});
    }),
  );
});

test('takes codes of a later release as codes: the answer is ours, and a refusal stays a refusal', () => {
  const refused = {id: '019aa9b4-6c00-7abc-8def-0123456789ab', outcome: 'refused', code: 'of-a-later-release'};
  assert.deepEqual(readReviewOutcomes({outcomes: [refused]}), {outcomes: [refused]});
  assert.equal(isProblem({type: 'about:blank', title: '', status: 403, code: 'of-a-later-release'}), true);
});
