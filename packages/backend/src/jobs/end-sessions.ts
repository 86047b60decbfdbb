import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {deleteEndedSessions} from '../store/index.ts';

/** Removes sessions that are over; says how many. They were refused already: this only tidies. */
export async function runEndSessions(
  {engine}: {readonly engine: Engine},
  {access}: Pick<Settings, 'access'>,
  at: number,
): Promise<number> {
  return deleteEndedSessions(engine, at, at - access.sessionIdleMs);
}
