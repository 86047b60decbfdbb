import {type Circumstances, dueNow, SYSTEM, type WorkOrder} from '@haochaping/core';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {listOrdersToCheck, rulesFor, saveCommand} from '../store/index.ts';

const ORDERS_AT_ONCE = 200;
// A step may make the next one due; no order has more than a handful of them.
const MOST_STEPS = 20;

/** What one run of the clock did. */
export interface DueReport {
  readonly stepped: number;
  /** Orders whose time had come and that took no step: somebody moved them on at that moment, or there is a mistake. */
  readonly stuck: readonly string[];
}

/**
 * Gives every order what core says is due: warnings, signing in the department's place, marks of missed deadlines, the
 * opening of call-backs, archiving. Run again at the same moment it does nothing.
 */
export async function runDue(
  {engine}: {readonly engine: Engine},
  {profile, notices}: Pick<Settings, 'profile' | 'notices'>,
  at: number,
): Promise<DueReport> {
  const circumstances = {profile, notices, at};
  const stuck = new Set<string>();
  let stepped = 0;
  for (;;) {
    const due = await listOrdersToCheck(engine, at, ORDERS_AT_ONCE + stuck.size);
    const fresh = due.filter(({id}) => !stuck.has(id));
    if (fresh.length === 0) return {stepped, stuck: [...stuck]};
    for (const order of fresh) {
      if (await stepOrder(engine, order, circumstances)) stepped += 1;
      else stuck.add(order.id);
    }
  }
}

/** Takes every step that is due on one order; whether there was any. */
export async function stepOrder(engine: Engine, order: WorkOrder, circumstances: Circumstances): Promise<boolean> {
  let current = order;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [command] = dueNow(current, await rulesFor(engine.db, current, circumstances));
    if (command === undefined) return step > 0;
    const request = {orderId: order.id, command, actor: SYSTEM, expectedVersion: current.version};
    const saved = await saveCommand(engine, request, circumstances);
    // Somebody has moved it on meanwhile: the next run looks at it anew.
    if (saved.outcome !== 'saved') return step > 0;
    current = saved.order;
  }
  return true;
}
