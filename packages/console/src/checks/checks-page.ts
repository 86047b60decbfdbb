import {CHECK_CRITERIA, checkGrade} from '@haochaping/core';
import {publicRoutes} from '@haochaping/protocol/public';
import {checkRoutes, directoryRoutes, type CheckBody, type ServiceCheck} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {AdministrationPage} from '../administration/administration-page.ts';
import {defineEntryForm, type Filled} from '../administration/entry-form.ts';
import {dayWords, momentWords} from '../day-words.ts';
import {CHECKS} from '../locales/checks-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {newIdempotencyKey} from '../staff/idempotency-key.ts';
import {PagedList} from '../staff/paged-list.ts';
import {partOf} from '../supervision/list-page.ts';
import {type CheckedOffice, checkBody, checkFields, refusedField} from './check-fields.ts';

/** A place that can be checked: an area as a whole, or an office of one. */
type Place = Pick<CheckBody, 'areaCode' | 'departmentCode'> & {readonly name: string};
/** What is being filled in: the place, what is there, and the check that is corrected, if one is. */
type Form = {
  readonly id: string;
  readonly place: Place;
  readonly office: CheckedOffice | undefined;
  readonly kept: ServiceCheck | undefined;
};

/** 监督查评: where a secret visit or call is recorded or corrected, above those that were. An auditor finds the list alone. */
export class ChecksPage extends AdministrationPage {
  #places: readonly Place[] = [];
  #form: Form | undefined;
  #errors: Filled = {};
  #stale = false;
  readonly #list = new PagedList<ServiceCheck>(this, async (cursor) =>
    partOf(await this.desk.connect(checkRoutes).listChecks({query: cursor === undefined ? {} : {cursor}}), 'checks'),
  );

  constructor() {
    super();
    defineEntryForm();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) void this.#list.restart();
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${CHECKS.heading}</h1>
      <p>${CHECKS.lead}</p>
      ${this.#stale ? html`<div class="hcp-notice hcp-refused" role="alert"><p>${CHECKS.stale}</p></div>` : nothing}
      ${this.asking.notice(CHECKS.refusals)} ${this.#places.length === 0 ? nothing : this.#chooser()}
      ${this.#form === undefined ? nothing : this.#filling(this.#form)}
      <h2>${CHECKS.list}</h2>
      ${this.#list.view(
        html`<div class="hcp-empty" role="status"><strong>${CHECKS.empty}</strong></div>`,
        (checks) =>
          html`<ul class="hcp-console-records">
            ${checks.map((check) => this.#check(check))}
          </ul>`,
      )}
    `;
  }

  get #mayRecord(): boolean {
    return this.desk.session.role !== 'auditor';
  }

  #chooser(): TemplateResult {
    const chosen = this.#form?.place;
    const option = (place: Place): TemplateResult =>
      html`<option value=${codeOf(place)} ?selected=${chosen !== undefined && codeOf(place) === codeOf(chosen)}>
        ${place.name}
      </option>`;
    return html`
      <form class="hcp-bulletin-choice" @submit=${this.#choose}>
        <div class="hcp-field">
          <label class="hcp-label" for="check-place">${CHECKS.place}</label>
          <p class="hcp-hint" id="check-place-hint">${CHECKS.placeHint}</p>
          <select class="hcp-input" id="check-place" name="place" aria-describedby="check-place-hint">
            <optgroup label=${CHECKS.departments}>
              ${this.#places.filter(({departmentCode}) => departmentCode !== undefined).map(option)}
            </optgroup>
            <optgroup label=${CHECKS.areas}>
              ${this.#places.filter(({departmentCode}) => departmentCode === undefined).map(option)}
            </optgroup>
          </select>
        </div>
        <button class="hcp-button" type="submit">${CHECKS.choose}</button>
      </form>
    `;
  }

  #filling({id, place, office, kept}: Form): TemplateResult {
    return html`
      <section aria-labelledby="check-form">
        <h2 id="check-form">${kept === undefined ? CHECKS.record(place.name) : CHECKS.correct(place.name)}</h2>
        <p class="hcp-hint">${CHECKS.gradesHint}</p>
        ${keyed(
          `${id} ${kept?.version ?? 0}`,
          html`<hcp-entry-form
            id="check"
            .fields=${checkFields(office, officeDay(this.at), kept)}
            .submit=${kept === undefined ? CHECKS.recordSubmit : CHECKS.correctSubmit}
            .busy=${this.asking.busy}
            .errors=${this.#errors}
            @form-filled=${this.#send}
          ></hcp-entry-form>`,
        )}
        ${kept === undefined ? nothing : html`<p><a href="#/checks">${CHECKS.leaveCorrection}</a></p>`}
      </section>
    `;
  }

  #check(check: ServiceCheck): TemplateResult {
    const {id, version, grades, words, evidence, reason, recordedBy, recordedAt} = check;
    const today = officeDay(this.at);
    const passes = checkGrade(grades) <= 'B';
    const where = [check.windowNumber, check.itemName].filter((one) => one !== undefined).join(' · ');
    return html`
      <li>
        <h3>${nameOf(check)}${where === '' ? nothing : html` <small class="hcp-soft">${where}</small>`}</h3>
        <p>
          <span class=${passes ? 'hcp-badge hcp-done' : 'hcp-badge'}>
            ${CHECKS.gradeNames[check.grade]}${passes ? nothing : html` · ${CHECKS.failed}`}
          </span>
          <span class="hcp-num">${dayWords(check.checkedOn, today)}</span>
        </p>
        <ul class="hcp-tags">
          ${CHECK_CRITERIA.map(
            (criterion) => html`<li class="hcp-tag">${CHECKS.criteria[criterion]} ${grades[criterion]}</li>`,
          )}
        </ul>
        ${words === '' ? nothing : html`<p class="hcp-console-text">${words}</p>`}
        ${evidence === '' ? nothing : html`<p class="hcp-soft">${CHECKS.evidenceOf(evidence)}</p>`}
        <p class="hcp-soft hcp-num">
          ${CHECKS.by(recordedBy, momentWords(recordedAt, today))}${
            version === 1 ? nothing : html`<br />${CHECKS.version(version, reason)}`
          }
        </p>
        ${
          this.#mayRecord
            ? html`<p>
                <a href="#/checks/${id}"
                  >${CHECKS.correctLink}<span class="hcp-hidden"
                    >${nameOf(check)} ${dayWords(check.checkedOn, today)}</span
                  ></a
                >
              </p>`
            : nothing
        }
      </li>
    `;
  }

  #choose = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.querySelector<HTMLSelectElement>('#check-place')?.value ?? '';
    location.hash = `#/checks?${new URLSearchParams({place: chosen}).toString()}`;
  };

  async #read(): Promise<void> {
    const {route} = this;
    this.#form = undefined;
    this.#errors = {};
    this.#stale = false;
    if (!this.#mayRecord) return;
    if (this.#places.length === 0) this.#places = await this.#readPlaces();
    const [id] = route.steps;
    const asked = route.query.get('place');
    const kept = id === undefined ? undefined : await this.#readKept(id);
    const place =
      kept === undefined
        ? this.#places.find((one) => codeOf(one) === asked)
        : {areaCode: kept.areaCode, departmentCode: kept.departmentCode, name: nameOf(kept)};
    // Somebody has gone elsewhere meanwhile.
    if (route !== this.route || place === undefined || (id !== undefined && kept === undefined)) {
      this.requestUpdate();
      return;
    }
    const office = await this.#readOffice(place.departmentCode);
    if (route !== this.route) return;
    this.#form = {id: id ?? newIdempotencyKey(), place, office, kept};
    this.requestUpdate();
  }

  async #readPlaces(): Promise<readonly Place[]> {
    const open = this.desk.connect(publicRoutes);
    const {area: own, department} = this.desk.session;
    const top = own ?? (await this.asking.of(() => open.readSummary()))?.body.area;
    if (top === undefined) return [];
    const below = await this.asking.of(() => open.readAreas({query: {parent: top.code}}));
    const offices = await this.asking.of(() => open.readDepartments({query: {area: top.code}}));
    return [
      ...[top, ...(below?.body.areas ?? [])].map(({code, name}) => ({areaCode: code, name: CHECKS.wholeArea(name)})),
      ...(offices?.body.departments ?? [])
        .filter(({code}) => code !== department?.code)
        .map(({code, name, areaCode, areaName}) => ({areaCode, departmentCode: code, name: `${name} · ${areaName}`})),
    ];
  }

  async #readKept(id: string): Promise<ServiceCheck | undefined> {
    const {done} = this.asking;
    return (await this.asking.of(() => this.desk.connect(checkRoutes).readCheck({params: {id}}), done))?.body;
  }

  async #readOffice(code: string | undefined): Promise<CheckedOffice | undefined> {
    if (code === undefined) return undefined;
    const api = this.desk.connect(directoryRoutes);
    const {done} = this.asking;
    return (await this.asking.of(() => api.readDirectoryDepartment({params: {code}}), done))?.body;
  }

  #send = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const form = this.#form;
    if (form === undefined) return;
    const {id, place, kept} = form;
    const {areaCode, departmentCode} = place;
    const body = checkBody(
      detail,
      {areaCode, ...(departmentCode !== undefined && {departmentCode})},
      kept?.version ?? 0,
    );
    if (body === undefined) return;
    const api = this.desk.connect(checkRoutes);
    const answer = await this.asking.of(() => api.recordCheck({params: {id}, body}), CHECKS.done);
    if (answer === undefined) {
      await this.#hear();
      return;
    }
    this.#errors = {};
    // A correction is done with; at the place of a new check there may be another one.
    this.#form = kept === undefined ? {...form, id: newIdempotencyKey()} : undefined;
    if (kept !== undefined) history.replaceState(history.state, '', '#/checks');
    this.requestUpdate();
    this.querySelector('h1')?.focus();
    await this.#list.restart();
  };

  async #hear(): Promise<void> {
    if (this.asking.code === 'version-stale') {
      this.asking.told();
      await Promise.all([this.#read(), this.#list.restart()]);
      this.#stale = true;
      this.requestUpdate();
      return;
    }
    const wrong = refusedField(this.asking.refusal);
    this.#errors = wrong ?? {};
    if (wrong !== undefined) this.asking.told();
    this.requestUpdate();
  }
}

function codeOf({areaCode, departmentCode}: Place): string {
  return departmentCode ?? areaCode;
}

function nameOf({departmentName, areaName}: Pick<ServiceCheck, 'departmentName' | 'areaName'>): string {
  return departmentName === undefined ? CHECKS.wholeArea(areaName) : `${departmentName} · ${areaName}`;
}
