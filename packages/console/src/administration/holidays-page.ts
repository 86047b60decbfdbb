import {noticeProblems, type HolidayNotice} from '@haochaping/core';
import {directoryRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {dayWords, momentWords} from '../day-words.ts';
import {HOLIDAYS, NOTICE_PROBLEM_WORDS} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {AdministrationPage} from './administration-page.ts';
import type {EntryField, Filled} from './entry-form.ts';

type Listed = HolidayNotice & {readonly addedAt?: string | undefined; readonly addedBy?: string | undefined};

const FIELDS: readonly EntryField[] = [
  {name: 'year', label: HOLIDAYS.year, required: true, lengthMax: 4},
  {name: 'notices', label: HOLIDAYS.source, hint: HOLIDAYS.sourceHint, kind: 'lines', required: true},
  {name: 'off', label: HOLIDAYS.off, hint: HOLIDAYS.daysHint, kind: 'lines', required: true},
  {name: 'makeup', label: HOLIDAYS.makeup, hint: HOLIDAYS.daysHint, kind: 'lines'},
];

/** The notices by which working days are counted, and one more of them. */
export class HolidaysPage extends AdministrationPage {
  #notices: readonly Listed[] | undefined;
  #errors: Filled = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${HOLIDAYS.heading}</h1>
      <p>${HOLIDAYS.lead}</p>
      ${this.asking.notice()}
      ${
        this.#notices === undefined
          ? this.asking.failure === undefined
            ? skeleton(6)
            : nothing
          : [...this.#notices].reverse().map((notice) => this.#notice(notice))
      }
      <h2>${HOLIDAYS.add}</h2>
      <p>${HOLIDAYS.addLead}</p>
      <hcp-entry-form
        id="holiday"
        .fields=${FIELDS}
        .submit=${HOLIDAYS.addSubmit}
        .busy=${this.asking.busy}
        .errors=${this.#errors}
        @form-filled=${this.#add}
      ></hcp-entry-form>
    `;
  }

  #notice({year, notices, off, makeup, addedAt, addedBy}: Listed): TemplateResult {
    const today = officeDay(this.at);
    return html`<details class="hcp-details">
      <summary>
        ${HOLIDAYS.ofYear(year)}
        ${addedAt === undefined ? nothing : HOLIDAYS.added(momentWords(addedAt, today), addedBy ?? '')}
      </summary>
      <dl class="hcp-facts">
        <div>
          <dt>${HOLIDAYS.source}</dt>
          <dd>${notices.map((address) => html`<a href=${address} rel="noreferrer">${address}</a><br />`)}</dd>
        </div>
        <div>
          <dt>${HOLIDAYS.off}</dt>
          <dd>${off.map((day) => dayWords(day, today)).join('、')}</dd>
        </div>
        <div>
          <dt>${HOLIDAYS.makeup}</dt>
          <dd>${makeup.map((day) => dayWords(day, today)).join('、') || HOLIDAYS.none}</dd>
        </div>
      </dl>
    </details>`;
  }

  async #read(): Promise<void> {
    const {done} = this.asking;
    const answer = await this.asking.of(() => this.desk.connect(directoryRoutes).listHolidays(), done);
    // The backend keeps real days alone.
    if (answer !== undefined) this.#notices = answer.body.notices as Listed[];
    this.requestUpdate();
  }

  #add = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const lines = (name: string): string[] => (detail[name] ?? '').split(/[\s,，、]+/).filter((part) => part !== '');
    const body = {year: Number(detail['year']), notices: lines('notices'), off: lines('off'), makeup: lines('makeup')};
    const problems = noticeProblems(body as HolidayNotice);
    this.#errors = Object.fromEntries(
      problems.toReversed().map(({pointer, code}) => {
        const [, member = '', place = ''] = pointer.split('/');
        const value = place === '' ? '' : lines(member)[Number(place)];
        return [member, HOLIDAYS.wrong(value ?? '', NOTICE_PROBLEM_WORDS[code])];
      }),
    );
    this.requestUpdate();
    if (problems.length > 0 || !confirm(HOLIDAYS.sure(body.year, body.off.length, body.makeup.length))) return;
    const answer = await this.asking.of(() => this.desk.connect(directoryRoutes).addHolidays({body}));
    if (answer === undefined) return;
    const {outcome, deadlinesMoved} = answer.body;
    this.asking.done = outcome === 'known' ? HOLIDAYS.known : HOLIDAYS.done(deadlinesMoved);
    await this.#read();
  };
}
