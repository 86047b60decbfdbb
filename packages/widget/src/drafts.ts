import {isLevel, type IdentityMode} from '@haochaping/core';
import type {FormDraft} from './form-state.ts';
import type {Session} from './session.ts';
import type {ViewEvent, ViewState} from './view-state.ts';

/*
 * What was begun in words outlives a reload of this tab, on a device of the citizen's own (docs/decisions/0025). It lies in the tab's session storage,
 * which other tabs do not see and which goes with it. Never a contact: that is not written down unsealed. Without a word there is nothing to
 * keep: a level and a tag are two touches.
 */

/** What is written down. */
export type KeptDraft = Pick<FormDraft, 'level' | 'indicators' | 'text' | 'identityMode'>;

// A tab of a phone lives for weeks; what was not finished in a day was given up.
const LONGEST_MS = 24 * 60 * 60 * 1_000;

// Not core's list, which lies in a chunk that would need a list of its exports for this one: a new mode does not compile without a word here.
const MODES = Object.keys({'real-name': 1, confidential: 1, anonymous: 1} satisfies Record<
  IdentityMode,
  1
>) as IdentityMode[];

/** What becomes of what is written down: brought back into a form in which nothing is said yet, written anew, or deleted. */
export function draftStep(event: ViewEvent | undefined, state: ViewState | undefined): 'restore' | 'keep' | 'drop' {
  if (state?.phase !== 'form') return 'drop';
  if (event?.type === 'opened') return 'restore';
  return state.draft.text === '' ? 'drop' : 'keep';
}

/** The draft as text; `at` is epoch milliseconds. */
export function writtenDraft({level, indicators, text, identityMode}: FormDraft, at: number): string {
  return JSON.stringify({level, indicators, text, identityMode, at});
}

/** The draft that was written down; undefined where it is too old or cannot be read. */
export function readDraft(written: string | null, now: number): KeptDraft | undefined {
  const kept = parsed(written);
  if (typeof kept !== 'object' || kept === null) return undefined;
  const {level, indicators, text, identityMode, at} = kept as Readonly<Record<string, unknown>>;
  const mode = MODES.find((one) => one === identityMode);
  if (typeof at !== 'number' || now - at > LONGEST_MS || at > now) return undefined;
  if (!isLevel(level) || typeof text !== 'string' || mode === undefined || !Array.isArray(indicators)) return undefined;
  return {level, text, identityMode: mode, indicators: indicators.filter((code) => typeof code === 'string')};
}

/** Does so under `key`. A storage that refuses keeps nothing, and nobody was promised that it would. */
export function rememberDraft(
  key: string,
  event: ViewEvent | undefined,
  state: ViewState | undefined,
  session: Session | undefined,
): void {
  try {
    const done = draftStep(event, state);
    if (done === 'keep' && state?.phase === 'form') {
      sessionStorage.setItem(key, writtenDraft(state.draft, Date.now()));
    } else if (done === 'restore') {
      const kept = readDraft(sessionStorage.getItem(key), Date.now());
      const now = session?.state();
      // Whoever has begun anew meanwhile wants that.
      const untouched = now?.phase === 'form' && now.draft.level === undefined;
      if (kept !== undefined && untouched) session?.send({type: 'fill', fill: kept});
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    return;
  }
}

function parsed(written: string | null): unknown {
  try {
    return written === null ? undefined : JSON.parse(written);
  } catch {
    return undefined;
  }
}
