import {localDateOf} from '@haochaping/core';
import type {NextDuty} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {dayWords} from '../day-words.ts';
import {COUNTDOWN} from '../locales/staff-pages-zh-CN.ts';
import {DUTY_WORDS} from '../locales/staff-zh-CN.ts';
import {countdown} from './countdown.ts';

/** The office's day at an instant; what a day in a list is compared with. */
export function officeDay(at: number): string {
  return localDateOf(at);
}

/** The loudest thing on a line or a page: the working time left for what is owed next. */
export function dutyClock(duty: NextDuty | undefined, at: number, more?: string): TemplateResult {
  if (duty === undefined) return html`<span class="hcp-soft">${COUNTDOWN.none}</span>`;
  const {words, tone} = countdown(duty.dueAt, at);
  const due = COUNTDOWN.dueBy(DUTY_WORDS[duty.clock], dayWords(duty.due.on, officeDay(at)));
  return html`
    <span class="hcp-clock hcp-${tone}"
      >${words}<small
        >${due}${more ?? ''}${duty.due.provisional ? html`<br />${COUNTDOWN.provisional}` : nothing}</small
      ></span
    >
  `;
}
