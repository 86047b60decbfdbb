import type {WorkOrderView} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {PRESSED} from '../locales/order-records-zh-CN.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {COMMAND_WORDS, ESCALATION_WORDS, ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {LEDGER_CAUSE_WORDS, LEVEL_OF_SUPERVISION} from '../locales/supervision-zh-CN.ts';
import {part, said, type Part} from './record-parts.ts';

type Mark = {readonly at: string; readonly words: string; readonly beside: string; readonly more: Part};

/** How the order was pressed: by sheets, by the system's reports, by being raised, reopened or put into the ledger; the latest first. */
export function orderSupervision(order: WorkOrderView, today: string): Part {
  const marks = [...sheets(order), ...reports(order), ...raised(order), ...ledger(order, today)];
  if (marks.length === 0) return nothing;
  return part(
    PRESSED.heading,
    html`
      <ul class="hcp-console-records">
        ${marks.toSorted((one, other) => other.at.localeCompare(one.at)).map((mark) => entry(mark, today))}
      </ul>
      ${
        order.supervisions === undefined || order.supervisions.length === 0
          ? nothing
          : html`<p class="hcp-screen">
              <a href="#/supervision/sheets/${encodeURIComponent(order.id)}">${PRESSED.see}</a>
            </p>`
      }
    `,
  );
}

function entry({at, words, beside, more}: Mark, today: string): TemplateResult {
  return html`
    <li>
      <p>
        <strong>${words}</strong>
        <span class="hcp-soft hcp-num">${momentWords(at, today)}${beside === '' ? '' : ` · ${beside}`}</span>
      </p>
      ${more}
    </li>
  `;
}

function sheets({supervisions = []}: WorkOrderView): Mark[] {
  return supervisions.map<Mark>(({issuedAt, workingDays, reason, by}, index) => ({
    at: issuedAt,
    words: PRESSED.sheet(index + 1),
    beside: `${ROLE_WORDS[by.role]} · ${PRESSED.days(workingDays)}`,
    more: said(ORDER.reason, reason),
  }));
}

function reports({supervisionMarks = []}: WorkOrderView): Mark[] {
  return supervisionMarks.map<Mark>(({at, level}) => ({
    at,
    words: PRESSED.level(LEVEL_OF_SUPERVISION[level] ?? String(level)),
    beside: '',
    more: nothing,
  }));
}

function raised({escalations = [], reopenings = []}: WorkOrderView): Mark[] {
  return [
    ...escalations.map<Mark>(({escalatedAt, ground, note, by}) => ({
      at: escalatedAt,
      words: `${COMMAND_WORDS.escalate}：${ESCALATION_WORDS[ground]}`,
      beside: ROLE_WORDS[by.role],
      more: said(PRESSED.note, note),
    })),
    ...reopenings.map<Mark>(({reopenedAt, reason, by}) => ({
      at: reopenedAt,
      words: COMMAND_WORDS.reopen,
      beside: ROLE_WORDS[by.role],
      more: said(ORDER.reason, reason),
    })),
  ];
}

function ledger({ledgerEntries = []}: WorkOrderView, today: string): Mark[] {
  return ledgerEntries.map<Mark>(({enteredAt, cause, struckOffAt}) => ({
    at: enteredAt,
    words: PRESSED.ledger(LEDGER_CAUSE_WORDS[cause]),
    beside: struckOffAt === undefined ? PRESSED.standing : PRESSED.struckOff(momentWords(struckOffAt, today)),
    more: nothing,
  }));
}
