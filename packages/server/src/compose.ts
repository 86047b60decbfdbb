import {
  type App,
  type AppOptions,
  createApp,
  DEFAULT_ACCESS_RULES,
  type Engine,
  type Files,
  type Ports,
  type Report,
  runAssessRisk,
  runDue,
  runEarlyWarning,
  runEndSessions,
  runFold,
  runForgetFiles,
  runHotWords,
  runRecount,
  runRecountDeadlines,
  runRetain,
  runForgetLetters,
  runSealLog,
  runTell,
  type Settings,
  settingsOf,
  type TellingOptions,
  type Ways,
} from '@haochaping/backend';
import type {Profile} from '@haochaping/core';
import type {DeploymentKeys} from './keys.ts';
import {nodePasswords} from './node-passwords.ts';
import {nodeWords} from './node-words.ts';
import {sessionCookie} from './session-cookie.ts';
import {oidcSignIn} from './sign-in/oidc-sign-in.ts';
import {readClaimRules} from './sign-in/read-claim-rules.ts';
import type {SignInOptions} from './sign-in/sign-in-options.ts';
import type {Job} from './timers.ts';

const SECOND_MS = 1_000;

export interface Composition {
  readonly engine: Engine;
  readonly keys: DeploymentKeys;
  readonly files: Files;
  readonly profile: Profile;
  readonly demonstration: boolean;
  readonly https: boolean;
  readonly report: Report;
  readonly signIn?: SignInOptions;
  /** By what ways news leave, and who is told of what. */
  readonly ways: Ways;
  readonly telling: TellingOptions;
}

/** The backend as it runs on Node: its ports, the application over them, and what is to be done by the clock. */
export interface Backend {
  readonly ports: Ports;
  readonly options: AppOptions;
  readonly app: App;
  readonly jobs: readonly Job[];
}

/** Puts the backend together over an open engine. */
export function composeBackend(composition: Composition): Backend {
  const {engine, keys, files, profile, demonstration, https, report, signIn, ways, telling} = composition;
  const options: AppOptions = {
    deployment: keys.deployment,
    profile,
    demonstration,
    telling,
    localSignIn: signIn?.local ?? true,
    access: signIn?.access ?? DEFAULT_ACCESS_RULES,
  };
  const oidc = signIn?.oidc;
  const ports: Ports = {
    engine,
    clock: () => Date.now(),
    passwords: nodePasswords,
    sessions: sessionCookie({https}),
    keys,
    files,
    report,
    segment: nodeWords(),
    ...(oidc && {outsideSignIn: oidcSignIn({oidc, file: readClaimRules(oidc.rules), https, report})}),
    ways,
  };
  return {ports, options, app: createApp(ports, options), jobs: jobsOf(ports, settingsOf(options))};
}

function jobsOf(ports: Ports, settings: Settings): readonly Job[] {
  const {clock, report} = ports;
  return [
    {
      name: 'due',
      everyMs: 20 * SECOND_MS,
      async run() {
        const {stuck} = await runDue(ports, settings, clock());
        if (stuck.length > 0) report('job due', new Error(`Orders took no step: ${stuck.join(' ')}`));
      },
    },
    {name: 'fold', everyMs: 10 * SECOND_MS, run: () => runFold(ports)},
    {name: 'forget-files', everyMs: 3_600 * SECOND_MS, run: () => runForgetFiles(ports, clock())},
    {name: 'retain', everyMs: 3_600 * SECOND_MS, run: () => runRetain(ports, settings, clock())},
    {name: 'seal-log', everyMs: 30 * SECOND_MS, run: () => runSealLog(ports, settings, clock())},
    {name: 'hot-words', everyMs: 60 * SECOND_MS, run: () => runHotWords(ports, settings, clock())},
    {name: 'recount', everyMs: 30 * SECOND_MS, run: () => runRecount(ports, clock())},
    {name: 'assess-risk', everyMs: 20 * SECOND_MS, run: () => runAssessRisk(ports, settings, clock())},
    {name: 'early-warning', everyMs: 300 * SECOND_MS, run: () => runEarlyWarning(ports, settings, clock())},
    {name: 'recount-deadlines', everyMs: 60 * SECOND_MS, run: () => runRecountDeadlines(ports, settings, clock())},
    {name: 'tell', everyMs: 5 * SECOND_MS, run: () => runTell(ports, settings)},
    {name: 'forget-letters', everyMs: 3_600 * SECOND_MS, run: () => runForgetLetters(ports, settings, clock())},
    {name: 'end-sessions', everyMs: 600 * SECOND_MS, run: () => runEndSessions(ports, settings, clock())},
  ];
}
