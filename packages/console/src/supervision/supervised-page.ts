import {supervisionRoutes, type Answer, type SupervisedOrder} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {LEVEL_OF_SUPERVISION, SUPERVISED} from '../locales/supervision-zh-CN.ts';
import {STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {dutyClock, officeDay} from '../staff/duty-clock.ts';
import {hashOfOrder} from '../staff/inbox-query.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';
import {listTabs, shownBy} from './list-tabs.ts';

const SHOWS = ['all', 'issued', '4', '3', '2', '1', '0'] as const;

/** 督办: the orders that somebody presses, the highest level first; those with a 督办单 lead to its sheet. */
export class SupervisedPage extends ListPage<SupervisedOrder> {
  protected override readonly words = SUPERVISED;

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<SupervisedOrder>>> {
    const show = shownBy(this.route.query, SHOWS);
    const chosen = show === 'all' ? {} : show === 'issued' ? {issued: 'yes' as const} : {level: show};
    return partOf(await this.desk.connect(supervisionRoutes).listSupervised({query: {...chosen, cursor}}), 'orders');
  }

  protected override above(): TemplateResult {
    const {all, issued} = SUPERVISED.shows;
    // In the order of the list itself: an object would put the numbers the other way about.
    const levels = Object.entries(LEVEL_OF_SUPERVISION).toReversed();
    const tabs = [['all', all] as const, ['issued', issued] as const, ...levels];
    return listTabs('supervision/orders', SUPERVISED.shown, tabs, shownBy(this.route.query, SHOWS));
  }

  protected override draw(orders: readonly SupervisedOrder[]): TemplateResult {
    const {columns} = SUPERVISED;
    return html`
      <table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${SUPERVISED.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.clock}</th>
            <th scope="col">${columns.order}</th>
            <th scope="col">${columns.level}</th>
            <th scope="col">${columns.sheet}</th>
          </tr>
        </thead>
        <tbody>
          ${orders.map((supervised) => this.#order(supervised))}
        </tbody>
      </table>
    `;
  }

  #order({order, level, since, issued, issuedDueAt}: SupervisedOrder): TemplateResult {
    const {columns} = SUPERVISED;
    const today = officeDay(this.at);
    return html`
      <tr>
        <td data-label=${columns.clock}>${dutyClock(order.duty, this.at)}</td>
        <th scope="row" class="hcp-console-what">
          <a href=${hashOfOrder(order.id)}>${order.itemName}</a>
          <small
            >${STATE_WORDS[order.state]} ·
            ${order.areaName}${order.department === undefined ? '' : ` · ${order.department.name}`}<br /><span
              class="hcp-num"
              >${order.number}</span
            ></small
          >
        </th>
        <td data-label=${columns.level}>
          ${LEVEL_OF_SUPERVISION[level] ?? level}<br /><span class="hcp-soft hcp-num"
            >${SUPERVISED.since(momentWords(since, today))}</span
          >
        </td>
        <td data-label=${columns.sheet}>
          ${
            issued === 0
              ? html`<span class="hcp-soft">${SUPERVISED.none}</span>`
              : html`<a href="#/supervision/sheets/${encodeURIComponent(order.id)}">${SUPERVISED.sheets(issued)}</a>`
          }
          ${
            issuedDueAt === undefined
              ? nothing
              : html`<br /><span class="hcp-soft hcp-num">${SUPERVISED.dueAt(momentWords(issuedDueAt, today))}</span>`
          }
        </td>
      </tr>
    `;
  }
}
