import {areaChain} from '@haochaping/core';
import type {StaffCommandType, WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {toLocalInput} from '../day-words.ts';
import {FIELD} from '../locales/commands-zh-CN.ts';
import {COMMANDS} from '../locales/staff-pages-zh-CN.ts';
import {COMMAND_WORDS, EVIDENCE_WORDS} from '../locales/staff-zh-CN.ts';
import {type Failure, problemOf} from '../trouble.ts';
import {commandField, controlId} from './command-fields.ts';
import {allFields, COMMAND_FORMS, isAsked, type Field, type Rows} from './command-forms.ts';
import {blankDraft, blankRow, commandFromDraft, fieldAt, type DraftError} from './command-from-draft.ts';
import {submissionNotice} from './command-notices.ts';
import {isSessionLost, type Desk, type OpenForm} from './desk.ts';
import {newIdempotencyKey} from './idempotency-key.ts';
import {rowPlace, withoutRow, withRow, withRowValue, withValue, type Draft, type DraftRow} from './draft.ts';

/**
 * The form of one command. What was typed is kept with the desk until it is sent or thrown away.
 * @fires order-changed - the command was taken; detail: the order as it is now. Bubbles.
 * @fires order-outdated - the order has moved on and should be read again. Bubbles.
 * @fires form-left - put aside by the person. Bubbles.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class CommandForm extends LitElement {
  static override properties = {
    desk: {attribute: false},
    detail: {attribute: false},
    type: {attribute: false},
    allowed: {attribute: false},
    form: {state: true, attribute: false},
    errors: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    busy: {state: true, attribute: false},
    reread: {state: true, attribute: false},
    departments: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare detail: WorkOrderDetail;
  declare type: StaffCommandType;
  /** Whether the order, as last read, allows the command. */
  declare allowed: boolean;
  declare form: OpenForm;
  declare errors: readonly DraftError[];
  declare failure: Failure | undefined;
  declare busy: boolean;
  /** The order was read again because it had moved on. */
  declare reread: boolean;
  declare departments: readonly {readonly code: string; readonly name: string}[] | 'missing';

  constructor() {
    super();
    this.errors = [];
    this.busy = false;
    this.reread = false;
    this.departments = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Writes these values into the form as if they had been typed; the rest stays. The keyboard then stands on the command's name. */
  async fill(values: DraftRow): Promise<void> {
    await this.updateComplete;
    const {draft} = this.form;
    this.#keep({...draft, values: {...draft.values, ...values}});
    await this.updateComplete;
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('type')) {
      this.form = this.desk.drafts.get(this.#name) ?? this.#blankForm();
      if (allFields(COMMAND_FORMS[this.type]).some(({kind}) => kind === 'department')) void this.#readDepartments();
    }
    // A newer order than the one this form failed on is what the notice asked for.
    if (changed.has('detail') && changed.get('detail') !== undefined && this.failure !== undefined) {
      this.failure = undefined;
      this.reread = true;
    }
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const [first] = this.errors;
    if (changed.has('errors') && first !== undefined) this.#focusAt(first.place);
    if (changed.has('failure') && this.failure !== undefined) this.querySelector<HTMLElement>('[data-notice]')?.focus();
    if (changed.has('reread') && this.reread) this.querySelector<HTMLElement>('[data-notice]')?.focus();
  }

  protected override render(): TemplateResult {
    const {note, fields, rows, after} = COMMAND_FORMS[this.type];
    return html`
      <form novalidate @submit=${this.#submit}>
        <h2 tabindex="-1">${COMMAND_WORDS[this.type]}</h2>
        ${submissionNotice({failure: this.failure, reread: this.reread, allowed: this.allowed, seeLatest: this.#seeLatest})}
        ${note === undefined ? nothing : html`<p>${note}</p>`}
        ${this.departments === 'missing' ? html`<p class="hcp-hint">${FIELD.departmentsMissing}</p>` : nothing}
        ${fields.map((field) => this.#field(field))} ${rows === undefined ? nothing : this.#rows(rows)}
        ${(after ?? []).map((field) => this.#field(field))}
        <div class="hcp-buttons">
          <button
            class="hcp-button hcp-primary"
            type="submit"
            aria-busy=${this.busy}
            aria-disabled=${this.allowed ? nothing : 'true'}
          >
            ${this.busy ? COMMANDS.submitting : COMMANDS.submit}
          </button>
          <button class="hcp-button hcp-quiet" type="button" name="leave" @click=${this.#leave}>
            ${COMMANDS.cancel}
          </button>
        </div>
      </form>
    `;
  }

  #field(field: Field): TemplateResult | typeof nothing {
    const {values} = this.form.draft;
    return this.#control(field, field.name, values, (value) => withValue(this.form.draft, field.name, value));
  }

  #rows({legend, title, fields, member}: Rows): TemplateResult {
    const {rows} = this.form.draft;
    return html`
      <fieldset class="hcp-field hcp-console-rows" name=${member}>
        <legend class="hcp-label">${legend}</legend>
        ${rows.map(
          (row, index) => html`
            <fieldset class="hcp-console-row">
              <legend>${title(index + 1)}</legend>
              ${fields.map((field) =>
                this.#control(field, rowPlace(index, field.name), row, (value) =>
                  withRowValue(this.form.draft, index, field.name, value),
                ),
              )}
              <button
                class="hcp-button hcp-quiet hcp-compact"
                type="button"
                @click=${() => this.#keep(withoutRow(this.form.draft, index))}
              >
                ${COMMANDS.removeRow}
              </button>
            </fieldset>
          `,
        )}
        <button
          class="hcp-button hcp-compact"
          type="button"
          name="add-row"
          @click=${() => this.#keep(withRow(this.form.draft, blankRow(this.type, this.#now)))}
        >
          ${COMMANDS.addRow}
        </button>
      </fieldset>
    `;
  }

  #control(
    field: Field,
    place: string,
    values: DraftRow,
    changed: (value: string) => Draft,
  ): TemplateResult | typeof nothing {
    if (!isAsked(field, values)) return nothing;
    const error = this.errors.find((known) => known.place === place)?.words;
    return commandField(field, {
      place,
      value: values[field.name] ?? '',
      ...(error === undefined ? {} : {error}),
      now: this.#now,
      departments: this.departments === 'missing' ? [] : this.departments,
      evidence: this.detail.order.evidence.map(({evidenceId, kind, note}) => ({
        value: evidenceId,
        label: `${EVIDENCE_WORDS[kind]}：${note.slice(0, 40)}`,
      })),
      desk: this.desk,
      orderId: this.detail.order.id,
      changed: (value) => this.#keep(changed(value)),
    });
  }

  get #name(): string {
    return `${this.detail.order.id} ${this.type}`;
  }

  get #now(): string {
    return toLocalInput(this.desk.clock.at());
  }

  #blankForm(): OpenForm {
    const blank = blankDraft(this.type, {
      moment: this.#now,
      person: this.desk.session.displayName,
      anonymous: this.detail.order.identityMode === 'anonymous',
    });
    return {draft: blank, blank, idempotencyKey: newIdempotencyKey()};
  }

  #keep(draft: Draft): void {
    this.form = {...this.form, draft};
    this.desk.drafts.set(this.#name, this.form);
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.allowed) return;
    const drafted = commandFromDraft(this.type, this.form.draft);
    this.errors = drafted.ok ? [] : drafted.errors;
    if (!drafted.ok) return;
    this.busy = true;
    this.failure = undefined;
    this.reread = false;
    const {id, version} = this.detail.order;
    const {idempotencyKey} = this.form;
    const answer = await this.desk.api.commandWorkOrder({
      params: {id},
      body: {idempotencyKey, expectedVersion: version, command: drafted.command},
    });
    this.busy = false;
    if (answer.kind === 'ok') {
      this.desk.drafts.delete(this.#name);
      this.dispatchEvent(new CustomEvent<WorkOrderDetail>('order-changed', {detail: answer.body, bubbles: true}));
      return;
    }
    this.failure = answer;
    if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    // A definite no ends this sending; what is sent next is another one. Without an answer the key stays: it may have arrived.
    else if (problemOf(answer) !== undefined && answer.kind === 'problem' && answer.status < 500) {
      this.form = {...this.form, idempotencyKey: newIdempotencyKey()};
      this.desk.drafts.set(this.#name, this.form);
    }
  };

  #seeLatest = (): void => {
    this.dispatchEvent(new CustomEvent('order-outdated', {bubbles: true}));
  };

  #leave = (): void => {
    this.dispatchEvent(new CustomEvent('form-left', {bubbles: true}));
  };

  #focusAt(place: string): void {
    const group = this.querySelector<HTMLElement>(`#${CSS.escape(controlId(place))}`);
    const isGroup = fieldAt(this.type, place)?.kind === 'choice' || fieldAt(this.type, place)?.kind === 'yes-no';
    (isGroup ? group?.querySelector('input') : group)?.focus();
  }

  async #readDepartments(): Promise<void> {
    const {areaCode} = this.detail.order.subject;
    // The whole city: a county's matter may belong to an office of the city.
    const area = areaChain(areaCode)[1] ?? areaCode;
    const answer = await this.desk.directory.readDepartments({query: {area}});
    this.departments = answer.kind === 'ok' ? answer.body.departments : 'missing';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-command': CommandForm;
  }
  interface HTMLElementEventMap {
    'form-left': CustomEvent;
  }
}
