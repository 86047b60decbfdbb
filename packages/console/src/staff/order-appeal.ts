import type {WorkOrderView} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {dayWords, momentWords} from '../day-words.ts';
import {APPEAL, VALIDITY_WORDS} from '../locales/order-records-zh-CN.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {
  APPEAL_DECISION_WORDS,
  APPEAL_ELEMENT_WORDS,
  APPEAL_GROUND_WORDS,
  CHANNEL_WORDS,
  CONFIRMATION_WORDS,
  EVIDENCE_WORDS,
  REVIEW_DECISION_WORDS,
  ROLE_WORDS,
} from '../locales/staff-zh-CN.ts';
import {fileLines, type OrderFiles} from './order-files.ts';
import {part, said, type Part} from './record-parts.ts';

type Appeal = NonNullable<WorkOrderView['appeal']>;

/** The appeal as whoever decides it has to see it: what is claimed, by what it is proved, who has decided what so far. */
export function orderAppeal(order: WorkOrderView, files: OrderFiles, today: string): Part {
  const {appeal, mistakeStatement} = order;
  if (appeal === undefined && mistakeStatement === undefined) return nothing;
  return part(
    APPEAL.heading,
    html`
      ${appeal === undefined ? nothing : claim(order, appeal, files, today)}
      ${
        mistakeStatement === undefined
          ? nothing
          : html`<h3>${APPEAL.stated}</h3>
              <p class="hcp-soft hcp-num">${momentWords(mistakeStatement.statedAt, today)}</p>
              ${mistakeStatement.text === undefined ? nothing : html`<p class="hcp-console-text">${mistakeStatement.text}</p>`}`
      }
      ${
        appeal === undefined
          ? nothing
          : html`${confirmations(appeal, today)} ${votes(order, appeal, files, today)} ${reviews(order, appeal, today)}`
      }
    `,
  );
}

function claim(order: WorkOrderView, appeal: Appeal, files: OrderFiles, today: string): TemplateResult {
  return html`
    <p class="hcp-console-badges">
      <strong>${APPEAL_GROUND_WORDS[appeal.ground]}</strong>
      ${
        appeal.decision === undefined
          ? html`<span class="hcp-badge hcp-waiting">${APPEAL.waiting}</span>`
          : html`<span class="hcp-badge hcp-neutral">${APPEAL_DECISION_WORDS[appeal.decision]}</span>`
      }
      ${
        order.validity === undefined
          ? nothing
          : html`<span class="hcp-badge hcp-neutral">${VALIDITY_WORDS[order.validity]}</span>`
      }
      <span class="hcp-soft hcp-num">${momentWords(appeal.filedAt, today)} · ${ROLE_WORDS[appeal.by.role]}</span>
    </p>
    ${said(APPEAL.statement, appeal.statement)}
    ${
      appeal.proofs.length === 0
        ? nothing
        : html`<h3>${APPEAL.proofs}</h3>
            <dl class="hcp-facts">
              ${appeal.proofs.map(({element, evidenceId}) => proof(order, element, evidenceId, files))}
            </dl>`
    }
  `;
}

function proof(
  {evidence}: WorkOrderView,
  element: Appeal['proofs'][number]['element'],
  evidenceId: string,
  files: OrderFiles,
): TemplateResult {
  const item = evidence.find((known) => known.evidenceId === evidenceId);
  return html`
    <dt>${APPEAL_ELEMENT_WORDS[element]}</dt>
    <dd>
      ${item === undefined ? APPEAL.proofMissing : html`${EVIDENCE_WORDS[item.kind]}：${item.note}`}
      ${item?.fileDigest === undefined ? nothing : fileLines(files, [item.fileDigest])}
    </dd>
  `;
}

function confirmations({confirmations: asked}: Appeal, today: string): Part {
  if (asked.length === 0) return nothing;
  return html`
    <h3>${APPEAL.confirmations}</h3>
    <ul class="hcp-console-records">
      ${asked.map(
        ({result, attempts, note, recordedAt, by}) => html`
          <li>
            <p>
              <strong>${CONFIRMATION_WORDS[result]}</strong>
              <span class="hcp-soft hcp-num">${momentWords(recordedAt, today)} · ${ROLE_WORDS[by.role]}</span>
            </p>
            ${attempts.map(
              ({calledAt, channel, numberUsed, answered}) =>
                html`<p class="hcp-soft hcp-num">
                  ${momentWords(calledAt, today)} ·
                  ${CHANNEL_WORDS[channel]}${numberUsed === undefined ? '' : ` ${numberUsed}`} ·
                  ${answered ? ORDER.answered : ORDER.unanswered}
                </p>`,
            )}
            ${said(ORDER.note, note)}
          </li>
        `,
      )}
    </ul>
  `;
}

function votes({deadlines}: WorkOrderView, appeal: Appeal, files: OrderFiles, today: string): TemplateResult {
  const {appealDueOn} = deadlines;
  return html`
    <h3>${APPEAL.votes}</h3>
    ${
      appeal.votes.length === 0
        ? nothing
        : html`<ol class="hcp-console-records">
            ${appeal.votes.map(
              (vote, index) => html`
                <li>
                  <p>
                    <strong>${APPEAL_DECISION_WORDS[vote.decision]}</strong>
                    <span class="hcp-soft hcp-num"
                      >${APPEAL.voteOf(index + 1)} · ${ROLE_WORDS[vote.by.role]} ·
                      ${momentWords(vote.decidedAt, today)}</span
                    >
                  </p>
                  ${said(ORDER.reason, vote.reason)} ${fileLines(files, vote.fileDigests ?? [])}
                </li>
              `,
            )}
          </ol>`
    }
    ${
      appeal.decision === undefined
        ? html`<p class="hcp-soft">
            ${appeal.votes.length === 0 ? APPEAL.waiting : APPEAL.waitingSecond}${
              appealDueOn === undefined ? '' : `，${APPEAL.dueOn(dayWords(appealDueOn.on, today))}`
            }
          </p>`
        : nothing
    }
  `;
}

function reviews({deadlines}: WorkOrderView, {reviews: opened, decision}: Appeal, today: string): Part {
  const {objectionDueOn} = deadlines;
  if (opened.length === 0) {
    return decision !== 'upheld' || objectionDueOn === undefined
      ? nothing
      : html`<p class="hcp-soft">${APPEAL.objectUntil(dayWords(objectionDueOn.on, today))}</p>`;
  }
  return html`${opened.map(
    (review) => html`
      <h3>${review.openedBy === 'objection' ? APPEAL.objection : APPEAL.ownMotion}</h3>
      <p class="hcp-soft hcp-num">${momentWords(review.openedAt, today)}</p>
      <p class="hcp-console-text" dir="auto">${review.text}</p>
      ${
        review.decision === undefined
          ? html`<p><span class="hcp-badge hcp-waiting">${APPEAL.reviewWaiting}</span></p>`
          : html`<p>
                <strong>${REVIEW_DECISION_WORDS[review.decision.outcome]}</strong>
                <span class="hcp-soft hcp-num"
                  >${ROLE_WORDS[review.decision.by.role]} · ${momentWords(review.decision.decidedAt, today)}</span
                >
              </p>
              ${said(ORDER.reason, review.decision.reason)}`
      }
    `,
  )}`;
}
