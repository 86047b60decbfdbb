import {html, nothing, type TemplateResult} from 'lit';

/** A piece of a page that may be empty. */
export type Part = TemplateResult | typeof nothing;

/** One part of what was done about an order, under its own heading. */
export function part(heading: string, body: TemplateResult): TemplateResult {
  return html`<section>
    <h2>${heading}</h2>
    ${body}
  </section>`;
}

/** What somebody said or wrote, with what it is; nothing where it was left empty. */
export function said(name: string, text: string | undefined): Part {
  return text === undefined || text === ''
    ? nothing
    : html`<p class="hcp-console-text"><span class="hcp-soft">${name}：</span>${text}</p>`;
}
