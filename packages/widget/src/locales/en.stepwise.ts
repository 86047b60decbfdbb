import type {StepWords} from './dictionary.ts';

export const stepWords: StepWords = {
  place: (number, count) => `Step ${String(number)} of ${String(count)}`,
  back: 'Back',
  next: 'Next',
};
