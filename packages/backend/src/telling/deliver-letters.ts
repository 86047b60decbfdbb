import {fateOfLetter, type LetterWay, quietUntil, type SendOutcome} from '@haochaping/core';
import {createKeyring, type Keyring} from '../sealing/keyring.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {claimLetters, type Letter, listDueTargets, markNeedless, noteFate, putOff, uuidV7} from '../store/index.ts';
import {composeMail, composeSms, composeWebhook, type Desk, type Needless} from './compose-letter.ts';
import {composeProvince} from './province-item.ts';
import type {Way, Ways} from './ways.ts';

// Longer than any way takes for a batch; a server that died is stood in for after this.
const LEASE_MS = 120_000;
// Letters that are sent side by side, to one receiver.
const AT_ONCE = 10;
// The province takes them in one envelope.
const PROVINCE_AT_ONCE = 100;
// Receivers that are sent to side by side: one that hangs holds up no other.
const RECEIVERS_AT_ONCE = 8;

type DeliveringPorts = Pick<Ports, 'engine' | 'keys' | 'ways' | 'clock' | 'report'>;

/** What a run of deliveries did. */
export interface DeliveryReport {
  readonly delivered: number;
  readonly failed: number;
}

interface Run {
  readonly ports: DeliveringPorts;
  readonly settings: Pick<Settings, 'profile' | 'telling'>;
  readonly keyring: Keyring;
  readonly holder: string;
  readonly random: () => number;
  delivered: number;
  failed: number;
}

/**
 * Sends what is due, by every way that this place has. Each letter is claimed before and noted after: whoever dies between sending
 * and noting is stood in for, and the receiver meets the same id twice. A receiver that takes nothing is left alone until the next run.
 */
export async function deliverLetters(
  ports: DeliveringPorts,
  settings: Pick<Settings, 'profile' | 'telling'>,
  random: () => number = Math.random,
): Promise<DeliveryReport> {
  const {engine, ways = {}, clock} = ports;
  const keyring = createKeyring(ports.keys.sealing);
  const run: Run = {ports, settings, keyring, random, holder: uuidV7(clock()), delivered: 0, failed: 0};
  const drains: (() => Promise<void>)[] = [];
  if (ways.webhook !== undefined) {
    const {webhook} = ways;
    for (const target of await listDueTargets(engine, 'webhook', clock())) {
      drains.push(() => drain(run, {way: 'webhook', target}, webhook, composeWebhook));
    }
  }
  drains.push(...ofOneReceiver(run, ways));
  await side(drains, RECEIVERS_AT_ONCE);
  return {delivered: run.delivered, failed: run.failed};
}

function ofOneReceiver(run: Run, {mail, sms, province}: Ways): (() => Promise<void>)[] {
  const {engine} = run.ports;
  return [
    ...(mail === undefined ? [] : [() => drain(run, {way: 'mail'}, mail, composeMail)]),
    ...(sms === undefined ? [] : [() => drain(run, {way: 'sms'}, sms, composeSms)]),
    ...(province === undefined
      ? []
      : [() => drain(run, {way: 'province'}, province, (_, letter) => composeProvince(engine, letter))]),
  ];
}

async function side(jobs: readonly (() => Promise<void>)[], most: number): Promise<void> {
  const waiting = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({length: most}, work));
}

type Compose<Sent> = (desk: Desk, letter: Letter) => Promise<Sent | Needless>;

async function drain<Sent extends object>(
  run: Run,
  to: {readonly way: LetterWay; readonly target?: string},
  way: Way<Sent>,
  compose: Compose<Sent>,
): Promise<void> {
  const {engine, clock} = run.ports;
  const limit = to.way === 'province' ? PROVINCE_AT_ONCE : AT_ONCE;
  for (;;) {
    const claim = {...to, at: clock(), holder: run.holder, leaseMs: LEASE_MS, limit};
    const letters = await claimLetters(engine, claim);
    if (letters.length === 0) return;
    const before = run.delivered;
    const sent = await sendBatch(run, letters, way, compose);
    if (sent > 0 && run.delivered === before) return;
  }
}

/** Sends what of these letters is still to be sent, and notes each; how many that were. */
async function sendBatch<Sent extends object>(
  run: Run,
  letters: readonly Letter[],
  way: Way<Sent>,
  compose: Compose<Sent>,
): Promise<number> {
  const composed: {readonly letter: Letter; readonly content: Sent}[] = [];
  for (const letter of letters) {
    const content = await composeOrSettle(run, letter, compose);
    if (content !== undefined) composed.push({letter, content});
  }
  if (composed.length === 0) return 0;
  const outcomes = await delivered(
    run,
    way,
    composed.map(({content}) => content),
  );
  for (const [place, {letter}] of composed.entries()) {
    await note(run, letter, outcomes[place] ?? {kind: 'retry', code: 'no-answer'});
  }
  return composed.length;
}

/** A way that throws has a mistake in it; letters wait for it to be mended. */
async function delivered<Sent>(run: Run, way: Way<Sent>, contents: readonly Sent[]): Promise<readonly SendOutcome[]> {
  try {
    return await way.deliver(contents);
  } catch (cause) {
    run.ports.report('telling', cause);
    return contents.map(() => ({kind: 'retry', code: 'internal'}));
  }
}

/** What a letter says; undefined where it is put off, needless, or could not be written, which is noted. */
async function composeOrSettle<Sent extends object>(
  run: Run,
  letter: Letter,
  compose: Compose<Sent>,
): Promise<Sent | undefined> {
  const {ports, settings} = run;
  const at = ports.clock();
  if (letter.way === 'mail' || letter.way === 'sms') {
    const from = quietUntil(at, letter.urgent, settings.profile);
    if (from > at) {
      await putOff(ports.engine, letter.id, from);
      return undefined;
    }
  }
  try {
    const desk = {...ports, keyring: run.keyring, telling: settings.telling, at};
    const content = await compose(desk, letter);
    if (!('needless' in content)) return content;
    await markNeedless(ports.engine, letter.id, content.needless, at);
  } catch (cause) {
    ports.report('telling', cause);
    await note(run, letter, {kind: 'retry', code: 'internal'});
  }
  return undefined;
}

async function note(run: Run, letter: Letter, outcome: SendOutcome): Promise<void> {
  const {ports, settings, holder, random} = run;
  const at = ports.clock();
  const fate = fateOfLetter(outcome, {attempts: letter.attempts + 1, at, random: random()}, settings.profile);
  if (fate.do === 'end') run.delivered += 1;
  else run.failed += 1;
  await noteFate(ports.engine, letter, fate, {at, holder});
}
