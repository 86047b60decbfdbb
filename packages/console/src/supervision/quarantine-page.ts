import {supervisionRoutes, type Answer, type QuarantinedReview} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {QUARANTINE, RISK_WORDS} from '../locales/supervision-zh-CN.ts';
import {REVIEW_CHANNEL_WORDS} from '../locales/staff-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';
import {listTabs, shownBy} from './list-tabs.ts';
import {defineSettleForm} from './settle-form.ts';
import {isSettler} from './warnings-page.ts';

const SHOWS = ['held', 'released', 'all'] as const;

/** 隔离: reviews kept out of the figures until somebody has looked at them. */
export class QuarantinePage extends ListPage<QuarantinedReview> {
  protected override readonly words = QUARANTINE;

  constructor() {
    super();
    defineSettleForm();
  }

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<QuarantinedReview>>> {
    const query = {show: shownBy(this.route.query, SHOWS), cursor};
    return partOf(await this.desk.connect(supervisionRoutes).listQuarantine({query}), 'reviews');
  }

  protected override above(): TemplateResult {
    return listTabs(
      'supervision/quarantine',
      QUARANTINE.shown,
      Object.entries(QUARANTINE.shows),
      shownBy(this.route.query, SHOWS),
    );
  }

  protected override draw(reviews: readonly QuarantinedReview[]): TemplateResult {
    return html`<ul class="hcp-console-records">
      ${reviews.map((review) => this.#review(review))}
    </ul>`;
  }

  #review(review: QuarantinedReview): TemplateResult {
    const {id, itemName, areaName, departmentName, windowName, released, reasons, text} = review;
    const today = officeDay(this.at);
    return html`
      <li>
        <h2>${itemName}</h2>
        <p class="hcp-soft hcp-num">
          ${areaName} · ${departmentName}${windowName === undefined ? '' : ` · ${windowName}`} ·
          ${REVIEW_CHANNEL_WORDS[review.channel]} · ${momentWords(review.receivedAt, today)}
        </p>
        <p>${levelWords(review.level)}</p>
        ${text === '' ? nothing : html`<p class="hcp-console-text" dir="auto">${text}</p>`}
        <p>${QUARANTINE.why}</p>
        <ul class="hcp-tags">
          ${reasons.map((reason) => html`<li class="hcp-tag">${RISK_WORDS[reason]}</li>`)}
        </ul>
        ${
          released === undefined
            ? nothing
            : html`<p>
                <span class="hcp-badge hcp-done">${QUARANTINE.shows.released}</span>
                <span class="hcp-soft hcp-num">${released.by} · ${momentWords(released.at, today)}</span
                ><br />${released.reason}
              </p>`
        }
        ${
          released === undefined && isSettler(this.desk.session.role)
            ? html`<hcp-settle
                .name=${id}
                .words=${QUARANTINE.settle}
                .send=${(reason: string) =>
                  this.desk.connect(supervisionRoutes).releaseReview({params: {id}, body: {reason}})}
                @settled=${(event: CustomEvent<QuarantinedReview>) => this.list.replace(review, event.detail)}
              ></hcp-settle>`
            : nothing
        }
      </li>
    `;
  }
}
