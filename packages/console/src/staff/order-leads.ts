import type {Leads} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {LEAD_REASON_WORDS, LEAD_RULE_WORDS, LEADS} from '../locales/order-records-zh-CN.ts';

/** Who is to lead, as a dispatcher has chosen it from the list. */
export type ChosenLead = {readonly departmentCode: string; readonly assistingDepartmentCodes: readonly string[]};

type Candidate = Leads['candidates'][number];

/**
 * Whom a dispatcher could name, each with its reasons, the one the rules propose first. Choosing one is a suggestion to the
 * form, nothing is sent by it; with the proposed one go those that the rules would have assist.
 */
export function orderLeads(
  {candidates, proposed}: Leads,
  today: string,
  choose: (lead: ChosenLead) => void,
): TemplateResult {
  const isProposed = ({departmentCode}: Candidate): boolean => departmentCode === proposed?.departmentCode;
  const assists = ({departmentCode}: Candidate): boolean =>
    proposed?.assistingDepartmentCodes.includes(departmentCode) === true;
  const sorted = candidates.toSorted((one, other) => Number(isProposed(other)) - Number(isProposed(one)));
  return html`
    <section aria-labelledby="order-leads">
      <h2 id="order-leads">${LEADS.heading}</h2>
      ${candidates.length === 0 ? html`<p class="hcp-soft">${LEADS.none}</p>` : nothing}
      ${candidates.length > 0 && proposed === undefined ? html`<p class="hcp-soft">${LEADS.undecided}</p>` : nothing}
      <ul class="hcp-console-records">
        ${sorted.map((candidate) => {
          const {departmentCode, departmentName, reasons, firstReceivedAt} = candidate;
          const why = reasons.map((reason) => LEAD_REASON_WORDS[reason]);
          if (firstReceivedAt !== undefined) why.push(LEADS.first(momentWords(firstReceivedAt, today)));
          return html`
            <li>
              <p class="hcp-console-badges">
                <strong id="lead-${departmentCode}">${departmentName}</strong>
                ${
                  isProposed(candidate) && proposed !== undefined
                    ? html`<span class="hcp-badge hcp-info">${LEADS.proposed}</span>
                        <span class="hcp-soft">${LEAD_RULE_WORDS[proposed.by]}</span>`
                    : nothing
                }
                ${assists(candidate) ? html`<span class="hcp-badge hcp-neutral">${LEADS.assists}</span>` : nothing}
              </p>
              <p class="hcp-soft">${why.join('，')}</p>
              <button
                class="hcp-button hcp-compact"
                type="button"
                data-lead=${departmentCode}
                aria-describedby="lead-${departmentCode}"
                @click=${() =>
                  choose({
                    departmentCode,
                    assistingDepartmentCodes: isProposed(candidate) ? (proposed?.assistingDepartmentCodes ?? []) : [],
                  })}
              >
                ${LEADS.choose}
              </button>
            </li>
          `;
        })}
      </ul>
    </section>
  `;
}
