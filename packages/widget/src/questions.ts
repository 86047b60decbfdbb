import {formProblems, offeredIndicators} from './form-state.ts';
import type {FormProblem, FormState} from './form-state.ts';
import type {ContactProblem} from './contact-draft.ts';

/**
 * The form as one question a screen, for those who are asked step by step: the level; its tags, where it has any; words; and who says it.
 * Every level has the same steps. What was said lies in the form and not here, so that going back and forth loses nothing.
 */
export type Question = 'level' | 'tags' | 'text' | 'person';

/** Where somebody is among the questions. `number` counts from 1; `next` is absent at the last, `back` at the first. */
export type Place = {
  readonly question: Question;
  readonly number: number;
  readonly count: number;
  readonly back: Question | undefined;
  readonly next: Question | undefined;
};

/** What is asked, in order. Before a level is chosen as many as there will be, so that the count does not jump. */
export function questionsOf(form: FormState): readonly Question[] {
  const {basic, expanded} = offeredIndicators(form);
  const tagged = form.draft.level === undefined || basic.length + expanded.length > 0;
  return tagged ? ['level', 'tags', 'text', 'person'] : ['level', 'text', 'person'];
}

/**
 * Where the citizen is who wanted to be at `wanted`: at the level while none is chosen, at what has to be mended when nothing here
 * has, and else there.
 */
export function placeOf(form: FormState, wanted: Question): Place {
  const questions = questionsOf(form);
  const question = form.draft.level === undefined ? 'level' : (toMend(form, wanted) ?? asked(questions, wanted));
  const index = questions.indexOf(question);
  return {
    question,
    number: index + 1,
    count: questions.length,
    back: questions[index - 1],
    next: form.draft.level === undefined ? undefined : questions[index + 1],
  };
}

/**
 * Where the citizen mends first what holds them at this question; undefined where they may go on. A reason may be a tag or a word: it is
 * missed only after both were asked.
 */
export function heldFor(form: FormState, question: Question): Question | undefined {
  const holding = formProblems(form).find((problem) => homeOf(form, problem).missedAt === question);
  return holding === undefined ? undefined : homeOf(form, holding).mendedAt;
}

function asked(questions: readonly Question[], wanted: Question): Question {
  return questions.includes(wanted) ? wanted : 'text';
}

function toMend(form: FormState, wanted: Question): Question | undefined {
  const homes = form.problems.map((problem) => homeOf(form, problem));
  const here = homes.some(({missedAt, mendedAt}) => missedAt === wanted || mendedAt === wanted);
  return here ? undefined : homes[0]?.mendedAt;
}

/** At which question a problem is missed, and at which its words stand: see `problemAt`. */
function homeOf(
  form: FormState,
  problem: FormProblem | ContactProblem,
): {readonly missedAt: Question; readonly mendedAt: Question} {
  switch (problem) {
    case 'reason-missing':
      return {missedAt: 'text', mendedAt: asked(questionsOf(form), 'tags')};
    case 'indicators-too-many':
      return {missedAt: 'tags', mendedAt: 'tags'};
    case 'text-too-long':
      return {missedAt: 'text', mendedAt: 'text'};
    default:
      return {missedAt: 'person', mendedAt: 'person'};
  }
}
