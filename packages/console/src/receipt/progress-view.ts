import {CHINA_HOLIDAYS, endOfLocalDate, localDateOf, type LocalDate, workingDaysBetween} from '@haochaping/core';
import type {Progress} from '@haochaping/protocol/citizen';
import {html, nothing, type TemplateResult} from 'lit';
import {dayWords, momentWords} from '../day-words.ts';
import {levelName} from '../level-words.ts';
import {RECEIPT} from '../locales/receipt-zh-CN.ts';
import {progressSteps, type ProgressStep} from './progress-steps.ts';

type WorkOrderProgress = NonNullable<Progress['workOrder']>;
type Part = TemplateResult | typeof nothing;

/** Where a review stands, in words for the person who gave it. Nothing of who inside the office does what. */
export function progressView(progress: Progress, at: number): TemplateResult {
  const today = localDateOf(at);
  const {workOrder} = progress;
  return html`
    <div class="hcp-notice hcp-${toneOf(workOrder, at)}" tabindex="-1" data-standing>
      <h2>${workOrder === undefined ? RECEIPT.goodTitle : RECEIPT.now[workOrder.step]}</h2>
      ${
        workOrder === undefined
          ? progress.standing === 'first' && !progress.late
            ? html`<p>${RECEIPT.good}</p>`
            : nothing
          : until(workOrder, at, today)
      }
      ${remark(progress)}
    </div>
    ${workOrder === undefined ? nothing : answer(workOrder, today)}
    ${workOrder === undefined ? nothing : appeal(workOrder, today)}
    ${workOrder === undefined ? nothing : way(workOrder, today)} ${about(progress, today)}
  `;
}

/** Done, still waiting, or past the day that was promised. */
function toneOf(workOrder: WorkOrderProgress | undefined, at: number): 'done' | 'waiting' | 'refused' {
  if (workOrder === undefined || workOrder.step === 'closed') return 'done';
  return isPassed(workOrder.until, at) ? 'refused' : 'waiting';
}

function isPassed(owed: WorkOrderProgress['until'], at: number): boolean {
  return owed !== undefined && at >= endOfLocalDate(owed.on as LocalDate);
}

function until({until: owed}: WorkOrderProgress, at: number, today: string): Part {
  if (owed === undefined) return nothing;
  const day = dayWords(owed.on, today);
  const passed = isPassed(owed, at);
  return html`
    <p>
      ${(passed ? RECEIPT.untilPassed : RECEIPT.until)[owed.what](day)}${
        passed
          ? nothing
          : RECEIPT.daysLeft(workingDaysBetween(CHINA_HOLIDAYS, today as LocalDate, owed.on as LocalDate))
      }
    </p>
    ${owed.provisional ? html`<p>${RECEIPT.provisional}</p>` : nothing}
  `;
}

function remark({late, standing, workOrder}: Progress): Part {
  if (late) return html`<p>${workOrder === undefined ? RECEIPT.lateGood : RECEIPT.late}</p>`;
  return standing === 'attempt' ? html`<p>${RECEIPT.attempt}</p>` : nothing;
}

function answer({answer: given}: WorkOrderProgress, today: string): Part {
  if (given === undefined) return nothing;
  return html`
    <section aria-labelledby="receipt-answer">
      <h2 id="receipt-answer">${RECEIPT.answer}</h2>
      <div class="hcp-card">
        <p><strong>${RECEIPT.outcome[given.outcome]}</strong></p>
        <p class="hcp-receipt-text">${given.text}</p>
        <p class="hcp-soft hcp-num">
          ${momentWords(given.repliedAt, today)}${
            given.staffNumber === undefined ? '' : ` · ${RECEIPT.answeredBy(given.staffNumber)}`
          }
        </p>
      </div>
    </section>
  `;
}

function appeal({appeal: made}: WorkOrderProgress, today: string): Part {
  if (made === undefined) return nothing;
  const {ground, state, reason, objectUntil} = made;
  return html`
    <section aria-labelledby="receipt-appeal">
      <h2 id="receipt-appeal">${RECEIPT.appealTitle}</h2>
      <div class="hcp-card">
        <p><strong>${RECEIPT.appealGround[ground]}</strong></p>
        <p>${RECEIPT.appealState[state]}</p>
        ${reason === undefined ? nothing : html`<p class="hcp-receipt-text">${RECEIPT.appealReason}：${reason}</p>`}
        ${objectUntil === undefined ? nothing : html`<p>${RECEIPT.objectUntil(dayWords(objectUntil.on, today))}</p>`}
      </div>
    </section>
  `;
}

function way(workOrder: WorkOrderProgress, today: string): TemplateResult {
  return html`
    <section aria-labelledby="receipt-progress">
      <h2 id="receipt-progress">${RECEIPT.progress}</h2>
      <ol class="hcp-timeline">
        ${progressSteps(workOrder).map((step) => stepLine(step, today))}
      </ol>
      <p class="hcp-soft hcp-num">${RECEIPT.orderNumber} ${workOrder.number}</p>
    </section>
  `;
}

function stepLine({step, state, at}: ProgressStep, today: string): TemplateResult {
  const look = {done: '', now: 'hcp-now', later: 'hcp-later'}[state];
  return html`
    <li class=${look} aria-current=${state === 'now' ? 'step' : nothing}>
      <strong
        >${RECEIPT.steps[step]}<span class=${state === 'now' ? 'hcp-tag' : 'hcp-hidden'}
          >${RECEIPT.stepState[state]}</span
        ></strong
      >
      ${at === undefined ? nothing : html`<time datetime=${at}>${momentWords(at, today)}</time>`}
    </li>
  `;
}

function about(progress: Progress, today: string): TemplateResult {
  const {about: subject} = progress;
  return html`
    <section aria-labelledby="receipt-about">
      <h2 id="receipt-about">${RECEIPT.about}</h2>
      <dl class="hcp-facts">
        <dt>${RECEIPT.item}</dt>
        <dd>${subject.itemName}</dd>
        <dt>${RECEIPT.department}</dt>
        <dd>${subject.departmentName}</dd>
        ${
          subject.windowName === undefined
            ? nothing
            : html`<dt>${RECEIPT.window}</dt>
                <dd>${subject.windowName}</dd>`
        }
        ${
          subject.staffNumber === undefined
            ? nothing
            : html`<dt>${RECEIPT.staffNumber}</dt>
                <dd class="hcp-num">${subject.staffNumber}</dd>`
        }
        <dt>${RECEIPT.servedOn}</dt>
        <dd class="hcp-num">${dayWords(subject.servedOn, today)}</dd>
        <dt>${RECEIPT.said}</dt>
        <dd>${levelName(progress.level)}</dd>
        ${
          progress.text === ''
            ? nothing
            : html`<dt>${RECEIPT.text}</dt>
                <dd class="hcp-receipt-text" dir="auto">${progress.text}</dd>`
        }
        <dt>${RECEIPT.receivedAt}</dt>
        <dd class="hcp-num">${momentWords(progress.receivedAt, today)}</dd>
      </dl>
    </section>
  `;
}
