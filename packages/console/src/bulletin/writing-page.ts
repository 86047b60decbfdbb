import {type BulletinRefusal, localDateOf, MOST_BULLETIN_CASES} from '@haochaping/core';
import {publicRoutes} from '@haochaping/protocol/public';
import {
  type Answer,
  type BulletinDraft,
  bulletinRoutes,
  type BulletinWords,
  type WorkOrderLine,
} from '@haochaping/protocol/staff';
import {bulletinContent, monthsUntil, monthWords, toDom} from '@haochaping/views';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {WRITING} from '../locales/bulletin-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import {type Desk, isSessionLost} from '../staff/desk.ts';
import type {ConsolePage, PageRoute} from '../staff/page-entry.ts';
import {type Failure, problemOf} from '../trouble.ts';
import {caseFields, wordsIn} from './case-fields.ts';

const MONTHS_OFFERED = 12;
type Place = {readonly code: string; readonly name: string};

/** Where a bulletin is written: the month's figures as they will be published, words, cases, and the button that issues it. */
export class WritingPage extends LitElement implements ConsolePage {
  static override properties = {
    desk: {attribute: false},
    route: {attribute: false},
    at: {attribute: false},
    draft: {state: true, attribute: false},
    places: {state: true, attribute: false},
    orders: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    refusal: {state: true, attribute: false},
    done: {state: true, attribute: false},
    busy: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare route: PageRoute;
  declare at: number;
  declare draft: BulletinDraft | undefined;
  /** The areas that may be told of, the own one first. */
  declare places: readonly Place[];
  declare orders: readonly WorkOrderLine[];
  declare failure: Failure | undefined;
  /** Why it was not issued, in words. */
  declare refusal: string | undefined;
  declare done: 'saved' | 'issued' | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.places = [];
    this.orders = [];
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('refusal') && this.refusal !== undefined)
      this.querySelector<HTMLElement>('[data-refusal]')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${WRITING.title}</h1>
      <p class="hcp-screen">${WRITING.lead}</p>
      ${this.places.length === 0 ? nothing : this.#chooser()}
      ${this.failure === undefined ? nothing : troubleNotice(this.failure, () => void this.#read())}
      ${this.draft === undefined ? (this.failure === undefined ? skeleton(8) : nothing) : this.#writing(this.draft)}
    `;
  }

  get #month(): string {
    const asked = this.route.query.get('month');
    // The month that is over: the first but one of those until today.
    return asked ?? monthsUntil(localDateOf(this.at), 2)[1] ?? '';
  }

  #chooser(): TemplateResult {
    const area = this.route.query.get('area') ?? this.places[0]?.code;
    return html`
      <form class="hcp-bulletin-choice hcp-screen" @submit=${this.#choose}>
        <div class="hcp-field">
          <label class="hcp-label" for="bulletin-area">${WRITING.area}</label>
          <select class="hcp-input" id="bulletin-area" name="area">
            ${this.places.map(({code, name}) => html`<option value=${code} ?selected=${code === area}>${name}</option>`)}
          </select>
        </div>
        <div class="hcp-field">
          <label class="hcp-label" for="bulletin-month">${WRITING.month}</label>
          <select class="hcp-input" id="bulletin-month" name="month">
            ${monthsUntil(localDateOf(this.at), MONTHS_OFFERED).map(
              (month) => html`<option value=${month} ?selected=${month === this.#month}>${monthWords(month)}</option>`,
            )}
          </select>
        </div>
        <button class="hcp-button" type="submit">${WRITING.show}</button>
      </form>
    `;
  }

  #writing({content, words, issued}: BulletinDraft): TemplateResult {
    const address = `../bulletins/?area=${content.area.code}&month=${content.month}`;
    return html`
      <form class="hcp-screen" novalidate @submit=${(event: SubmitEvent) => event.preventDefault()}>
        <div role="status">
          ${
            this.done === undefined
              ? nothing
              : html`<div class="hcp-notice hcp-done"><p>${WRITING[this.done]}</p></div>`
          }
          ${issued === 0 ? nothing : html`<p><a href=${address}>${WRITING.open}</a></p>`}
        </div>
        ${
          this.refusal === undefined
            ? nothing
            : html`<div class="hcp-notice hcp-refused" role="alert" tabindex="-1" data-refusal>
                <p>${this.refusal}</p>
              </div>`
        }
        <div class="hcp-field">
          <label class="hcp-label" for="bulletin-comment">${WRITING.comment}</label>
          <p class="hcp-hint" id="bulletin-comment-hint">${WRITING.commentHint}</p>
          <textarea
            class="hcp-input"
            id="bulletin-comment"
            name="comment"
            rows="5"
            maxlength="4000"
            aria-describedby="bulletin-comment-hint"
            .value=${words.comment}
          ></textarea>
        </div>
        ${Array.from({length: MOST_BULLETIN_CASES}, (_, index) => caseFields(index, words.cases[index], this.orders))}
        <p>
          <label class="hcp-choice"><input type="checkbox" name="checked" /><span>${WRITING.checked}</span></label>
        </p>
        ${
          issued === 0
            ? nothing
            : html`<div class="hcp-field">
                <label class="hcp-label" for="bulletin-reason">${WRITING.reason}</label>
                <input class="hcp-input" id="bulletin-reason" name="reason" maxlength="400" />
              </div>`
        }
        <div class="hcp-buttons">
          <button class="hcp-button" type="button" name="save" @click=${() => void this.#save()}>
            ${WRITING.save}
          </button>
          <button
            class="hcp-button hcp-primary"
            type="button"
            name="issue"
            aria-busy=${this.busy}
            @click=${() => void this.#issue()}
          >
            ${this.busy ? WRITING.sending : WRITING.issue(issued + 1)}
          </button>
        </div>
      </form>
      <section class="hcp-bulletin-preview" aria-labelledby="bulletin-preview">
        <h2 id="bulletin-preview">${WRITING.preview}</h2>
        ${bulletinContent(content).map((tree) => toDom(tree, document))}
      </section>
    `;
  }

  #choose = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(event.target)) if (typeof value === 'string') said.set(name, value);
    location.hash = `#/bulletin?${said.toString()}`;
  };

  async #read(): Promise<void> {
    this.failure = undefined;
    this.refusal = undefined;
    this.done = undefined;
    const open = this.desk.connect(publicRoutes);
    const own = this.desk.session.area;
    const top = own ?? this.#taken(await open.readSummary())?.area;
    if (top === undefined) return;
    this.places = [top, ...(this.#taken(await open.readAreas({query: {parent: top.code}}))?.areas ?? [])];
    this.orders =
      this.#taken(await this.desk.api.listWorkOrders({query: {show: 'closed', limit: '200'}}))?.orders ?? [];
    const area = this.route.query.get('area') ?? top.code;
    const query = {area, month: this.#month};
    this.draft = this.#taken(await this.desk.connect(bulletinRoutes).readBulletinDraft({query}));
  }

  async #save(): Promise<BulletinDraft | undefined> {
    const {draft} = this;
    const form = this.querySelector<HTMLFormElement>('form[novalidate]');
    if (draft === undefined || form === null) return undefined;
    const words: BulletinWords = wordsIn(new FormData(form));
    const {area, month} = draft.content;
    const body = {area: area.code, month, words};
    const saved = this.#taken(await this.desk.connect(bulletinRoutes).saveBulletinDraft({body}));
    if (saved === undefined) return undefined;
    this.draft = saved;
    this.done = 'saved';
    this.refusal = undefined;
    return saved;
  }

  async #issue(): Promise<void> {
    const form = this.querySelector<HTMLFormElement>('form[novalidate]');
    if (this.busy || form === null) return;
    this.busy = true;
    const said = new FormData(form);
    const saved = await this.#save();
    if (saved !== undefined) {
      const reason = said.get('reason');
      const {area, month} = saved.content;
      const answer = await this.desk.connect(bulletinRoutes).issueBulletin({
        body: {
          area: area.code,
          month,
          expectedVersion: saved.issued,
          reason: typeof reason === 'string' ? reason : '',
          checked: said.get('checked') !== null,
        },
      });
      await this.#hear(answer, saved);
    }
    this.busy = false;
  }

  async #hear(answer: Answer<{readonly version: number}>, saved: BulletinDraft): Promise<void> {
    if (answer.kind === 'ok') {
      this.done = 'issued';
      this.draft = {...saved, issued: answer.body.version};
      return;
    }
    this.done = undefined;
    const problem = problemOf(answer);
    if (problem?.code === 'bulletin-refused' && isRefusal(problem.refusal)) {
      this.refusal = WRITING.refusals[problem.refusal];
    } else if (problem?.code === 'version-stale') {
      await this.#read();
      this.refusal = WRITING.stale;
    } else {
      this.#taken(answer);
    }
  }

  /** What an answer brings; undefined after telling why there is nothing. */
  #taken<T>(answer: Answer<T>): T | undefined {
    if (answer.kind === 'ok') return answer.body;
    if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    else this.failure = answer;
    return undefined;
  }
}

function isRefusal(code: string | undefined): code is BulletinRefusal {
  return code !== undefined && code in WRITING.refusals;
}
