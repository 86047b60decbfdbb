import fs from 'node:fs';
import {parseArgs} from 'node:util';
import * as z from 'zod/mini';
import type {Backend} from './backend-call.ts';
import {invitationsOf} from './fixture.ts';
import {DEMONSTRATION_INSTANCE, givenInvitations, InstanceTemplate, issuedInvitations} from './invitations.ts';
import type {Invitations} from './invitations.ts';
import {loadFixtures} from './load-fixtures.ts';
import {findingText, RULES, TEXT} from './locales/zh-cn.ts';
import {runConformance, type ConformanceReport, type RuleReport} from './run-conformance.ts';

/** Every rule was kept; one was not, or was not tried; nothing could be tried. */
export type ExitCode = 0 | 1 | 2;

interface Asked {
  readonly backend: Backend;
  readonly invitations: Invitations;
  readonly json: boolean;
}

/** The program: tries a backend, prints each rule as it comes out, and says by its exit code how it ended. */
export async function runProgram(args: readonly string[], say: (line: string) => void = log): Promise<ExitCode> {
  const fixtures = loadFixtures();
  const asked = readArguments(args);
  if (asked === 'help') {
    const count = fixtures.reduce((sum, fixture) => sum + invitationsOf(fixture), 0);
    say(TEXT.help.replace('{count}', String(count)));
    return 0;
  }
  if (typeof asked === 'string') {
    say(asked);
    return 2;
  }
  const {backend, invitations, json} = asked;
  let report: ConformanceReport;
  try {
    const onRule = (rule: RuleReport): void => linesOf(rule).forEach((line) => say(line));
    report = await runConformance({backend, invitations, fixtures, ...(!json && {onRule})});
  } catch (cause) {
    say(TEXT.noInvitations(cause instanceof Error ? cause.message : String(cause)));
    return 2;
  }
  const kept = report.rules.filter(({verdict}) => verdict === 'kept').length;
  say(json ? JSON.stringify(report) : `\n${TEXT.summary(kept, report.rules.length)}`);
  return report.passed ? 0 : 1;
}

function linesOf({rule, verdict, findings, leftOut, blockedBy}: RuleReport): string[] {
  const words = RULES[rule];
  const lines = [`${TEXT.mark[verdict]} ${words?.says ?? rule}  (${rule})`];
  const add = (line: string): unknown => lines.push(`    ${line}`);
  if (verdict === 'blocked') add(TEXT.blocked(blockedBy.map((name) => RULES[name]?.says ?? name)));
  if (verdict === 'no-invitation') add(TEXT.noInvitation);
  if (verdict === 'broken') {
    for (const {step, finding} of findings.slice(0, MOST_FINDINGS)) add(TEXT.step(step, findingText(finding)));
    if (words !== undefined) add(TEXT.mend(words.mend));
  }
  if (leftOut.length > 0) add(TEXT.leftOut(leftOut));
  return lines;
}

// A batch of two hundred may be wrong two hundred times.
const MOST_FINDINGS = 5;

/** What is asked for, or a sentence that says what is wrong. */
function readArguments(args: readonly string[]): Asked | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        invitations: {type: 'string'},
        key: {type: 'string'},
        'portal-key': {type: 'string'},
        instance: {type: 'string'},
        header: {type: 'string', multiple: true, default: []},
        timeout: {type: 'string', default: '20'},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    });
  } catch (cause) {
    const [, culprit = ''] = /'([^']+)'/.exec(cause instanceof Error ? cause.message : '') ?? [];
    return TEXT.argumentWrong(culprit);
  }
  const {values, positionals} = parsed;
  if (values.help) return 'help';
  const [url, unexpected] = positionals;
  if (url === undefined) return TEXT.urlMissing;
  if (unexpected !== undefined) return TEXT.argumentWrong(unexpected);
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return TEXT.urlInvalid(url);
  if (!/^[1-9]\d{0,2}$/.test(values.timeout) || Number(values.timeout) > 600) return TEXT.timeoutInvalid;
  const headers: Record<string, string> = {};
  for (const header of values.header) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(header) ?? [];
    if (name === undefined || value === undefined) return TEXT.argumentWrong(header);
    headers[name] = value;
  }
  const backend = {endpoint: url.replace(/\/+$/, ''), headers, timeoutMs: Number(values.timeout) * 1_000};
  const invitations = invitationSource(backend, values);
  return typeof invitations === 'string' ? invitations : {backend, invitations, json: values.json};
}

function invitationSource(
  backend: Backend,
  values: {invitations?: string; key?: string; 'portal-key'?: string; instance?: string},
): Invitations | string {
  const {invitations: file, key, instance} = values;
  if (file !== undefined) {
    const tokens = readJson(file, z.array(z.string()));
    return tokens === undefined ? TEXT.fileWrong(file) : givenInvitations(tokens);
  }
  if (key === undefined) return TEXT.sourceMissing;
  const template = instance === undefined ? DEMONSTRATION_INSTANCE : readJson(instance, InstanceTemplate);
  if (template === undefined) return TEXT.fileWrong(instance ?? '');
  return issuedInvitations(backend, {key, portalKey: values['portal-key'] ?? key, template});
}

function readJson<T extends z.ZodMiniType>(file: string, schema: T): z.infer<T> | undefined {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    // One sentence names the file; what is wrong inside it is for its author to see.
    return undefined;
  }
}

function log(line: string): void {
  console.log(line);
}
