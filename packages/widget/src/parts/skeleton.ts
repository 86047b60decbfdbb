import {html, type TemplateResult} from 'lit/html.js';

/** The shape of the form while it opens, with the one word that says so for those who cannot see it. */
export function skeleton(loading: string): TemplateResult {
  return html`<div aria-busy="true">
    <p class="hidden">${loading}</p>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}
