import {charactersLeft} from './form-state.ts';
import type {FormState} from './form-state.ts';

/**
 * The number a screen reader hears while somebody writes: nothing until 20 are left, then only 20, 10, 5 and 0 as an upper bound,
 * so that it does not speak at every key. Past the end it is -1.
 */
export function spokenCharactersLeft(form: FormState): number | undefined {
  const left = charactersLeft(form);
  return left < 0 ? -1 : [0, 5, 10, 20].find((bound) => left <= bound);
}
