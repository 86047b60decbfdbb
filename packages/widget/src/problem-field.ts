import {isFormProblem} from './form-state.ts';
import type {FormProblem, FormState} from './form-state.ts';

/** The problem to show at a field: a missing reason at the tags, or at the text where this level has no tags. */
export function problemAt(form: FormState, field: 'tags' | 'text'): FormProblem | undefined {
  const hasTags = form.catalogue.indicators.some(({level}) => level === form.draft.level);
  return form.problems
    .filter(isFormProblem)
    .find((problem) => (problem !== 'text-too-long' && hasTags ? 'tags' : 'text') === field);
}
