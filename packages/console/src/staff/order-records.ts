import type {WorkOrderDetail, WorkOrderView} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {RECORDS, REPLY_CONCERN_WORDS, ROUND_ENDING_WORDS} from '../locales/order-records-zh-CN.ts';
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
import {orderAppeal} from './order-appeal.ts';
import {fileLines, type OrderFiles} from './order-files.ts';
import {orderMerges} from './order-merges.ts';
import {orderRequests} from './order-requests.ts';
import {orderSupervision} from './order-supervision.ts';
import {part, said, type Part} from './record-parts.ts';

type Round = Pick<WorkOrderView, 'rectification' | 'reply' | 'callBack' | 'audit'>;

/** What was done about an order so far, part by part; what has not been reached yet takes no room. */
export function orderRecords(detail: WorkOrderDetail, today: string, endpoint: string): TemplateResult {
  const {order} = detail;
  const files: OrderFiles = {orderId: order.id, files: detail.files, endpoint};
  return html`
    ${orderMerges(detail, today)} ${contacts(order, today)} ${evidence(order, files, today)}
    ${orderRequests(order, today)} ${determination(order, today)} ${orderAppeal(order, files, today)}
    ${order.pastRounds.map(
      (past) => html`
        <details class="hcp-details hcp-console-past">
          <summary>${ORDER.pastRound(past.round)}${endingWords(past)}</summary>
          ${round(past, today)}
        </details>
      `,
    )}
    ${round(order, today)} ${followUp(order, today)} ${orderSupervision(order, today)} ${published(order, today)}
  `;
}

function endingWords({endedBy, audit}: WorkOrderView['pastRounds'][number]): string {
  return `，${endedBy === undefined ? ORDER.auditDecision[audit.decision] : ROUND_ENDING_WORDS[endedBy]}`;
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

function evidence({evidence: items}: WorkOrderView, files: OrderFiles, today: string): TemplateResult {
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
            ${item.fileDigest === undefined ? nothing : fileLines(files, [item.fileDigest])}
          </li>
        `,
      )}
    </ul>`,
  );
}

function determination({determination: found, pastDeterminations = []}: WorkOrderView, today: string): Part {
  if (found === undefined && pastDeterminations.length === 0) return nothing;
  return part(
    ORDER.determination,
    html`
      ${found === undefined ? nothing : finding(found, today)}
      ${
        pastDeterminations.length === 0
          ? nothing
          : html`<details class="hcp-details">
              <summary>${RECORDS.pastDeterminations(pastDeterminations.length)}</summary>
              ${pastDeterminations.map((past) => finding(past, today))}
            </details>`
      }
    `,
  );
}

function finding(found: NonNullable<WorkOrderView['determination']>, today: string): TemplateResult {
  return html`
    <p>
      <strong>${FINDING_WORDS[found.finding]}</strong>，${ORDER.reasonable[found.reasonable ? 'true' : 'false']}
      <span class="hcp-soft hcp-num"
        >${ORDER.cause}：${CAUSE_WORDS[found.cause]} · ${momentWords(found.determinedAt, today)}</span
      >
    </p>
    <p class="hcp-console-text">${found.explanation}</p>
  `;
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
      ${said(ORDER.systemic, reply.systemicMeasure)} ${said(RECORDS.basis, reply.basis)}
      ${said(RECORDS.proposedText, reply.publicText)} ${hold(reply, today)}
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

function hold({hold: held}: NonNullable<WorkOrderView['reply']>, today: string): Part {
  if (held === undefined) return nothing;
  const concerns = held.concerns.map((concern) => REPLY_CONCERN_WORDS[concern]).join('、');
  return html`
    <p>
      <span class="hcp-badge ${held.releasedAt === undefined ? 'hcp-waiting' : 'hcp-neutral'}"
        >${held.releasedAt === undefined ? RECORDS.held : RECORDS.released}</span
      >
      <span class="hcp-soft hcp-num">${concerns} · ${momentWords(held.releasedAt ?? held.heldAt, today)}</span>
    </p>
    ${said(ORDER.reason, held.reason)}
  `;
}

function followUp({followUp: given}: WorkOrderView, today: string): Part {
  if (given === undefined) return nothing;
  return part(
    RECORDS.followUp,
    html`<p>
      <strong>${levelWords(given.level)}</strong>
      <span class="hcp-soft hcp-num">${momentWords(given.givenAt, today)} · ${ORDER.pastRound(given.round)}</span>
    </p>`,
  );
}

function published({publicText}: WorkOrderView, today: string): Part {
  if (publicText === undefined) return nothing;
  return part(
    RECORDS.published,
    html`
      <p class="hcp-console-text">${publicText.text}</p>
      <p class="hcp-soft hcp-num">${momentWords(publicText.approvedAt, today)}</p>
    `,
  );
}

/** The classes an order was given, latest last; empty when the general one runs unsaid. */
export function classWords({class: chosen}: WorkOrderView): string {
  return chosen === undefined ? '' : ORDER.class(CLASS_WORDS[chosen]);
}
