import type {Backend} from './backend-call.ts';
import {invitationsOf, type Fixture} from './fixture.ts';
import type {Invitations} from './invitations.ts';
import type {Finding} from './judge.ts';
import {runFixture} from './run-fixture.ts';

/**
 * How one rule came out. `blocked`: a rule that it builds on is broken, so that its failure would say nothing. `no-invitation`: there
 * was none left to try it with.
 */
export type Verdict = 'kept' | 'broken' | 'blocked' | 'no-invitation';

export interface RuleReport {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly findings: readonly {readonly step: number; readonly finding: Finding}[];
  /** Steps that this backend gives no way to take, such as a public count that it does not publish. */
  readonly leftOut: readonly number[];
  /** The rules that block this one. */
  readonly blockedBy: readonly string[];
}

export interface ConformanceReport {
  readonly endpoint: string;
  /** Whether every rule was tried and kept. */
  readonly passed: boolean;
  readonly rules: readonly RuleReport[];
}

export interface ConformanceOptions {
  readonly backend: Backend;
  readonly invitations: Invitations;
  readonly fixtures: readonly Fixture[];
  /** Hears of each rule as soon as it was tried. */
  readonly onRule?: (report: RuleReport) => void;
}

/** Tries every rule against a backend, one after another. Leaves reviews behind there: not for a backend that is in use. */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const {backend, fixtures, onRule} = options;
  const rules: RuleReport[] = [];
  for (const fixture of fixtures) {
    const report = await tryRule(fixture, options, rules);
    rules.push(report);
    onRule?.(report);
  }
  return {endpoint: backend.endpoint, passed: rules.every(({verdict}) => verdict === 'kept'), rules};
}

async function tryRule(
  fixture: Fixture,
  {backend, invitations}: ConformanceOptions,
  before: readonly RuleReport[],
): Promise<RuleReport> {
  const {rule} = fixture;
  const nothing = {rule, findings: [], leftOut: [], blockedBy: []};
  const tokens: string[] = [];
  for (let number = invitationsOf(fixture); number > 0; number--) {
    const token = await invitations();
    if (token === undefined) return {...nothing, verdict: 'no-invitation'};
    tokens.push(token);
  }
  const {findings, leftOut} = await runFixture(fixture, backend, tokens);
  if (findings.length === 0) return {...nothing, verdict: 'kept', leftOut};
  const broken = before.filter(({verdict}) => verdict !== 'kept').map((report) => report.rule);
  const blockedBy = fixture.needs.filter((need) => broken.includes(need));
  return {rule, verdict: blockedBy.length > 0 ? 'blocked' : 'broken', findings, leftOut, blockedBy};
}
