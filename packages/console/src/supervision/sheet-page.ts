import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {fullMomentWords} from '../day-words.ts';
import {levelName} from '../level-words.ts';
import {ROLE_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {SHEET} from '../locales/supervision-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import {isSessionLost, type Desk} from '../staff/desk.ts';
import {hashOfOrder} from '../staff/inbox-query.ts';
import type {ConsolePage, PageRoute} from '../staff/page-entry.ts';
import type {Failure} from '../trouble.ts';

type Sheet = NonNullable<WorkOrderDetail['order']['supervisions']>[number];

/** 督办单, as it goes to the department on paper: what is pressed, why, by when, with room for its answer. */
export class SheetPage extends LitElement implements ConsolePage {
  static override properties = {
    desk: {attribute: false},
    route: {attribute: false},
    at: {attribute: false},
    detail: {state: true, attribute: false},
    failure: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare route: PageRoute;
  declare at: number;
  declare detail: WorkOrderDetail | undefined;
  declare failure: Failure | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    const {detail, failure} = this;
    const sheets = detail?.order.supervisions ?? [];
    return html`
      <p class="hcp-screen"><a href="#/supervision/orders">${SHEET.back}</a></p>
      ${sheets.length === 0 ? html`<h1 tabindex="-1">${SHEET.heading}</h1>` : nothing}
      ${failure === undefined ? nothing : troubleNotice(failure, () => void this.#read())}
      ${detail === undefined && failure === undefined ? skeleton(8) : nothing}
      ${
        detail !== undefined && sheets.length === 0
          ? html`<p>${SHEET.none} <a href=${hashOfOrder(detail.order.id)}>${SHEET.toOrder}</a></p>`
          : nothing
      }
      ${detail === undefined ? nothing : sheets.map((sheet, index) => this.#sheet(detail, sheet, index + 1))}
    `;
  }

  #sheet(
    {order, service, review, handlingDepartmentName}: WorkOrderDetail,
    sheet: Sheet,
    number: number,
  ): TemplateResult {
    const {columns} = SHEET;
    const isLast = number === order.supervisions?.length;
    return html`
      <article class="hcp-console-sheet">
        <h1 tabindex="-1">${SHEET.title(order.number, number)}</h1>
        <p>${SHEET.to(handlingDepartmentName ?? service.departmentName)}</p>
        <p>${SHEET.body(sheet.workingDays)}</p>
        <dl class="hcp-facts">
          <dt>${columns.item}</dt>
          <dd>${service.itemName}</dd>
          <dt>${columns.place}</dt>
          <dd>${service.areaName} · ${service.departmentName}</dd>
          <dt>${columns.level}</dt>
          <dd>${levelName(review.level)}</dd>
          <dt>${columns.received}</dt>
          <dd class="hcp-num">${fullMomentWords(review.receivedAt)}</dd>
          <dt>${columns.state}</dt>
          <dd>${STATE_WORDS[order.state]}${order.round > 0 ? `，${SHEET.round(order.round)}` : ''}</dd>
          <dt>${columns.reason}</dt>
          <dd class="hcp-console-text">${sheet.reason}</dd>
          <dt>${columns.issued}</dt>
          <dd class="hcp-num">${ROLE_WORDS[sheet.by.role]} · ${fullMomentWords(sheet.issuedAt)}</dd>
          ${
            isLast && order.deadlines.supervisionDueOn !== undefined
              ? html`<dt>${columns.due}</dt>
                  <dd class="hcp-num"><strong>${SHEET.dueOn(order.deadlines.supervisionDueOn.on)}</strong></dd>`
              : nothing
          }
        </dl>
        <div class="hcp-console-answer">
          <p>${SHEET.answer}</p>
          <p>${SHEET.sign}</p>
        </div>
        <div class="hcp-buttons hcp-screen">
          <button class="hcp-button hcp-primary" type="button" name="print" @click=${() => print()}>
            ${SHEET.print}
          </button>
          <a class="hcp-button hcp-quiet" href=${hashOfOrder(order.id)}>${SHEET.toOrder}</a>
        </div>
      </article>
    `;
  }

  async #read(): Promise<void> {
    const [id = ''] = this.route.steps;
    const answer = await this.desk.api.readWorkOrder({params: {id}});
    if (id !== this.route.steps[0] && id !== '') return;
    this.failure = answer.kind === 'ok' || isSessionLost(answer) ? undefined : answer;
    if (answer.kind === 'ok') this.detail = answer.body;
    else if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
  }
}
