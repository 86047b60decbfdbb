import {MOST_BULLETIN_CASES} from '@haochaping/core';
import type {BulletinWords, WorkOrderLine} from '@haochaping/protocol/staff';
import {html, type TemplateResult} from 'lit';
import {WRITING} from '../locales/bulletin-zh-CN.ts';

type Case = BulletinWords['cases'][number];

/** The fields of one case: its order, and the words that are published of it. */
export function caseFields(index: number, said: Case | undefined, orders: readonly WorkOrderLine[]): TemplateResult {
  const id = (name: string): string => `bulletin-case-${index}-${name}`;
  const text = (name: 'said' | 'done' | 'comment', label: string): TemplateResult => html`
    <div class="hcp-field">
      <label class="hcp-label" for=${id(name)}>${label}</label>
      <textarea
        class="hcp-input"
        id=${id(name)}
        name=${`${name}-${index}`}
        rows="3"
        maxlength="4000"
        .value=${said?.[name] ?? ''}
      ></textarea>
    </div>
  `;
  const isListed = said === undefined || orders.some((order) => order.id === said.orderId);
  return html`
    <fieldset class="hcp-field">
      <legend class="hcp-label">${WRITING.caseTitle(index + 1)}</legend>
      <p class="hcp-hint">${WRITING.caseHint}</p>
      <div class="hcp-field">
        <label class="hcp-label" for=${id('order')}>${WRITING.caseOrder}</label>
        <select class="hcp-input" id=${id('order')} name=${`order-${index}`}>
          <option value="">${WRITING.noCase}</option>
          ${isListed ? '' : html`<option value=${said.orderId} selected>${said.orderId}</option>`}
          ${orders.map(
            (order) =>
              html`<option value=${order.id} ?selected=${order.id === said?.orderId}>
                ${order.number} ${order.itemName}
              </option>`,
          )}
        </select>
      </div>
      ${text('said', WRITING.caseSaid)} ${text('done', WRITING.caseDone)} ${text('comment', WRITING.caseComment)}
    </fieldset>
  `;
}

/** What stands in the form; a case without an order is none. */
export function wordsIn(said: FormData): BulletinWords {
  const text = (name: string): string => {
    const value = said.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const cases: Case[] = [];
  for (let index = 0; index < MOST_BULLETIN_CASES; index += 1) {
    const orderId = text(`order-${index}`);
    if (orderId === '') continue;
    const [words, done, comment] = [text(`said-${index}`), text(`done-${index}`), text(`comment-${index}`)];
    cases.push({orderId, said: words, done, comment});
  }
  return {comment: text('comment'), cases};
}
