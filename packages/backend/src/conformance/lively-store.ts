import {localDateOf} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {foldDeltas} from '../store/fold-deltas.ts';
import {noteInvited} from '../store/instance-counts.ts';
import {saveCommand} from '../store/save-command.ts';
import {putServiceInstances} from '../store/service-instances.ts';
import {listOrdersToCheck} from '../store/work-orders.ts';
import {
  DAY_MS,
  ENTERPRISES,
  MARKETS,
  SAMPLE_AT,
  SAMPLE_RULES,
  sampleInstance,
  sampleReview,
  TIANNING,
} from './samples.ts';
import {caseNumbers, stock} from './stock.ts';

const INSTANCES = 24;
const HOUR_MS = 3_600_000;

/**
 * Fills a store with what a seed says: instances of two offices and three windows, some asked, some rated, late, contested or moved
 * afterwards, orders that got some way, counts folded and not. The same seed gives the same store, whatever engine it stands on.
 */
export async function fillLively(engine: Engine, seed: number): Promise<void> {
  const dice = diceOf(seed);
  const cases = caseNumbers(INSTANCES);
  const instanceOf = (one: string): ReturnType<typeof sampleInstance> =>
    sampleInstance(one, {
      servedAt: new Date(SAMPLE_AT - dice(40) * DAY_MS).toISOString(),
      windowNumber: `A0${dice(3)}`,
      ...(dice(3) === 0 && {areaCode: TIANNING, departmentCode: MARKETS}),
    });
  await stock(engine, ...cases.map(instanceOf));
  for (const one of cases) {
    if (dice(2) === 0) await noteInvited(engine, `${one}#1`, SAMPLE_AT);
    if (dice(4) > 0) await rate(engine, one, dice);
    if (dice(3) === 0) await foldDeltas(engine, 1 + dice(9));
    if (dice(3) === 0) await putServiceInstances(engine, [instanceOf(one)], SAMPLE_AT);
  }
  await handle(engine, dice);
}

type Dice = (sides: number) => number;

function diceOf(seed: number): Dice {
  let state = seed;
  return (sides) => {
    // Numerical Recipes' generator: enough for a sample, and the same everywhere.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

async function rate(engine: Engine, one: string, dice: Dice): Promise<void> {
  const said = {
    level: ([5, 4, 3, 2, 1] as const)[dice(5)] ?? 5,
    channel: (['web-widget', 'kiosk', 'sms-link'] as const)[dice(3)] ?? 'kiosk',
    identityMode: (['real-name', 'anonymous'] as const)[dice(2)] ?? 'anonymous',
    receivedAt: SAMPLE_AT - dice(5) * DAY_MS,
    late: dice(6) === 0,
  } as const;
  await engine.recordReviews([sampleReview(one, said)]);
  if (dice(4) === 0) await engine.recordReviews([sampleReview(one, {...said, level: 1})]);
}

/** Some of the orders are signed for, some of these contacted, as far as core lets them. */
async function handle(engine: Engine, dice: Dice): Promise<void> {
  const orders = await listOrdersToCheck(engine, Number.MAX_SAFE_INTEGER, INSTANCES * 2);
  for (const order of [...orders].sort((a, b) => (a.subjectKey < b.subjectKey ? -1 : 1))) {
    const at = order.updatedAt + HOUR_MS;
    const departmentCode = order.departmentCode ?? ENTERPRISES;
    const actor = {role: 'handler', accountId: 'h', departmentCode} as const;
    const contact = {channel: 'none', person: '0200', result: 'anonymous'} as const;
    const commands = [{type: 'sign'}, {type: 'record-contact', contactedAt: at, ...contact}] as const;
    for (const command of commands.slice(0, dice(3))) {
      await saveCommand(engine, {orderId: order.id, command, actor}, {at, ...SAMPLE_RULES});
    }
  }
}

/** The day of the samples. */
export const SAMPLE_DAY = localDateOf(SAMPLE_AT);
