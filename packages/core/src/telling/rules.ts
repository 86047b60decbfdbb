import {type Audience, AUDIENCES, type Notice, NOTICES} from '../work-order/outcome.ts';

/** The ways by which news leave the house. */
export const LETTER_WAYS = ['webhook', 'mail', 'sms', 'province'] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];

/** What people are told of: what an order asks to be told, and early warnings. */
export const TELLING_KINDS = [...NOTICES, 'early-warning'] as const;
export type TellingKind = Notice | 'early-warning';

/** Who is told of what, and how. What no rule names is told to nobody. */
export type TellingRule = {
  readonly what: TellingKind;
  readonly who: Audience;
  readonly by: 'mail' | 'sms';
  /** Told in the quiet hours too. */
  readonly urgent?: boolean;
};

const mailed = (who: Audience, ...kinds: readonly TellingKind[]): TellingRule[] =>
  kinds.map((what) => ({what, who, by: 'mail'}));

/**
 * Who is told unless a locality says otherwise. Levels of supervision as domain §4.7 has them: a deadline that is near (L0) to the
 * handlers, a missed one (L1) to the head as well, pressing (L2) to the management body, what is reported upwards (L3) and misconduct
 * (L4) to the one above, at any hour.
 */
export const TELLING_RULES: readonly TellingRule[] = [
  ...mailed('department', 'order-dispatched', 'deadline-near', 'deadline-missed', 'signed-automatically'),
  ...mailed('department', 'class-raised', 'extension-granted', 'extension-refused', 'return-refused', 'rework-ordered'),
  ...mailed('department', 'appeal-upheld', 'appeal-rejected', 'reply-owed-to-merged', 'merged', 'deadlines-moved'),
  ...mailed('leader', 'deadline-near', 'deadline-missed', 'rework-ordered', 'supervision-issued', 'reply-held'),
  ...mailed('leader', 'appeal-upheld', 'appeal-rejected', 'decision-overturned', 'signed-automatically'),
  ...mailed('dispatcher', 'desk-needed', 'return-requested', 'deadline-near'),
  ...mailed('management', 'appeal-filed', 'second-decider-needed', 'confirmation-recorded', 'extension-requested'),
  ...mailed('management', 'deadline-near', 'deadline-missed', 'supervision-due', 'publication-due', 'early-warning'),
  ...mailed('management', 'decision-overturned'),
  ...mailed('upper-management', 'deadline-near', 'deadline-missed', 'appeal-review-due'),
  ...mailed('call-back-officer', 'call-back-due', 'confirmation-due', 'deadline-near'),
  ...mailed('supervisor', 'audit-due', 'reply-held', 'follow-up-given', 'deadline-missed'),
  {what: 'sensitive', who: 'management', by: 'mail', urgent: true},
  {what: 'reported-upwards', who: 'upper-management', by: 'mail', urgent: true},
  {what: 'misconduct-reported', who: 'upper-management', by: 'mail', urgent: true},
  {what: 'answered', who: 'citizen', by: 'sms'},
  {what: 'appeal-upheld', who: 'citizen', by: 'sms'},
  {what: 'closed', who: 'citizen', by: 'sms'},
];

export const TELLING_RULE_PROBLEM_CODES = ['wrong-type', 'unknown', 'citizen-by-sms-only', 'twice'] as const;

/** One thing wrong with a set of rules; `field` is a path such as `3.who`. */
export type TellingRuleProblem = {
  readonly field: string;
  readonly code: (typeof TELLING_RULE_PROBLEM_CODES)[number];
};

/** The rules that speak of this to these people. */
export function tellingRulesFor(rules: readonly TellingRule[], what: TellingKind, who: Audience): TellingRule[] {
  return rules.filter((rule) => rule.what === what && rule.who === who);
}

/** Everything wrong with rules as an operator wrote them. Empty means that they are `readonly TellingRule[]`. */
export function tellingRuleProblems(given: unknown): TellingRuleProblem[] {
  if (!Array.isArray(given)) return [{field: 'rules', code: 'wrong-type'}];
  const seen = new Set<string>();
  return given.flatMap((rule: unknown, place): TellingRuleProblem[] => {
    const wrong = problemsOfRule(rule, String(place));
    if (wrong.length > 0) return wrong;
    const {what, who, by} = rule as TellingRule;
    const name = `${what} ${who} ${by}`;
    if (seen.has(name)) return [{field: String(place), code: 'twice'}];
    seen.add(name);
    return [];
  });
}

function problemsOfRule(rule: unknown, field: string): TellingRuleProblem[] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return [{field, code: 'wrong-type'}];
  const {what, who, by, urgent, ...more} = rule as Readonly<Record<string, unknown>>;
  const unknown = (name: string): TellingRuleProblem => ({field: `${field}.${name}`, code: 'unknown'});
  const problems = Object.keys(more).map(unknown);
  if (!isOneOf(TELLING_KINDS, what)) problems.push(unknown('what'));
  if (!isOneOf(AUDIENCES, who)) problems.push(unknown('who'));
  if (by !== 'mail' && by !== 'sms') problems.push(unknown('by'));
  // A contact is a telephone number: there is no address to write to.
  else if (who === 'citizen' && by === 'mail') problems.push({field: `${field}.by`, code: 'citizen-by-sms-only'});
  if (urgent !== undefined && typeof urgent !== 'boolean')
    problems.push({field: `${field}.urgent`, code: 'wrong-type'});
  return problems;
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && known.includes(value);
}
