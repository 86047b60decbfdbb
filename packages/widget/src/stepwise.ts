import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {FormState} from './form-state.ts';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {stepWords} from './locales/zh-CN.stepwise.ts';
import type {Sections} from './parts/review-form.ts';
import {heldFor, placeOf, type Place, type Question} from './questions.ts';
import type {ScreenHost} from './screen.ts';
import {stepwiseStyles} from './stepwise-styles.ts';
import {addStyles} from './style-sheets.ts';
import type {ViewEvent} from './view-state.ts';

/** Asks one question a screen. */
export interface Steps {
  /** What stands on the screen where the citizen is. A form in which no level is chosen begins at the first question. */
  arrange(form: FormState, send: (event: ViewEvent) => void): (sections: Sections) => TemplateResult;
}

export function createSteps(host: ScreenHost, speaker: Speaker, changed: () => void): Steps {
  let wanted: Question = 'level';
  const spoken = partWords(speaker, 'steps', stepWords);
  if (host.shadowRoot !== null) addStyles(host.shadowRoot, stepwiseStyles);

  async function go(question: Question | undefined): Promise<void> {
    if (question === undefined) return;
    wanted = question;
    changed();
    await host.updateComplete;
    // A new question is a new screen: it begins at its top, for the eye and for those who hear it.
    host.shadowRoot?.querySelector<HTMLElement>('#place')?.focus();
  }

  function goOn(form: FormState, {question, next}: Place, send: (event: ViewEvent) => void): void {
    const held = heldFor(form, question);
    if (held === undefined) {
      void go(next);
      return;
    }
    wanted = held;
    // With something to mend it submits nothing: it says what.
    send({type: 'submit'});
  }

  return {
    arrange(form, send) {
      if (form.draft.level === undefined) wanted = 'level';
      const place = placeOf(form, wanted);
      wanted = place.question;
      const {place: where, back, next} = spoken();
      return (sections) =>
        html`<p class="soft place" id="place" tabindex="-1">${where(place.number, place.count)}</p>
          ${sections.above} ${asked(place.question, sections, form)}
          <div class="ways">
            ${
              place.back === undefined
                ? nothing
                : html`<button class="button back" type="button" @click=${() => go(place.back)}>${back}</button>`
            }
            ${
              place.question === 'person'
                ? sections.end
                : html`<button
                    class="button primary next"
                    type="button"
                    aria-disabled=${place.next === undefined ? 'true' : nothing}
                    @click=${() => goOn(form, place, send)}
                  >
                    ${next}
                  </button>`
            }
          </div>
          ${place.question === 'level' ? sections.notice : nothing}`;
    },
  };
}

function asked(question: Question, sections: Sections, {about}: FormState): unknown {
  switch (question) {
    case 'level':
      return html`${sections.subject} ${sections.levels}`;
    default:
      return html`<p class="soft subject">${about.itemName}</p>
        ${sections[question]}`;
  }
}
