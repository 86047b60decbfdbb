import type {WorkOrderDetail, WorkOrderView} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {FILES} from '../locales/evidence-zh-CN.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {
  CALL_BACK_WORDS,
  CAUSE_WORDS,
  CHANNEL_WORDS,
  CLASS_WORDS,
  CONTACT_RESULT_WORDS,
  EVIDENCE_WORDS,
  EXCEPTION_WORDS,
  FINDING_WORDS,
  MEASURE_WORDS,
  OUTCOME_WORDS,
  REWORK_WORDS,
} from '../locales/staff-zh-CN.ts';

type Part = TemplateResult | typeof nothing;
type Round = Pick<WorkOrderView, 'rectification' | 'reply' | 'callBack' | 'audit'>;

/** What was done about an order so far, part by part; what has not been reached yet takes no room. */
export function orderRecords({order, files}: WorkOrderDetail, today: string, endpoint: string): TemplateResult {
  return html`
    ${contacts(order, today)} ${evidence(order, files, today, endpoint)} ${determination(order)}
    ${order.pastRounds.map(
      (past) => html`
        <details class="hcp-details">
          <summary>${ORDER.pastRound(past.round)}</summary>
          ${round(past, today)}
        </details>
      `,
    )}
    ${round(order, today)}
  `;
}

function part(heading: string, body: TemplateResult): TemplateResult {
  return html`<section>
    <h2>${heading}</h2>
    ${body}
  </section>`;
}

function contacts({contactRecords}: WorkOrderView, today: string): TemplateResult {
  if (contactRecords.length === 0) return part(ORDER.people, html`<p class="hcp-soft">${ORDER.noContact}</p>`);
  return part(
    ORDER.people,
    html`<ul class="hcp-console-records">
      ${contactRecords.map(
        (record) => html`
          <li>
            <p>
              <strong>${CONTACT_RESULT_WORDS[record.result]}</strong>
              <span class="hcp-soft hcp-num"
                >${momentWords(record.contactedAt, today)} ·
                ${CHANNEL_WORDS[record.channel]}${record.numberUsed === undefined ? '' : ` ${record.numberUsed}`} ·
                ${record.person}</span
              >
            </p>
            ${said(ORDER.indicators, record.reason)} ${said(ORDER.request, record.request)}
          </li>
        `,
      )}
    </ul>`,
  );
}

function evidence(
  {id, evidence: items}: WorkOrderView,
  files: WorkOrderDetail['files'],
  today: string,
  endpoint: string,
): TemplateResult {
  if (items.length === 0) return part(ORDER.evidence, html`<p class="hcp-soft">${ORDER.noEvidence}</p>`);
  return part(
    ORDER.evidence,
    html`<ul class="hcp-console-records">
      ${items.map(
        (item) => html`
          <li>
            <p>
              <strong>${EVIDENCE_WORDS[item.kind]}</strong>
              <span class="hcp-soft hcp-num">${momentWords(item.addedAt, today)}</span>
            </p>
            <p class="hcp-console-text">${item.note}</p>
            ${files
              .filter(({fileDigest}) => fileDigest === item.fileDigest)
              .map(
                ({fileDigest, name, size}) =>
                  html`<p>
                    <a
                      href=${new URL(`v1/work-orders/${id}/files/${fileDigest}/content`, endpoint).href}
                      download=${name}
                      >${FILES.download(name)}</a
                    >
                    <span class="hcp-soft hcp-num">${FILES.size(size)}</span>
                  </p>`,
              )}
          </li>
        `,
      )}
    </ul>`,
  );
}

function determination({determination: found}: WorkOrderView): Part {
  if (found === undefined) return nothing;
  return part(
    ORDER.determination,
    html`
      <p>
        <strong>${FINDING_WORDS[found.finding]}</strong>，${ORDER.reasonable[found.reasonable ? 'true' : 'false']}
        <span class="hcp-soft">${ORDER.cause}：${CAUSE_WORDS[found.cause]}</span>
      </p>
      <p class="hcp-console-text">${found.explanation}</p>
    `,
  );
}

function round({rectification, reply, callBack, audit}: Round, today: string): TemplateResult {
  return html`
    ${
      rectification === undefined
        ? nothing
        : part(
            ORDER.rectification,
            html`
              <p class="hcp-soft hcp-num">${ORDER.startedAt} ${momentWords(rectification.startedAt, today)}</p>
              ${said(ORDER.plan, rectification.plan)}
            `,
          )
    }
    ${reply === undefined ? nothing : answer(reply, today)} ${callBack === undefined ? nothing : heard(callBack, today)}
    ${
      audit === undefined
        ? nothing
        : part(
            ORDER.audit,
            html`
              <p>
                <strong>${ORDER.auditDecision[audit.decision]}</strong>${
                  audit.reworkReason === undefined ? '' : `，${REWORK_WORDS[audit.reworkReason]}`
                }
                <span class="hcp-soft hcp-num">${momentWords(audit.auditedAt, today)}</span>
              </p>
              ${said(ORDER.reason, audit.reason)}
            `,
          )
    }
  `;
}

function answer(reply: NonNullable<WorkOrderView['reply']>, today: string): TemplateResult {
  return part(
    ORDER.reply,
    html`
      <p>
        <strong>${OUTCOME_WORDS[reply.outcome]}</strong>
        <span class="hcp-soft">${ORDER.measure}：${MEASURE_WORDS[reply.measure]}</span>
      </p>
      <p class="hcp-console-text">${reply.text}</p>
      ${said(ORDER.systemic, reply.systemicMeasure)}
      ${
        reply.exception === undefined
          ? nothing
          : html`<p class="hcp-soft">${ORDER.failed}：${EXCEPTION_WORDS[reply.exception]}</p>`
      }
      ${reply.deliveries.map(
        (delivery) =>
          html`<p class="hcp-soft hcp-num">
            ${momentWords(delivery.deliveredAt, today)} ·
            ${CHANNEL_WORDS[delivery.channel]}${delivery.numberUsed === undefined ? '' : ` ${delivery.numberUsed}`} ·
            ${delivery.result === 'delivered' ? ORDER.delivered : ORDER.failed}
          </p>`,
      )}
    `,
  );
}

function heard(callBack: NonNullable<WorkOrderView['callBack']>, today: string): TemplateResult {
  return part(
    ORDER.callBack,
    html`
      <p>
        <strong>${CALL_BACK_WORDS[callBack.result]}</strong>${
          callBack.exception === undefined ? '' : `，${EXCEPTION_WORDS[callBack.exception]}`
        }
      </p>
      ${callBack.attempts.map(
        (attempt) =>
          html`<p class="hcp-soft hcp-num">
            ${momentWords(attempt.calledAt, today)} ·
            ${CHANNEL_WORDS[attempt.channel]}${attempt.numberUsed === undefined ? '' : ` ${attempt.numberUsed}`} ·
            ${attempt.answered ? ORDER.answered : ORDER.unanswered}
          </p>`,
      )}
      ${said(ORDER.note, callBack.note)}
    `,
  );
}

function said(name: string, text: string | undefined): Part {
  return text === undefined || text === ''
    ? nothing
    : html`<p class="hcp-console-text"><span class="hcp-soft">${name}：</span>${text}</p>`;
}

/** The classes an order was given, latest last; empty when the general one runs unsaid. */
export function classWords({class: chosen}: WorkOrderView): string {
  return chosen === undefined ? '' : ORDER.class(CLASS_WORDS[chosen]);
}
