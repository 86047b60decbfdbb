import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {HISTORY_WORDS, LINK_WORDS, ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {linkSteps} from './link-steps.ts';

/** What happened, the latest first, each with who and when. */
export function orderHistory({history}: WorkOrderDetail, today: string): TemplateResult {
  return html`
    <section aria-labelledby="order-history">
      <h2 id="order-history">${ORDER.history}</h2>
      <ol class="hcp-timeline" reversed>
        ${history
          .toSorted((one, other) => other.version - one.version)
          .map(
            (entry) => html`
              <li>
                <strong>${HISTORY_WORDS[entry.command] ?? entry.command}</strong>
                <time datetime=${entry.at}
                  >${momentWords(entry.at, today)} ·
                  ${ROLE_WORDS[entry.role]}${entry.accountName === undefined ? '' : ` ${entry.accountName}`}</time
                >
                ${entry.note === undefined ? nothing : html`<p class="hcp-console-text">${entry.note}</p>`}
              </li>
            `,
          )}
      </ol>
    </section>
  `;
}

/** The seven links of the closed loop, each with a shape and a word for how it stands. */
export function orderLinks({order, link}: WorkOrderDetail): TemplateResult {
  return html`
    <ol class="hcp-console-steps" aria-label=${ORDER.links}>
      ${linkSteps(order, link).map(
        (step) => html`
          <li data-state=${step.state} aria-current=${step.state === 'now' ? 'step' : nothing}>
            ${LINK_WORDS[step.link]}<span class="hcp-hidden">，${ORDER.linkState[step.state]}</span>
          </li>
        `,
      )}
    </ol>
  `;
}
