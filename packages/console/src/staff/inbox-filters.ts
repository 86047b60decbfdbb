import {STATES, stateType} from '@haochaping/core';
import type {StaffRole} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {hashOfQuery, queryOfMine, type InboxQuery} from './inbox-query.ts';

/** Which orders are shown at all: those that wait for this role, the open, the closed, all. */
export function inboxTabs(query: InboxQuery, role: StaffRole): TemplateResult {
  const {show, ...rest} = query;
  const mine = queryOfMine(role);
  const isMine = mine !== undefined && hashOfQuery(mine) === hashOfQuery(query);
  const tab = (words: string, href: string, isCurrent: boolean): TemplateResult =>
    html`<li><a href=${href} aria-current=${isCurrent ? 'page' : nothing}>${words}</a></li>`;
  return html`
    <nav aria-label=${INBOX.shown}>
      <ul class="hcp-tabs">
        ${mine === undefined ? nothing : tab(INBOX.mine, hashOfQuery(mine), isMine)}
        ${(['open', 'closed', 'all'] as const).map((known) =>
          tab(INBOX[known], hashOfQuery(tabQuery(isMine ? {} : rest, known)), known === show && !isMine),
        )}
      </ul>
    </nav>
  `;
}

/** Words and state to look for. `find` takes what was chosen; `leave` hears the keys of the search field. */
export function inboxFilters(
  {show, state, search}: InboxQuery,
  hear: {readonly find: (event: Event) => void; readonly leave: (event: KeyboardEvent) => void},
): TemplateResult {
  const states = STATES.filter((known) => show === 'all' || stateType(known) === show);
  return html`
    <form class="hcp-console-filters hcp-screen" role="search" @submit=${hear.find}>
      <div class="hcp-field">
        <label class="hcp-label" for="inbox-search">${INBOX.search}</label>
        <input
          class="hcp-input"
          id="inbox-search"
          name="search"
          type="search"
          maxlength="100"
          placeholder=${INBOX.searchHint}
          .value=${search ?? ''}
          @keydown=${hear.leave}
        />
      </div>
      <div class="hcp-field">
        <label class="hcp-label" for="inbox-state">${INBOX.state}</label>
        <select class="hcp-input" id="inbox-state" name="state" @change=${hear.find}>
          <option value="" ?selected=${state === undefined}>${INBOX.anyState}</option>
          ${states.map(
            (known) => html`<option value=${known} ?selected=${known === state}>${STATE_WORDS[known]}</option>`,
          )}
        </select>
      </div>
      <button class="hcp-button" type="submit">${INBOX.find}</button>
      ${
        state === undefined && search === undefined
          ? nothing
          : html`<a class="hcp-button hcp-quiet" href=${hashOfQuery({show})}>${INBOX.clear}</a>`
      }
    </form>
  `;
}

/** The other filters stay when the tab changes, unless no such order can be there. */
function tabQuery(rest: Omit<InboxQuery, 'show'>, show: InboxQuery['show']): InboxQuery {
  const {state, ...others} = rest;
  return state === undefined || (show !== 'all' && stateType(state) !== show) ? {...others, show} : {...rest, show};
}
