import {supervisionRoutes, type Answer, type EarlyWarning} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {WARNINGS} from '../locales/supervision-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';
import {listTabs, shownBy} from './list-tabs.ts';
import {defineSettleForm} from './settle-form.ts';

const SHOWS = ['open', 'acknowledged', 'all'] as const;

/** 风险预警: too many bad reviews in one place; the management body takes note and says what it does. */
export class WarningsPage extends ListPage<EarlyWarning> {
  protected override readonly words = WARNINGS;

  constructor() {
    super();
    defineSettleForm();
  }

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<EarlyWarning>>> {
    const query = {show: shownBy(this.route.query, SHOWS), cursor};
    return partOf(await this.desk.connect(supervisionRoutes).listEarlyWarnings({query}), 'warnings');
  }

  protected override above(): TemplateResult {
    return listTabs(
      'supervision/warnings',
      WARNINGS.shown,
      Object.entries(WARNINGS.shows),
      shownBy(this.route.query, SHOWS),
    );
  }

  protected override draw(warnings: readonly EarlyWarning[]): TemplateResult {
    return html`<ul class="hcp-console-records">
      ${warnings.map((warning) => this.#warning(warning))}
    </ul>`;
  }

  #warning(warning: EarlyWarning): TemplateResult {
    const {id, subject, name, departmentName, areaName, raisedAt, count, days, rise, acknowledged} = warning;
    const today = officeDay(this.at);
    return html`
      <li>
        <h2>${WARNINGS.subjects[subject]}：${name}</h2>
        <p>${WARNINGS.counted(days, count)}${rise === undefined ? '' : WARNINGS.rise(rise.mean)}</p>
        <p class="hcp-soft hcp-num">${areaName} · ${departmentName} · ${momentWords(raisedAt, today)}</p>
        ${
          acknowledged === undefined
            ? nothing
            : html`<p>
                <span class="hcp-badge hcp-done">${WARNINGS.shows.acknowledged}</span>
                <span class="hcp-soft hcp-num">${acknowledged.by} · ${momentWords(acknowledged.at, today)}</span
                ><br />${acknowledged.note}
              </p>`
        }
        ${
          acknowledged === undefined && isSettler(this.desk.session.role)
            ? html`<hcp-settle
                .name=${id}
                .words=${WARNINGS.settle}
                .send=${(note: string) =>
                  this.desk.connect(supervisionRoutes).acknowledgeWarning({params: {id}, body: {note}})}
                @settled=${(event: CustomEvent<EarlyWarning>) => this.list.replace(warning, event.detail)}
              ></hcp-settle>`
            : nothing
        }
      </li>
    `;
  }
}

/** Whether a role settles at all; of which departments is the server's to say. */
export function isSettler(role: string): boolean {
  return role === 'management' || role === 'upper-management';
}
