import type {Rate} from '@haochaping/core';
import type {Api, AreaTable, DepartmentTable, publicRoutes, Summary} from '@haochaping/protocol/public';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {countText, percentText} from '../count.ts';
import {fullMomentWords} from '../day-words.ts';
import {PUBLIC} from '../locales/public-zh-CN.ts';
import {COMMON} from '../locales/zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {areaTable, areaTiles, departmentTable} from './area-tables.ts';
import {levelCounts} from './level-counts.ts';

export type PublicApi = Api<typeof publicRoutes>;

type Figures = {
  readonly summary: Summary;
  readonly areas: AreaTable;
  readonly departments: DepartmentTable;
};

/**
 * The public page: the whole province, or the area named behind `#area=`. `api` must be set before it is put into a
 * document; `receipt` is the address of the receipt page.
 */
export class PublicPage extends LitElement {
  static override properties = {
    api: {attribute: false},
    receipt: {attribute: false},
    area: {state: true, attribute: false},
    figures: {state: true, attribute: false},
    failure: {state: true, attribute: false},
  };
  declare api: PublicApi;
  declare receipt: string;
  /** The area that is shown; absent for the whole. */
  declare area: string | undefined;
  declare figures: Figures | undefined;
  declare failure: Failure | undefined;

  #asked = 0;
  #isFirst = true;

  constructor() {
    super();
    this.receipt = '../receipt/';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#follow);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('figures') || this.figures === undefined) return;
    // The first view is where the page begins; a chosen area is news, and is read out.
    if (!this.#isFirst) this.querySelector<HTMLElement>('h1')?.focus();
    this.#isFirst = false;
  }

  protected override render(): TemplateResult {
    return html`
      <a class="hcp-skip" href="#main" @click=${this.#skip}>${COMMON.skip}</a>
      <header class="hcp-header">
        <div class="hcp-frame">
          <a class="hcp-product" href="#">${PUBLIC.site} <small>${COMMON.product}</small></a>
          <ul class="hcp-nav">
            <li><a href=${this.receipt}>${PUBLIC.receiptLink}</a></li>
          </ul>
        </div>
      </header>
      <main class="hcp-frame hcp-main" id="main" tabindex="-1">
        <p class="hcp-public-slogan">${PUBLIC.slogan}</p>
        ${this.failure === undefined ? nothing : troubleNotice(this.failure, () => void this.#read())}
        ${this.figures === undefined ? this.#nothingYet() : this.#shown(this.figures)}
      </main>
      <footer class="hcp-footer">
        <div class="hcp-frame"><p>${PUBLIC.footer}</p></div>
      </footer>
    `;
  }

  #nothingYet(): TemplateResult {
    return html`<h1 tabindex="-1">${PUBLIC.title}</h1>
      ${this.failure === undefined ? skeleton(8) : nothing}`;
  }

  #shown({summary, areas, departments}: Figures): TemplateResult {
    const total = summary.good + summary.bad;
    return html`
      ${this.area === undefined ? nothing : html`<p class="hcp-screen"><a href="#">${PUBLIC.backToAll}</a></p>`}
      <h1 class="hcp-total" tabindex="-1">
        <span>${PUBLIC.total(summary.area.name)}</span> <strong>${countText(total)}</strong> ${PUBLIC.unit}
      </h1>
      <p class="hcp-soft hcp-num">${PUBLIC.asOf(fullMomentWords(summary.asOf))}</p>
      ${
        total === 0
          ? html`<div class="hcp-empty">
              <strong>${PUBLIC.noReviewsTitle}</strong>
              <p>${PUBLIC.noReviews}</p>
            </div>`
          : nothing
      }
      ${levelCounts(summary.levels)} ${goodAndBad(summary)} ${rates(summary)}
      <div class="hcp-public-areas">${areaTiles(areas, this.area === undefined)} ${areaTable(areas)}</div>
      ${departmentTable(departments)} ${method()}
    `;
  }

  #follow = (): void => {
    const asked = /^#area=(\d{12})$/.exec(location.hash)?.[1];
    // Fragments of the page's own, such as the one of the skip link, ask for no area.
    if (asked === undefined && location.hash !== '' && location.hash !== '#') return;
    if (asked === this.area && this.figures !== undefined) return;
    this.area = asked;
    void this.#read();
  };

  async #read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const {area} = this;
    const ofArea = area === undefined ? {} : {area};
    const [summary, areas, departments] = await Promise.all([
      this.api.readSummary({query: ofArea}),
      this.api.readAreas({query: area === undefined ? {} : {parent: area}}),
      this.api.readDepartments({query: ofArea}),
    ]);
    if (asked !== this.#asked) return;
    if (summary.kind === 'ok' && areas.kind === 'ok' && departments.kind === 'ok') {
      this.failure = undefined;
      this.figures = {summary: summary.body, areas: areas.body, departments: departments.body};
      return;
    }
    // Numbers of one area never stand under the name of another.
    this.figures = undefined;
    this.failure = [summary, areas, departments].find((answer) => answer.kind !== 'ok');
  }

  #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  };
}

function goodAndBad({good, bad, struckOut}: Summary): TemplateResult {
  return html`
    <section aria-label=${PUBLIC.goodBad}>
      <dl class="hcp-rates hcp-public-pair">
        <div class="hcp-rate">
          <dt>${PUBLIC.good}</dt>
          <dd><strong>${countText(good)}</strong><small>${PUBLIC.goodMeaning}</small></dd>
        </div>
        <div class="hcp-rate">
          <dt>${PUBLIC.bad}</dt>
          <dd><strong>${countText(bad)}</strong><small>${PUBLIC.badMeaning}</small></dd>
        </div>
      </dl>
      ${struckOut === 0 ? nothing : html`<p class="hcp-soft">${PUBLIC.struckOut(countText(struckOut))}</p>`}
    </section>
  `;
}

function rates(summary: Summary): TemplateResult {
  const {parts} = PUBLIC;
  return html`
    <section aria-labelledby="public-rates">
      <h2 id="public-rates">${PUBLIC.rates}</h2>
      <dl class="hcp-rates hcp-public-six">
        ${rateOf(PUBLIC.goodRate, summary.goodRate, 2, parts.good)}
        ${rateOf(PUBLIC.badRate, summary.badRate, 4, parts.bad)}
        ${rateOf(PUBLIC.rectified, summary.rectified, 2, parts.rectified)}
        ${rateOf(PUBLIC.rectifiedInTime, summary.rectifiedInTime, 2, parts.inTime)}
        ${rateOf(PUBLIC.realNameReplied, summary.realNameReplied, 2, parts.replied)}
        ${rateOf(PUBLIC.activelyReviewed, summary.activelyReviewed, 2, parts.active)}
      </dl>
    </section>
  `;
}

function rateOf(
  name: string,
  rate: Rate,
  decimals: number,
  parts: (numerator: string, denominator: string) => string,
): TemplateResult {
  return html`
    <div class="hcp-rate">
      <dt>${name}</dt>
      <dd>
        <strong>${percentText(rate, decimals)}</strong
        ><small>${parts(countText(rate.numerator), countText(rate.denominator))}</small>
      </dd>
    </div>
  `;
}

function method(): TemplateResult {
  return html`
    <section aria-labelledby="public-method">
      <h2 id="public-method">${PUBLIC.method}</h2>
      ${PUBLIC.methodText.map((paragraph) => html`<p>${paragraph}</p>`)}
    </section>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-public-page': PublicPage;
  }
}
