import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {PendingReview} from '@haochaping/sdk';
import {refusalGroup} from '../refusal-group.ts';
import {outboxSummary, type OutboxState} from './state.ts';
import type {OutboxWords, ParkedGroup} from './words.ts';

export type OutboxActions = {readonly retry: () => void; readonly export: () => void};

// Half a disc: still under way. Two ticks: arrived. A cross: not accepted. Each beside a word that says the same.
const SIGNS = {
  waiting: {stroke: 'M17 5a11 11 0 1 0 0 22a11 11 0 1 0 0-22', fill: 'M17 5a11 11 0 0 1 0 22z'},
  empty: {stroke: 'M8 17l6 6 12-14m-1 12l2 2 12-14', fill: ''},
  parked: {stroke: 'M10 8l16 16m0-16l-16 16', fill: ''},
} as const;

/** The whole card. What is spoken stands in one live region, for what a person asked for; a problem is there to be read as well. */
export function outboxView(state: OutboxState, words: OutboxWords, actions: OutboxActions): TemplateResult {
  const {waiting, parked} = outboxSummary(state);
  const said = state.news === undefined ? nothing : words.news(state.news);
  return html`<section class="outbox" aria-label=${words.title}>
    <p class="label soft">${words.title}</p>
    ${body(state, words, actions)} ${waiting + parked.length > 0 ? exporting(state, words, actions) : nothing}
    <p class=${state.news?.kind === 'problem' ? 'hidden' : 'said'} role="status">${said}</p>
  </section>`;
}

function body(state: OutboxState, words: OutboxWords, actions: OutboxActions): TemplateResult {
  if (state.unreadable !== undefined) {
    return html`<h2>${words.unreadable.title}</h2>
      <p>${words.unreadable.text}</p>
      <p class="soft">${words.code(state.unreadable)}</p>
      ${retryButton(state, words, actions)}`;
  }
  if (state.reviews === undefined) {
    return html`<div aria-busy="true">
      <p class="hidden">${words.loading}</p>
      <div class="bone"></div>
      <div class="bone"></div>
    </div>`;
  }
  const {waiting, parked} = outboxSummary(state);
  return html`${waiting === 0 ? heading('empty', words.empty) : waitingPart(state, words, actions)}
  ${parked.length === 0 ? nothing : parkedPart(parked, words)}`;
}

function heading(kind: keyof typeof SIGNS, text: string): TemplateResult {
  return html`<h2 class=${kind}>
    <svg class="sign" viewBox="4 0 48 32" width="48" height="32" fill="none" stroke="currentColor" aria-hidden="true">
      <path d=${SIGNS[kind].stroke} />
      <path d=${SIGNS[kind].fill} fill="currentColor" />
    </svg>
    ${text}
  </h2>`;
}

function waitingPart(state: OutboxState, words: OutboxWords, actions: OutboxActions): TemplateResult {
  const {waiting, since, problem} = outboxSummary(state);
  return html`${heading('waiting', words.waiting(waiting))}
  ${since === undefined ? nothing : html`<p>${words.since(written(since, words))}</p>`}
  ${
    problem === undefined
      ? html`<p>${words.byItself}</p>`
      : html`<p>${words.problems[problem.kind]}</p>
          ${problem.code === undefined ? nothing : html`<p class="soft">${words.code(problem.code)}</p>`}`
  }
  ${state.nextAt === undefined ? nothing : html`<p class="soft">${words.nextAt(written(state.nextAt, words))}</p>`}
  ${retryButton(state, words, actions)}`;
}

function retryButton({work}: OutboxState, words: OutboxWords, {retry}: OutboxActions): TemplateResult {
  const sending = work === 'sending';
  return html`<button
    class="button primary"
    part="retry"
    type="button"
    aria-disabled=${sending ? 'true' : nothing}
    @click=${retry}
  >
    ${sending ? words.sending : words.retry}
  </button>`;
}

function parkedPart(parked: readonly PendingReview[], words: OutboxWords): TemplateResult {
  return html`${heading('parked', words.parked(parked.length))}
    <p>${words.parkedHint}</p>
    <ul>
      ${parked.map(
        ({code = '', since}) =>
          html`<li>
            ${words.parkedBecause[groupOf(code)]}
            <span class="soft">${words.savedAt(written(since, words))}</span>
            <span class="soft">${words.code(code)}</span>
          </li>`,
      )}
    </ul>`;
}

function exporting({work}: OutboxState, words: OutboxWords, actions: OutboxActions): TemplateResult {
  return html`<div class="export">
    <button
      class="button"
      part="export"
      type="button"
      aria-describedby="export-hint"
      aria-disabled=${work === 'exporting' ? 'true' : nothing}
      @click=${actions.export}
    >
      ${words.export}
    </button>
    <p class="soft" id="export-hint">${words.exportHint}</p>
  </div>`;
}

function groupOf(code: string): ParkedGroup {
  if (code === 'unreadable') return 'unreadable';
  return code.startsWith('http-') ? 'blocked' : refusalGroup(code);
}

/** By this device's clock and place: the one beside whom somebody stands. */
function written(time: number, {language}: OutboxWords): string {
  return new Date(time).toLocaleString(language, {month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit'});
}
