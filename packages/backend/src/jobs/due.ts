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
  /** Orders whose time had come and that took no step though nobody else moved them on: a mistake somewhere. */
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
  const stuck: string[] = [];
  const passed = new Set<string>();
  let stepped = 0;
  for (;;) {
    const due = await listOrdersToCheck(engine, at, ORDERS_AT_ONCE + passed.size);
    const fresh = due.filter(({id}) => !passed.has(id));
    if (fresh.length === 0) return {stepped, stuck};
    for (const order of fresh) {
      const came = await stepOrder(engine, order, circumstances);
      if (came === 'stepped') stepped += 1;
      else passed.add(order.id);
      if (came === 'nothing') stuck.push(order.id);
    }
  }
}

/**
 * Takes every step that is due on one order. `overtaken` when somebody, or another server, moved it on at that moment: whoever did
 * has taken the step, or the next run looks at it anew.
 */
export async function stepOrder(
  engine: Engine,
  order: WorkOrder,
  circumstances: Circumstances,
): Promise<'stepped' | 'overtaken' | 'nothing'> {
  let current = order;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [command] = dueNow(current, await rulesFor(engine.db, current, circumstances));
    if (command === undefined) return step > 0 ? 'stepped' : 'nothing';
    const request = {orderId: order.id, command, actor: SYSTEM, expectedVersion: current.version};
    const saved = await saveCommand(engine, request, circumstances);
    if (saved.outcome !== 'saved') return step > 0 ? 'stepped' : saved.outcome === 'stale' ? 'overtaken' : 'nothing';
    current = saved.order;
  }
  return 'stepped';
}
