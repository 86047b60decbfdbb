import {PROGRESS_STEPS, type Progress} from '@haochaping/protocol/citizen';

type WorkOrderProgress = NonNullable<Progress['workOrder']>;

export type ProgressStep = {
  readonly step: WorkOrderProgress['step'];
  readonly state: 'done' | 'now' | 'later';
  /** When it was reached; absent for steps that are still to come, and for those that were passed over. */
  readonly at?: string;
};

/** The whole way of an order as a citizen sees it, with where it stands now. */
export function progressSteps({step: now, reached}: WorkOrderProgress): ProgressStep[] {
  const place = PROGRESS_STEPS.indexOf(now);
  return PROGRESS_STEPS.map((step, index) => {
    const at = reached.find((known) => known.step === step)?.at;
    // Nothing follows the last step: it is done when it is reached.
    const isOver = index < place || (index === place && now === 'closed');
    const state = isOver ? 'done' : index === place ? 'now' : 'later';
    return {step, state, ...(at === undefined ? {} : {at})};
  });
}
