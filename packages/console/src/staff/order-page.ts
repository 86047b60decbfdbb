import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {fullMomentWords} from '../day-words.ts';
import {CONTACT} from '../locales/evidence-zh-CN.ts';
import {FRAME, ORDER} from '../locales/staff-pages-zh-CN.ts';
import {ROUTE_FAILURE_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {dutyClock, officeDay} from './duty-clock.ts';
import {orderHistory, orderLinks} from './order-history.ts';
import {classWords, orderRecords} from './order-records.ts';
import {orderLeads, type ChosenLead} from './order-leads.ts';
import {orderReview} from './order-review.ts';

/**
 * One order on one page.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 * @fires order-read - detail: the number of the order, for the page's title. Bubbles.
 */
export class OrderPage extends LitElement {
  static override properties = {
    desk: {attribute: false},
    orderId: {attribute: false},
    back: {attribute: false},
    at: {attribute: false},
    detail: {state: true, attribute: false},
    failure: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare orderId: string;
  /** The address of the list this order was opened from. */
  declare back: string;
  /** The time by which the clock is drawn. */
  declare at: number;
  declare detail: WorkOrderDetail | undefined;
  declare failure: Failure | undefined;

  #asked = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('orderId') && !changed.has('desk')) return;
    // What one person may see is not left standing for the next.
    const isSamePerson = changed.get('desk')?.session.account === this.desk.session.account;
    if (changed.has('orderId') || !isSamePerson) this.detail = undefined;
    void this.refresh();
  }

  /** Reads the order anew; what is shown stays until it is here. Resolves when it is, or could not be read. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.desk.api.readWorkOrder({params: {id: this.orderId}});
    if (asked !== this.#asked) return;
    this.failure = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind === 'ok') this.#show(answer.body);
    else if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
  }

  protected override render(): TemplateResult {
    const {detail, failure} = this;
    return html`
      <p class="hcp-screen"><a href=${this.back} data-back>${FRAME.backToOrders}</a></p>
      ${failure === undefined ? nothing : troubleNotice(failure, () => void this.refresh())}
      ${
        detail === undefined
          ? html`<h1 tabindex="-1" class=${failure === undefined ? 'hcp-hidden' : ''}>${ORDER.number}</h1>
              ${failure === undefined ? skeleton(8) : nothing}`
          : this.#order(detail)
      }
    `;
  }

  #order(detail: WorkOrderDetail): TemplateResult {
    const today = officeDay(this.at);
    return html`
      ${this.#head(detail)}
      <div class="hcp-console-order">
        <div class="hcp-console-review">
          ${orderReview(detail, today)}
          <section aria-label=${CONTACT.label}>
            <h2>${CONTACT.label}</h2>
            <hcp-contact .desk=${this.desk} .orderId=${this.orderId} .at=${this.at}></hcp-contact>
          </section>
        </div>
        <div class="hcp-console-beside">
          ${
            detail.leads === undefined
              ? nothing
              : html`<div class="hcp-console-leads">${orderLeads(detail.leads, today, this.#leadChosen)}</div>`
          }
          <hcp-commands
            class="hcp-console-commands"
            .desk=${this.desk}
            .detail=${detail}
            @order-changed=${this.#changed}
            @order-outdated=${this.#outdated}
          ></hcp-commands>
          <div class="hcp-console-history">${orderHistory(detail, today)}</div>
        </div>
        <div class="hcp-console-done">${orderRecords(detail, today, this.desk.endpoint)}</div>
      </div>
    `;
  }

  #head(detail: WorkOrderDetail): TemplateResult {
    const {order, duty, service} = detail;
    const flags = (['overdue', 'supervised', 'extended', 'ledger', 'sensitive'] as const).filter(
      (flag) => order.flags[flag],
    );
    return html`
      <h1 tabindex="-1">${service.itemName}</h1>
      <p class="hcp-console-badges">
        <span class="hcp-badge ${order.closedAt === undefined ? 'hcp-neutral' : 'hcp-done'}"
          >${STATE_WORDS[order.state]}</span
        >
        ${order.round > 0 ? html`<span class="hcp-badge hcp-waiting">${ORDER.pastRound(order.round)}</span>` : nothing}
        ${flags.map(
          (flag) =>
            html`<span class="hcp-badge ${flag === 'overdue' ? 'hcp-refused' : 'hcp-waiting'}"
              >${ORDER.flags[flag]}</span
            >`,
        )}
        <span class="hcp-soft hcp-num">${ORDER.number} ${order.number}</span>
      </p>
      ${
        duty === undefined
          ? order.closedAt === undefined
            ? html`<p class="hcp-soft">${ORDER.noDuty}</p>`
            : html`<p class="hcp-clock hcp-done">${ORDER.closedOn(fullMomentWords(order.closedAt))}</p>`
          : html`<p>${dutyClock(duty, this.at, duty.clock === 'reply' ? classWords(order) : '')}</p>`
      }
      ${orderLinks(detail)}
      ${
        order.routeFailure === undefined || order.departmentCode !== undefined
          ? nothing
          : html`<div class="hcp-notice hcp-waiting"><p>${ROUTE_FAILURE_WORDS[order.routeFailure]}</p></div>`
      }
    `;
  }

  #show(detail: WorkOrderDetail): void {
    this.detail = detail;
    this.dispatchEvent(new CustomEvent<string>('order-read', {detail: detail.order.number, bubbles: true}));
  }

  #leadChosen = (lead: ChosenLead): void => {
    void this.querySelector('hcp-commands')?.chooseLead(lead);
  };

  #changed = (event: CustomEvent<WorkOrderDetail>): void => {
    // An answer that was still under way is older than this one.
    this.#asked += 1;
    this.failure = undefined;
    this.#show(event.detail);
  };

  #outdated = (): void => {
    void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-order': OrderPage;
  }
  interface HTMLElementEventMap {
    'order-read': CustomEvent<string>;
    'order-changed': CustomEvent<WorkOrderDetail>;
    'order-outdated': CustomEvent;
  }
}
