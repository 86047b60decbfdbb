import {tellingRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {LETTERS} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {AdministrationPage} from './administration-page.ts';
import {failureWords, kindWords, wayWords} from './letter-words.ts';

type Letters = Extract<
  Awaited<ReturnType<ReturnType<typeof apiOf>['listDeadLetters']>>,
  {kind: 'ok'}
>['body']['letters'];

/** What nobody took, to be sent again. */
export class LettersPage extends AdministrationPage {
  #letters: Letters | undefined;
  #nextCursor: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read(undefined);
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${LETTERS.heading}</h1>
      <p>${LETTERS.lead}</p>
      ${this.asking.notice()}
      ${this.#letters === undefined ? (this.asking.failure === undefined ? skeleton(4) : nothing) : this.#table(this.#letters)}
    `;
  }

  #table(letters: Letters): TemplateResult {
    if (letters.length === 0) return html`<div class="hcp-empty" role="status"><strong>${LETTERS.none}</strong></div>`;
    const {columns} = LETTERS;
    const today = officeDay(this.at);
    return html`<table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${LETTERS.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.what}</th>
            <th scope="col">${columns.whom}</th>
            <th scope="col">${columns.why}</th>
            <th scope="col">${columns.endedAt}</th>
            <th scope="col">${columns.again}</th>
          </tr>
        </thead>
        <tbody>
          ${letters.map(
            ({id, way, recipient, event, orderNumber, attempts, failure, endedAt}) =>
              html`<tr>
                <th scope="row" class="hcp-console-what">
                  ${kindWords(event.kind)}<small class="hcp-num">${orderNumber ?? event.id}</small>
                </th>
                <td data-label=${columns.whom}>
                  ${wayWords(way)}${recipient === undefined ? nothing : html`<br />${recipient}`}
                </td>
                <td data-label=${columns.why}>
                  ${failureWords(failure)}<br /><span class="hcp-soft">${LETTERS.attempts(attempts)}</span>
                </td>
                <td class="hcp-num" data-label=${columns.endedAt}>${momentWords(endedAt, today)}</td>
                <td data-label=${columns.again}>
                  <button class="hcp-button" type="button" @click=${() => void this.#replay(id)}>
                    ${LETTERS.replay}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        this.#nextCursor === undefined
          ? nothing
          : html`<button class="hcp-button" type="button" @click=${() => void this.#read(this.#nextCursor)}>
              ${LETTERS.more}
            </button>`
      }`;
  }

  async #read(cursor: string | undefined): Promise<void> {
    const query = cursor === undefined ? {} : {cursor};
    const answer = await this.asking.of(() => apiOf(this).listDeadLetters({query}), this.asking.done);
    if (answer === undefined) return;
    this.#letters = cursor === undefined ? answer.body.letters : [...(this.#letters ?? []), ...answer.body.letters];
    this.#nextCursor = answer.body.nextCursor;
    this.requestUpdate();
  }

  async #replay(id: string): Promise<void> {
    const answer = await this.asking.of(() => apiOf(this).replayLetter({params: {id}}), LETTERS.replayed);
    if (answer !== undefined) await this.#read(undefined);
  }
}

function apiOf({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect(tellingRoutes);
}
