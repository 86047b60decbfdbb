import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {IDENTITY_WORDS} from '../locales/staff-zh-CN.ts';

/** What the reviewer said, as text and nothing else, and what it is about. */
export function orderReview(
  {review, service, order, handlingDepartmentName}: WorkOrderDetail,
  today: string,
): TemplateResult {
  const remarks = [
    ...(review.contested ? [ORDER.contested] : []),
    ...(review.late ? [ORDER.late] : []),
    ...(review.standing === 'attempt' ? [ORDER.attempt] : []),
  ];
  return html`
    <section aria-labelledby="order-said">
      <h2 id="order-said">${ORDER.said}</h2>
      <blockquote class="hcp-console-said">
        ${
          review.text === ''
            ? html`<p class="hcp-soft">${ORDER.noText}</p>`
            : html`<p class="hcp-console-text" dir="auto">${review.text}</p>`
        }
      </blockquote>
      <dl class="hcp-facts">
        <dt>${ORDER.level}</dt>
        <dd>${levelWords(review.level)}</dd>
        ${
          review.indicators.length === 0
            ? nothing
            : html`<dt>${ORDER.indicators}</dt>
                <dd>
                  <ul class="hcp-tags">
                    ${review.indicators.map((indicator) => html`<li class="hcp-tag">${indicator.text}</li>`)}
                  </ul>
                </dd>`
        }
        <dt>${ORDER.identity}</dt>
        <dd>${IDENTITY_WORDS[review.identityMode]}</dd>
        <dt>${ORDER.receivedAt}</dt>
        <dd class="hcp-num">${momentWords(review.receivedAt, today)}</dd>
      </dl>
      ${remarks.map((remark) => html`<p class="hcp-soft">${remark}</p>`)}
    </section>
    <section aria-labelledby="order-about">
      <h2 id="order-about">${ORDER.about}</h2>
      <dl class="hcp-facts">
        <dt>${ORDER.item}</dt>
        <dd>${service.itemName}</dd>
        ${fact(ORDER.service, service.serviceName === service.itemName ? undefined : service.serviceName)}
        <dt>${ORDER.department}</dt>
        <dd>${service.departmentName}</dd>
        <dt>${ORDER.area}</dt>
        <dd>${service.areaName}</dd>
        ${fact(ORDER.window, service.windowName)} ${fact(ORDER.staffNumber, service.staffNumber)}
        <dt>${ORDER.servedAt}</dt>
        <dd class="hcp-num">${momentWords(service.servedAt, today)}</dd>
        <dt>${ORDER.caseNumber}</dt>
        <dd class="hcp-num">${service.caseNumber}</dd>
        ${fact(ORDER.handledBy, handlingDepartmentName)}
        ${
          order.assistingDepartmentCodes.length === 0
            ? nothing
            : html`<dt></dt>
                <dd class="hcp-soft">${ORDER.assistedBy(order.assistingDepartmentCodes.length)}</dd>`
        }
      </dl>
    </section>
  `;
}

function fact(name: string, value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;
}
