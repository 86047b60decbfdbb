import {citizenRoutes, logRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {DICTIONARIES} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {AdministrationPage} from './administration-page.ts';

type Body<Ask extends (...args: never[]) => Promise<unknown>> =
  Extract<Awaited<ReturnType<Ask>>, {kind: 'ok'}> extends {
    body: infer B;
  }
    ? B
    : never;
type Catalogue = Body<ReturnType<typeof catalogueApi>['readCatalogue']>;
type Checkpoint = Body<ReturnType<typeof logApi>['readLatestCheckpoint']>;

/** What citizens choose from and are told, as it stands, and what was last published of the log. */
export class DictionariesPage extends AdministrationPage {
  #catalogue: Catalogue | undefined;
  #checkpoint: Checkpoint | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    const catalogue = this.#catalogue;
    return html`
      <h1 tabindex="-1">${DICTIONARIES.heading}</h1>
      <p>${DICTIONARIES.lead}</p>
      ${this.asking.notice()}
      ${catalogue === undefined ? (this.asking.failure === undefined ? skeleton(6) : nothing) : this.#words(catalogue)}
      <h2>${DICTIONARIES.log}</h2>
      <p>${DICTIONARIES.logLead}</p>
      ${this.#checkpoint === undefined ? html`<p class="hcp-soft">${DICTIONARIES.noLog}</p>` : this.#log(this.#checkpoint)}
    `;
  }

  #words({levels, indicators, indicatorsVersion, notice, rules}: Catalogue): TemplateResult {
    return html`
      <h2>${DICTIONARIES.indicators(indicatorsVersion)}</h2>
      ${levels.map(({level, name}) => {
        const own = indicators.filter((indicator) => indicator.level === level);
        return html`<details class="hcp-details">
          <summary>${DICTIONARIES.level(name, own.length)}</summary>
          <ul>
            ${own.map(({code, text}) => html`<li><span class="hcp-num hcp-soft">${code}</span> ${text}</li>`)}
          </ul>
        </details>`;
      })}
      <h2>${DICTIONARIES.rules}</h2>
      <dl class="hcp-facts">
        <div>
          <dt>${DICTIONARIES.textMax}</dt>
          <dd class="hcp-num">${rules.textMax}</dd>
        </div>
        <div>
          <dt>${DICTIONARIES.indicatorsMax}</dt>
          <dd class="hcp-num">${rules.indicatorsMax}</dd>
        </div>
      </dl>
      <h2>${DICTIONARIES.notice(notice.version)}</h2>
      ${notice.text.split('\n').map((line) => html`<p>${line}</p>`)}
    `;
  }

  #log({size, rootHash, at}: Checkpoint): TemplateResult {
    return html`<dl class="hcp-facts">
      <div>
        <dt>${DICTIONARIES.size}</dt>
        <dd class="hcp-num">${size}</dd>
      </div>
      <div>
        <dt>${DICTIONARIES.at}</dt>
        <dd class="hcp-num">${momentWords(at, officeDay(this.at))}</dd>
      </div>
      <div>
        <dt>${DICTIONARIES.root}</dt>
        <dd class="hcp-console-text">${rootHash}</dd>
      </div>
    </dl>`;
  }

  async #read(): Promise<void> {
    const catalogue = await this.asking.of(() => catalogueApi(this).readCatalogue());
    if (catalogue === undefined) return;
    this.#catalogue = catalogue.body;
    // A log of which nothing was published yet answers that; the page says so.
    const checkpoint = await this.asking.of(() => logApi(this).readLatestCheckpoint());
    if (this.asking.code === 'log-size-unknown') this.asking.told();
    this.#checkpoint = checkpoint?.body;
    this.requestUpdate();
  }
}

function catalogueApi({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect({readCatalogue: citizenRoutes.readCatalogue});
}

function logApi({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect(logRoutes);
}
