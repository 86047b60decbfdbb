import type {WorkOrderView} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {REQUESTS} from '../locales/order-records-zh-CN.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {part, said, type Part} from './record-parts.ts';

type Asked = {
  readonly words: string;
  readonly requestedAt: string;
  readonly reason: string;
  readonly more: Part;
  readonly decision?: {readonly yes: boolean; readonly reason: string; readonly decidedAt: string};
};

/** What the office asked for: to give the order back, or more time; with what was decided about it. */
export function orderRequests(order: WorkOrderView, today: string): Part {
  const asked = [...returnsOf(order), ...extensionsOf(order)];
  if (asked.length === 0) return nothing;
  return part(
    REQUESTS.heading,
    html`<ul class="hcp-console-records">
      ${asked.map((request) => entry(request, today))}
    </ul>`,
  );
}

function entry({words, requestedAt, reason, more, decision}: Asked, today: string): TemplateResult {
  const [look, standing] =
    decision === undefined
      ? ['hcp-waiting', REQUESTS.waiting]
      : ['hcp-neutral', decision.yes ? REQUESTS.granted : REQUESTS.refused];
  return html`
    <li>
      <p class="hcp-console-badges">
        <strong>${words}</strong> <span class="hcp-badge ${look}">${standing}</span>
        <span class="hcp-soft hcp-num">${momentWords(decision?.decidedAt ?? requestedAt, today)}</span>
      </p>
      ${said(ORDER.reason, reason)} ${more} ${said(REQUESTS.decided, decision?.reason)}
    </li>
  `;
}

function returnsOf({returns = []}: WorkOrderView): Asked[] {
  return returns.map(({requestedAt, reason, legalBasis, proposedDepartmentCode, decision}) => ({
    words: REQUESTS.return,
    requestedAt,
    reason,
    more: html`${said(REQUESTS.legalBasis, legalBasis)} ${said(REQUESTS.proposed, proposedDepartmentCode)}`,
    ...(decision === undefined
      ? {}
      : {decision: {yes: decision.accepted, reason: decision.reason, decidedAt: decision.decidedAt}}),
  }));
}

function extensionsOf({extensions = []}: WorkOrderView): Asked[] {
  return extensions.map(({requestedAt, reason, workingDays, decision}) => ({
    words: REQUESTS.extension(workingDays),
    requestedAt,
    reason,
    more: nothing,
    ...(decision === undefined
      ? {}
      : {decision: {yes: decision.granted, reason: decision.reason, decidedAt: decision.decidedAt}}),
  }));
}
