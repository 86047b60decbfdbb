import {SYSTEM, withRecountedDeadlines} from '@haochaping/core';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {
  listOrdersWithClocks,
  readAddedNotices,
  readOrder,
  readSetting,
  rulesFor,
  saveCommand,
  writeSetting,
} from '../store/index.ts';

const SETTING = 'deadlines-counted-by';

/**
 * Counts the deadlines of all orders anew where a holiday notice came that they were not counted by, with a release or by an
 * operator; says how many moved. Each one that moves says so in its history. Without a new notice it does nothing.
 */
export async function runRecountDeadlines(
  {engine}: {readonly engine: Engine},
  {profile, notices}: Pick<Settings, 'profile' | 'notices'>,
  at: number,
): Promise<number> {
  const all = [...notices, ...(await readAddedNotices(engine.db)).map(({notice}) => notice)];
  const countedBy = all.map(({year, off, makeup}) => `${String(year)}:${[...off, '', ...makeup].join()}`).join(';');
  if ((await readSetting(engine, SETTING)) === countedBy) return 0;
  const noticeYear = all.at(-1)?.year ?? 0;
  let moved = 0;
  for (const id of await listOrdersWithClocks(engine)) {
    const order = await readOrder(engine, id);
    if (order === undefined) continue;
    const base = {profile, notices, at};
    const rules = await rulesFor(engine.db, order, base);
    const recounted = withRecountedDeadlines(order, rules.profile, rules.notices);
    if (JSON.stringify(recounted.deadlines) === JSON.stringify(order.deadlines)) continue;
    const command = {type: 'recount-deadlines', noticeYear} as const;
    const saved = await saveCommand(engine, {orderId: id, command, actor: SYSTEM}, base);
    // One that went to a state without clocks at this moment owes nothing that could move.
    if (saved.outcome === 'saved') moved += 1;
  }
  await writeSetting(engine, SETTING, countedBy);
  return moved;
}
