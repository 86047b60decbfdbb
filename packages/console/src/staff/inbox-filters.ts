import {LEVEL_NAMES, LINKS, ORDER_CLASSES, STATES, stateType} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {CLASS_WORDS, LINK_WORDS, REVIEW_CHANNEL_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {FILTER_NAMES, hashOfQuery, queryOf, withFilters, type InboxQuery} from './inbox-query.ts';

type Named = {readonly code: string; readonly name: string};
/** The areas and departments that can be chosen, once they are known. */
export type Places = {readonly areas: readonly Named[]; readonly departments: readonly Named[]};
type Option = readonly [value: string, words: string];
type Choice = 'link' | 'level' | 'class' | 'channel' | 'area' | 'department' | 'sort';

/** Words and state to look for, and more behind a fold. `find` takes what was chosen; `leave` hears the keys of the search field. */
export function inboxFilters(
  query: InboxQuery,
  places: Places | undefined,
  hear: {
    readonly find: (event: Event) => void;
    readonly leave: (event: KeyboardEvent) => void;
    readonly unfold: () => unknown;
  },
): TemplateResult {
  const {show = 'open', state, search} = query;
  const states = STATES.filter((known) => show === 'all' || stateType(known) === show);
  const isNarrowed = FILTER_NAMES.some((name) => query[name] !== undefined);
  const more = FILTER_NAMES.filter((name) => name !== 'state' && name !== 'search');
  return html`
    <form class="hcp-screen" role="search" @submit=${hear.find}>
      <div class="hcp-console-filters">
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
          isNarrowed
            ? html`<a class="hcp-button hcp-quiet" href=${hashOfQuery(withoutFilters(query))}>${INBOX.clear}</a>`
            : nothing
        }
      </div>
      <details
        class="hcp-details hcp-console-more"
        ?open=${more.some((name) => query[name] !== undefined)}
        @toggle=${hear.unfold}
      >
        <summary>${INBOX.moreFilters}</summary>
        <div class="hcp-console-filters">
          ${choices(places).map(([name, options]) => choice(name, options, query, hear.find))}
          <div class="hcp-field">
            <label class="hcp-label" for="inbox-item">${INBOX.filters.item}</label>
            <input
              class="hcp-input"
              id="inbox-item"
              name="item"
              maxlength="33"
              autocomplete="off"
              .value=${query.item ?? ''}
            />
          </div>
        </div>
      </details>
    </form>
  `;
}

/** What a form of these filters means, in the list that is shown now. */
export function chosenFilters({show, due, waits}: InboxQuery, form: FormData): InboxQuery {
  const given = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') given.set(name, value);
  return withFilters(queryOf(given), {show, due, waits});
}

function withoutFilters({show, due, waits}: InboxQuery): InboxQuery {
  return withFilters({}, {show, due, waits});
}

function choices(places: Places | undefined): readonly (readonly [Choice, readonly Option[]])[] {
  const named = (all: readonly Named[] = []): Option[] => all.map(({code, name}) => [code, name]);
  return [
    [
      'sort',
      [
        ['newest', INBOX.sorts.newest],
        ['oldest', INBOX.sorts.oldest],
      ],
    ],
    [
      'level',
      [
        ['1', LEVEL_NAMES[1]],
        ['2', LEVEL_NAMES[2]],
      ],
    ],
    ['link', LINKS.map((link) => [link, LINK_WORDS[link]])],
    ['class', ORDER_CLASSES.map((known) => [known, CLASS_WORDS[known]])],
    ['channel', Object.entries(REVIEW_CHANNEL_WORDS)],
    ['area', named(places?.areas)],
    ['department', named(places?.departments)],
  ];
}

function choice(
  name: Choice,
  options: readonly Option[],
  query: InboxQuery,
  find: (event: Event) => void,
): TemplateResult {
  const chosen = query[name];
  // A code that came with the address stays chosen while the names are not known yet.
  const unknown = chosen !== undefined && !options.some(([value]) => value === chosen);
  return html`
    <div class="hcp-field">
      <label class="hcp-label" for="inbox-${name}">${INBOX.filters[name]}</label>
      <select class="hcp-input" id="inbox-${name}" name=${name} @change=${find}>
        <option value="" ?selected=${chosen === undefined}>${name === 'sort' ? INBOX.sorts.due : INBOX.any}</option>
        ${unknown ? html`<option value=${chosen} selected>${chosen}</option>` : nothing}
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
      </select>
    </div>
  `;
}
