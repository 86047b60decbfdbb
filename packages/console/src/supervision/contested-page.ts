import {supervisionRoutes, type Answer, type ContestedInstance} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {dayWords, momentWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {CONTESTED} from '../locales/supervision-zh-CN.ts';
import {IDENTITY_WORDS, REVIEW_CHANNEL_WORDS} from '../locales/staff-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {hashOfOrder} from '../staff/inbox-query.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';

/** 有争议: services that were rated twice, at different levels. */
export class ContestedPage extends ListPage<ContestedInstance> {
  protected override readonly words = CONTESTED;

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<ContestedInstance>>> {
    return partOf(await this.desk.connect(supervisionRoutes).listContested({query: {cursor}}), 'instances');
  }

  protected override draw(instances: readonly ContestedInstance[]): TemplateResult {
    const today = officeDay(this.at);
    return html`<ul class="hcp-console-records">
      ${instances.map(
        ({itemName, departmentName, areaName, caseNumber, servedOn, ratings}) => html`
          <li>
            <h2>${itemName}</h2>
            <p class="hcp-soft hcp-num">
              ${areaName} · ${departmentName} ·
              ${CONTESTED.servedOn(dayWords(servedOn, today))}${caseNumber === undefined ? '' : ` · ${caseNumber}`}
            </p>
            <ul>
              ${ratings.map(
                ({level, standing, channel, identityMode, receivedAt, orderId}) => html`
                  <li>
                    ${levelWords(level)} ${CONTESTED.standing[standing]}
                    <span class="hcp-soft hcp-num"
                      >${REVIEW_CHANNEL_WORDS[channel]} · ${IDENTITY_WORDS[identityMode]} ·
                      ${momentWords(receivedAt, today)}</span
                    >
                    ${orderId === undefined ? nothing : html`<a href=${hashOfOrder(orderId)}>${CONTESTED.order}</a>`}
                  </li>
                `,
              )}
            </ul>
          </li>
        `,
      )}
    </ul>`;
  }
}
