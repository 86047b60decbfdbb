import {html, nothing, type TemplateResult} from 'lit';

/** Tabs that choose by the address's query what a list shows; the first is the usual one and leaves the address plain. */
export function listTabs<Show extends string>(
  path: string,
  label: string,
  words: Readonly<Record<Show, string>>,
  current: Show,
): TemplateResult {
  const all = Object.entries<string>(words);
  return html`
    <nav aria-label=${label}>
      <ul class="hcp-tabs">
        ${all.map(
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
