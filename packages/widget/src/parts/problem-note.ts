import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import type {FormProblem} from '../form-state.ts';

/** What is wrong with a field, beside it. The field names it by `id` in its `aria-describedby`. */
export function problemNote(
  id: string,
  problem: FormProblem | undefined,
  words: LateWords,
): TemplateResult | typeof nothing {
  return problem === undefined ? nothing : html`<p class="error" id=${id}>${words.problems[problem]}</p>`;
}
