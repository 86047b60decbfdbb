import type {Command, Profile, WorkOrder} from '@haochaping/core';
import type {Queries} from './transaction.ts';

const DAY_MS = 86_400_000;
// Who copies a text has copied it from one of these; a department that answers more in the window is spared the rest.
const MOST_REPLIES = 1_000;

/** The texts of a department's replies on other orders within the profile's window, the latest first. */
export async function recentReplies(
  queries: Queries,
  {id}: WorkOrder,
  departmentCode: string | undefined,
  {at, profile}: {readonly at: number; readonly profile: Pick<Profile, 'replyGuard'>},
): Promise<readonly string[]> {
  if (departmentCode === undefined) return [];
  const rows = await queries
    .selectFrom('work_order_entry')
    .select('command')
    .where('actor_department', '=', departmentCode)
    .where('at', '>=', at - profile.replyGuard.windowDays * DAY_MS)
    .where('order_id', '!=', id)
    // Commands are kept with their members in the order of the alphabet, and nothing of a reply comes after its type.
    .where('command', 'like', '%,"type":"reply"}')
    .orderBy('at', 'desc')
    .limit(MOST_REPLIES)
    .execute();
  return rows.flatMap((row) => {
    const command = JSON.parse(row.command) as Command;
    return command.type === 'reply' ? [command.text] : [];
  });
}
