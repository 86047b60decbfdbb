import {supervisionRoutes, type Answer, type LedgerLine} from '@haochaping/protocol/staff';
import {html, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {LEDGER, LEDGER_CAUSE_WORDS} from '../locales/supervision-zh-CN.ts';
import {STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {hashOfOrder} from '../staff/inbox-query.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';
import {listTabs, shownBy} from './list-tabs.ts';

const SHOWS = ['standing', 'struck-off', 'all'] as const;

/** 督办台账: what went wrong with orders, until it is struck off. */
export class LedgerPage extends ListPage<LedgerLine> {
  protected override readonly words = LEDGER;

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<LedgerLine>>> {
    const query = {show: shownBy(this.route.query, SHOWS), cursor};
    return partOf(await this.desk.connect(supervisionRoutes).listLedger({query}), 'entries');
  }

  protected override above(): TemplateResult {
    return listTabs('supervision/ledger', LEDGER.shown, Object.entries(LEDGER.shows), shownBy(this.route.query, SHOWS));
  }

  protected override draw(lines: readonly LedgerLine[]): TemplateResult {
    const {columns} = LEDGER;
    return html`
      <table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${LEDGER.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.order}</th>
            <th scope="col">${columns.cause}</th>
            <th scope="col">${columns.state}</th>
            <th scope="col">${columns.enteredAt}</th>
            <th scope="col">${columns.struckOffAt}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => this.#line(line))}
        </tbody>
      </table>
    `;
  }

  #line({order, itemName, departmentName, areaName, cause, round, enteredAt, struckOffAt}: LedgerLine): TemplateResult {
    const {columns} = LEDGER;
    const today = officeDay(this.at);
    return html`
      <tr>
        <th scope="row" class="hcp-console-what">
          <a href=${hashOfOrder(order.id)}>${itemName}</a>
          <small
            >${areaName}${departmentName === undefined ? '' : ` · ${departmentName}`}<br /><span class="hcp-num"
              >${order.number}</span
            ></small
          >
        </th>
        <td data-label=${columns.cause}>
          ${LEDGER_CAUSE_WORDS[cause]}${round > 0 ? html`<br /><span class="hcp-soft">${LEDGER.round(round)}</span>` : ''}
        </td>
        <td data-label=${columns.state}>${STATE_WORDS[order.state]}</td>
        <td class="hcp-num" data-label=${columns.enteredAt}>${momentWords(enteredAt, today)}</td>
        <td class="hcp-num" data-label=${columns.struckOffAt}>
          ${struckOffAt === undefined ? LEDGER.standing : momentWords(struckOffAt, today)}
        </td>
      </tr>
    `;
  }
}
