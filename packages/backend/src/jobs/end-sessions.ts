import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {deleteEndedOutsideSignIns, deleteEndedSessions} from '../store/index.ts';

/** Removes sessions that are over, and outside sign-ins that nobody came back from; says how many sessions. They were refused already: this only tidies. */
export async function runEndSessions(
  {engine}: {readonly engine: Engine},
  {access}: Pick<Settings, 'access'>,
  at: number,
): Promise<number> {
  await deleteEndedOutsideSignIns(engine, at);
  return deleteEndedSessions(engine, at, at - access.sessionIdleMs);
}
