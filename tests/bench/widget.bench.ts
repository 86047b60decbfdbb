import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {build, folderOf, isFresh} from '../../scripts/bundles.ts';
import {chromiumPath} from '../chromium.ts';
import {openTrial, type Row, type Trial} from './widget/measure.ts';
import {NOT_MEASURED, OURS, PEERS} from './widget/peers.ts';
import {installPeers, type Stage, stageOurs, stagePeer} from './widget/stage.ts';

// What it costs a phone until a citizen can rate: the element beside the ways to ask for five points that others offer, in turns in one
// browser. Ours is the whole flow with its demonstration; theirs is what shows five points, and nothing that would send them.

const {values} = parseArgs({options: {rounds: {type: 'string', default: '7'}}});
const ROUNDS = Number(values.rounds);
const LONGEST_TASK_MS = 100;

const failures: {name: string; why: string}[] = [];
async function attempt<T>(name: string, act: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (cause) {
    failures.push({name, why: cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)});
    return undefined;
  }
}

if (!isFresh('widget')) await build('widget', () => undefined);
const installed = await attempt('all peers', installPeers);
const stages: Stage[] = [stageOurs(folderOf('widget'))];
for (const peer of installed === undefined ? [] : PEERS) {
  const stage = await attempt(peer.name, () => stagePeer(peer, installed ?? ''));
  if (stage !== undefined) stages.push(stage);
}

const browser = await chromium.launch({executablePath: await chromiumPath(), args: ['--no-sandbox']});
const rows: Row[] = [];
const trials: Trial[] = [];
try {
  for (const stage of stages) {
    const trial = await attempt(stage.name, () => openTrial(browser, stage));
    if (trial !== undefined) trials.push(trial);
  }
  // In turns: what else the machine does meanwhile falls on all alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const trial of trials) await trial.round();
  }
  for (const trial of trials) rows.push({...(await trial.figures()), ours: trial.name === OURS.name});
} finally {
  for (const trial of trials) await trial.close();
  await browser.close();
}

const budget = {longestTaskMs: LONGEST_TASK_MS, scriptMs: 'not more than any peer'};
const notMeasured = [...failures, ...NOT_MEASURED];
process.stdout.write(`${JSON.stringify({bench: 'widget', throttle: 4, rounds: ROUNDS, rows, budget, notMeasured})}\n`);

const ours = rows.find((row) => row.ours);
for (const {name, why} of failures) console.error(`${name} could not be measured: ${why}`);
const dearer = rows.filter((row) => !row.ours && ours !== undefined && row.scriptMs < ours.scriptMs);
for (const {name, scriptMs} of dearer)
  console.error(`${name} takes ${scriptMs} ms of script, ours ${ours?.scriptMs ?? NaN} ms.`);
const slow = ours !== undefined && ours.longestTaskMs > LONGEST_TASK_MS;
if (slow) console.error(`Our longest task took ${ours.longestTaskMs} ms, the budget ${LONGEST_TASK_MS}.`);
if (failures.length > 0 || dearer.length > 0 || slow || ours === undefined) process.exitCode = 1;
