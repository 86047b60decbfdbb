import type {ViewState} from './view-state.ts';

/** Whether a state holds what somebody said or was given. Nothing is chosen beforehand, so a level is the first thing said. */
export function holdsSomething(state: ViewState): boolean {
  return state.phase === 'form'
    ? state.draft.level !== undefined
    : state.phase === 'done' && state.receiptCode !== undefined;
}

/** What closing does: what was filled in stays for the way back, is cleared for the next person, or would be lost without a question. */
export type Closing = 'keep' | 'clear' | 'ask';

export function closingOf(state: ViewState | undefined, sharedDevice: boolean): Closing {
  if (!sharedDevice || state === undefined) return 'keep';
  return state.phase === 'form' && holdsSomething(state) ? 'ask' : 'clear';
}

/** What a button that opens the rating says of it. */
export type LauncherLabel = 'rate' | 'go-on' | 'look';

export function launcherLabel(state: ViewState | undefined): LauncherLabel {
  if (state?.phase === 'done' || state?.phase === 'refused') return 'look';
  return state !== undefined && holdsSomething(state) ? 'go-on' : 'rate';
}

type Box = Pick<DOMRect, 'top' | 'right' | 'bottom' | 'left'>;

/** Whether one box hides any of the other. */
export function covers(above: Box, below: Box): boolean {
  return above.left < below.right && below.left < above.right && above.top < below.bottom && below.top < above.bottom;
}
