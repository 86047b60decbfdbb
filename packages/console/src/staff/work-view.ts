import {html, nothing, type TemplateResult} from 'lit';
import {FRAME} from '../locales/staff-pages-zh-CN.ts';
import type {Desk} from './desk.ts';
import {hashOfQuery, type InboxQuery} from './inbox-query.ts';
import {hasInbox} from './pages.ts';
import type {Place} from './place.ts';

/** What stands between header and footer for somebody at work. The inbox stays while another page is open: going back finds it as it was left. */
export function workView(
  desk: Desk,
  now: {readonly place: Place | undefined; readonly query: InboxQuery; readonly at: number},
): TemplateResult {
  const {place, query, at} = now;
  return html`
    ${
      hasInbox(desk.session.role) || place?.page === 'inbox'
        ? html`<hcp-inbox .desk=${desk} .query=${query} .at=${at} ?hidden=${place?.page !== 'inbox'}></hcp-inbox>`
        : nothing
    }
    ${
      place === undefined
        ? html`<h1 tabindex="-1">${FRAME.notThere}</h1>
            <p><a href="#/">${FRAME.backToOrders}</a></p>`
        : nothing
    }
    ${
      place?.page === 'order'
        ? html`<hcp-order .desk=${desk} .orderId=${place.id} .back=${hashOfQuery(query)} .at=${at}></hcp-order>`
        : nothing
    }
    ${
      place?.page === 'entry'
        ? html`<hcp-page-outlet .desk=${desk} .entry=${place.entry} .route=${place.route} .at=${at}></hcp-page-outlet>`
        : nothing
    }
  `;
}
