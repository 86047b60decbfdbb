import type {StaffCommandType, WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {COMMANDS} from '../locales/staff-pages-zh-CN.ts';
import {COMMAND_WORDS, REFUSAL_WORDS} from '../locales/staff-zh-CN.ts';
import {sortCommands, type CommandsShown, type RefusedOffer} from './command-order.ts';
import type {Desk} from './desk.ts';
import type {ChosenLead} from './order-leads.ts';

/**
 * The commands of one order: those allowed, one of them first; those refused, with the reason; and the form of the one chosen.
 * @fires order-changed - a command was taken; detail: the order as it is now. Bubbles.
 * @fires order-outdated - the order has moved on and should be read again. Bubbles.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class CommandPanel extends LitElement {
  static override properties = {
    desk: {attribute: false},
    detail: {attribute: false},
    open: {state: true, attribute: false},
    done: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare detail: WorkOrderDetail;
  /** The command whose form is open. */
  declare open: StaffCommandType | undefined;
  /** The command just taken. */
  declare done: StaffCommandType | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Whether a form is open; it is left before the page is. */
  get hasOpenForm(): boolean {
    return this.open !== undefined;
  }

  closeForm(): void {
    const closed = this.open;
    this.open = undefined;
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>(`[data-command="${closed ?? ''}"]`)?.focus();
    });
  }

  /** Opens the form by which the order is handed over, filled with this department. Resolves when it is drawn. */
  async chooseLead({departmentCode, assistingDepartmentCodes}: ChosenLead): Promise<void> {
    const {primary, others} = sortCommands(this.detail.order.state, this.detail.commands);
    const allowed = [primary, ...others];
    this.open = (['dispatch', 'decide-return'] as const).find((type) => allowed.includes(type));
    this.done = undefined;
    await this.updateComplete;
    const form = this.querySelector('hcp-command');
    await form?.fill({
      ...(this.open === 'decide-return' ? {decision: 'accept'} : {}),
      departmentCode,
      assistingDepartmentCodes: assistingDepartmentCodes.join(' '),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('done') && this.done !== undefined) this.querySelector<HTMLElement>('[data-done]')?.focus();
  }

  protected override render(): TemplateResult {
    const {order, commands} = this.detail;
    const shown = sortCommands(order.state, commands);
    return html`
      <section aria-label=${COMMANDS.heading}>
        ${this.open === undefined ? html`<h2>${COMMANDS.heading}</h2>` : nothing}
        ${
          this.done === undefined
            ? nothing
            : html`<div class="hcp-notice hcp-done" role="status" tabindex="-1" data-done>
                <p>${COMMANDS.done(COMMAND_WORDS[this.done])}</p>
              </div>`
        }
        ${this.open === undefined ? this.#choice(shown) : this.#form(this.open, shown)}
      </section>
    `;
  }

  #choice({primary, others, blocked, elsewhere}: CommandsShown): TemplateResult {
    return html`
      ${primary === undefined && others.length === 0 ? html`<p class="hcp-soft">${COMMANDS.nothing}</p>` : nothing}
      ${primary === undefined ? nothing : this.#button(primary, 'hcp-primary')}
      ${others.map((type) => this.#button(type, ''))} ${blocked.map((offer) => refusedButton(offer))}
      ${
        elsewhere.length === 0
          ? nothing
          : html`<details class="hcp-details">
              <summary>${COMMANDS.notYet(elsewhere.length)}</summary>
              ${elsewhere.map((offer) => refusedButton(offer))}
            </details>`
      }
    `;
  }

  #button(type: StaffCommandType, look: string): TemplateResult {
    return html`<p>
      <button
        class="hcp-button hcp-wide ${look}"
        type="button"
        data-command=${type}
        @click=${() => {
          this.open = type;
          this.done = undefined;
        }}
      >
        ${COMMAND_WORDS[type]}
      </button>
    </p>`;
  }

  #form(type: StaffCommandType, {primary, others}: CommandsShown): TemplateResult {
    return html`
      <hcp-command
        .desk=${this.desk}
        .detail=${this.detail}
        .type=${type}
        .allowed=${type === primary || others.includes(type)}
        @form-left=${() => this.closeForm()}
        @order-changed=${() => {
          this.open = undefined;
          this.done = type;
        }}
      ></hcp-command>
    `;
  }
}

function refusedButton({type, code}: RefusedOffer): TemplateResult {
  return html`<div class="hcp-console-refused">
    <button class="hcp-button hcp-wide" type="button" aria-disabled="true" aria-describedby="refused-${type}">
      ${COMMAND_WORDS[type]}
    </button>
    <p class="hcp-hint" id="refused-${type}">${REFUSAL_WORDS[code]}</p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-commands': CommandPanel;
  }
}
