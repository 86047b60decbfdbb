import {LINKS, stateType} from '@haochaping/core';
import type {WorkOrderLine} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {dayWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {LINK_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {dutyClock, officeDay} from './duty-clock.ts';
import {hashOfOrder, hashOfQuery, type InboxQuery} from './inbox-query.ts';

/** How an inbox is looked at: when, where the keyboard stands, and who hears that it has moved. */
export type InboxView = {
  readonly at: number;
  readonly current: string | undefined;
  readonly reached: (id: string) => void;
};

/** The orders of an inbox, row by row, as they come. */
export function inboxTable(
  orders: readonly WorkOrderLine[],
  view: InboxView,
  sort: NonNullable<InboxQuery['sort']>,
): TemplateResult {
  const {columns} = INBOX;
  return html`
    <table class="hcp-table hcp-stack hcp-console-inbox">
      <caption class="hcp-hidden">
        ${INBOX.caption[sort]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.clock}</th>
          <th scope="col">${columns.order}</th>
          <th scope="col">${columns.state}</th>
          <th scope="col">${columns.level}</th>
          <th scope="col">${columns.opened}</th>
        </tr>
      </thead>
      <tbody>
        ${orders.map((order) => row(order, view))}
      </tbody>
    </table>
  `;
}

/** Nothing to do is news too. */
export function inboxEmpty(query: InboxQuery): TemplateResult {
  const usual = hashOfQuery(query) === '#/';
  return html`
    <div class="hcp-empty" role="status">
      <strong>${usual ? INBOX.emptyOpenTitle : INBOX.emptyTitle}</strong>
      <p>${usual ? INBOX.emptyOpen : INBOX.empty}</p>
    </div>
  `;
}

function row(order: WorkOrderLine, {at, current, reached}: InboxView): TemplateResult {
  const {columns} = INBOX;
  const today = officeDay(at);
  return html`
    <tr aria-current=${order.id === current ? 'true' : nothing}>
      <td>${dutyClock(order.duty, at)}</td>
      <th scope="row">
        <a href=${hashOfOrder(order.id)} data-order=${order.id} @focus=${() => reached(order.id)}>${order.itemName}</a>
        <small
          >${order.areaName} · ${order.department?.name ?? INBOX.undispatched}<br />
          <span class="hcp-num">${order.number}</span></small
        >
      </th>
      <td data-label=${columns.state}>
        <span class="hcp-console-state">
          <strong>${STATE_WORDS[order.state]}</strong>
          ${order.round > 0 ? html`<span class="hcp-tag">${INBOX.round(order.round)}</span>` : nothing}
          ${linkMarks(order)}
        </span>
      </td>
      <td data-label=${columns.level}>${levelWords(order.level)}</td>
      <td class="hcp-num" data-label=${columns.opened}>${dayWords(officeDay(Date.parse(order.openedAt)), today)}</td>
    </tr>
  `;
}

/** The seven links as a small line; the one the order is in, by its word. */
function linkMarks({link, state}: WorkOrderLine): TemplateResult | typeof nothing {
  if (stateType(state) === 'closed') return nothing;
  return html`
    <span class="hcp-console-links">
      <span class="hcp-hidden">${INBOX.link(LINK_WORDS[link])}</span>
      ${LINKS.map(
        (known) =>
          html`<span aria-hidden="true" data-state=${known === link ? 'now' : nothing}
            >${known === link ? LINK_WORDS[known] : ''}</span
          >`,
      )}
    </span>
  `;
}
