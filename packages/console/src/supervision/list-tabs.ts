import {html, nothing, type TemplateResult} from 'lit';

/** Tabs that choose by the address's query what a list shows; the first is the usual one and leaves the address plain. */
export function listTabs(
  path: string,
  label: string,
  tabs: readonly (readonly [show: string, words: string])[],
  current: string,
): TemplateResult {
  return html`
    <nav aria-label=${label}>
      <ul class="hcp-tabs">
        ${tabs.map(
          ([show, name], index) =>
            html`<li>
              <a
                href=${index === 0 ? `#/${path}` : `#/${path}?show=${show}`}
                aria-current=${show === current ? 'page' : nothing}
                >${name}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
  `;
}

/** What a query chooses among the tabs; the first when it says nothing known. */
export function shownBy<Show extends string>(query: URLSearchParams, shows: readonly [Show, ...Show[]]): Show {
  return shows.find((show) => show === query.get('show')) ?? shows[0];
}
